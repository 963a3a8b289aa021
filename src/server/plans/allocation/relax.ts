// Which rules to loosen, as few and as lightly as can be, so that given tasks can be covered.
import { type Bar, levelOf, mayBeBuddy, ruledOut, stretch } from './eligibility.ts';
import { workFor } from './greatest.ts';
import { limitIn } from './hours.ts';
import type { Instance } from './instance.ts';
import { atLeast, atMost, column, exactly, type Linear, sum } from './linear.ts';
import type { Plan } from './plan.ts';
import type { Person, Task } from './problem.ts';
import { hoursWords, ruleWords } from './reasons.ts';
import { addShares } from './relax-shares.ts';
import { addWindows } from './relax-windows.ts';
import type { Solver } from './solver.ts';

/** `by`: hours, levels or people; 1 for a rule that holds or does not. */
export type Loosened = { rule: string; by: number; unblocks: string[] };

/** What of a task is to be covered: `members` are its shares left over, or with `pinsOnly` those that somebody is pinned to. */
export type Work = { task: number; members: number[]; pinsOnly?: boolean };

/** `plan`, `charged` and `taken`: what stays as it is beside it. */
export type Loosening = {
  works: Work[];
  plan: Plan;
  charged: number[];
  taken: number[][];
  most?: number;
  seconds: number;
};

/**
 * How hard each kind of rule is to loosen. Hours and the leader's own choices come before levels, and last what a person
 * agreed as an adjustment. A thousandth a unit makes the least amount best among equals.
 */
export const price = {
  hours: 1.1,
  by: 1.12,
  week: 1.14,
  share: 1.05,
  'max-hours': 1,
  pin: 1.5,
  people: 1.6,
  forbidden: 1.4,
  level: 1.8,
  task: 2.2,
  rule: 2.5,
};
const grain = 0.001;
/** A level more takes weeks to learn: two of them are dearer than any one rule. */
const levelGrain = 0.5;

export type Knob = { rule: string; used: number; amount: number | null; per: number; tasks: Map<number, number[]> };
export type Elastic = { linear: Linear; cost: [number, number][]; knobs: Map<string, Knob>; charge: Charge[][] };
/** Column `at` charges somebody with a part of what being on the task, or buddy on it, takes: all of it where `part` is 1. */
export type Charge = { task: number; at: number; as: 'on' | 'buddy'; part: number };

/**
 * The cheapest rules to loosen so that all of `works` can be covered beside what stays as it is, at most `most` of
 * them; null where no loosening is enough, or the time was up.
 */
export function loosen(
  instance: Instance,
  solver: Solver,
  { works, plan, charged, taken, most, seconds }: Loosening,
): Loosened[] | null {
  const linear: Linear = { lower: [], upper: [], rows: [], continuous: new Set() };
  const elastic: Elastic = { linear, cost: [], knobs: new Map(), charge: instance.problem.people.map(() => []) };
  for (const work of works) {
    if (instance.problem.tasks[work.task]!.share) addShares(elastic, instance, work, plan);
    else addTask(elastic, instance, work.task);
  }
  addHours(elastic, instance, charged, addWindows(elastic, instance, taken));
  const { cost, knobs } = elastic;
  if (most !== undefined) linear.rows.push(atMost(sum([...knobs.values()].map(({ used }) => [used, 1])), most));
  const goal = sum(cost.map(([at, price]) => [at, -price]));
  const { values } = solver.solve(linear, goal, { work: workFor(linear), seconds });
  return values && [...knobs.values()].flatMap((knob) => loosened(instance, knob, values));
}

function loosened({ problem }: Instance, { rule, used, amount, per, tasks }: Knob, values: number[]): Loosened[] {
  if (values[used]! < 0.5) return [];
  const by = amount === null ? 1 : Math.round((values[amount]! / per) * 1e6) / 1e6;
  const unblocks = [...tasks]
    .filter(([, ons]) => ons.some((on) => values[on]! > 0.5))
    .map(([task]) => problem.tasks[task]!.id);
  return [{ rule, by, unblocks }];
}

function addTask(elastic: Elastic, instance: Instance, at: number) {
  const { problem, pinned } = instance;
  const task = problem.tasks[at]!;
  const { linear } = elastic;
  const always = column(linear, 1, 1);
  // A task must be covered while one of its pins stands; once all are lifted it may be left out.
  const covered = column(linear, pinned[at]!.length > 0 ? 0 : 1, 1);
  const heads: [number, number][] = [];
  const groups = new Map<string, { below: string[]; on: number[] }>();
  for (const [place, person] of problem.people.entries()) {
    const on = column(linear, 0, 1);
    heads.push([on, 1]);
    elastic.charge[place]!.push({ task: at, at: on, as: 'on', part: 1 });
    const below = stretch(person, task) ?? [];
    const supported = below.length > 0 && problem.people.some((one) => mayBeBuddy(one, task, below));
    if (supported) groups.set(below.join('\n'), { below, on: [...(groups.get(below.join('\n'))?.on ?? []), on] });
    else addLevels(elastic, person, task, at, on);
    for (const bar of ruledOut(person, task)) addBar(elastic, person, task, at, on, bar);
    if (pinned[at]!.includes(place)) {
      const knob = knobOf(elastic, `${task.id}: pinned ${person.id}`, price.pin, null, 1);
      touches(knob, at, always);
      for (const kept of [on, covered]) {
        linear.rows.push(
          atLeast(
            sum([
              [kept, 1],
              [knob.used, 1],
            ]),
            1,
          ),
        );
      }
    }
  }
  for (const { below, on } of groups.values()) addBuddies(elastic, instance, at, below, on, heads);
  const crowd = knobOf(
    elastic,
    `${task.id}: ${task.people} ${task.people === 1 ? 'person' : 'people'}`,
    price.people,
    1,
    1,
  );
  touches(crowd, at, always);
  const fewer = column(linear, 0, task.people - 1);
  const more = column(linear, 0, Math.max(0, pinned[at]!.length - task.people));
  linear.rows.push(exactly(sum([...heads, [fewer, 1], [more, -1], [covered, -task.people]]), 0));
  linear.rows.push(
    exactly(
      sum([
        [crowd.amount!, 1],
        [fewer, -1],
        [more, -1],
      ]),
      0,
    ),
  );
}

export function addLevels(elastic: Elastic, person: Person, task: Task, at: number, on: number) {
  for (const [skill, needed] of Object.entries(task.skills)) {
    const gap = needed - levelOf(person, skill);
    if (gap <= 0) continue;
    const knob = knobOf(
      elastic,
      `${person.id}: level ${levelOf(person, skill)} for ${skill}`,
      price.level,
      4,
      1,
      levelGrain,
    );
    touches(knob, at, on);
    elastic.linear.rows.push(
      atLeast(
        sum([
          [knob.amount!, 1],
          [on, -gap],
        ]),
        0,
      ),
    );
  }
}

export function addBar(elastic: Elastic, person: Person, task: Task, at: number, on: number, bar: Bar) {
  if (bar.by === 'rule' && bar.rule.kind === 'max-task-hours') {
    const over = task.hours - bar.rule.value;
    const knob = knobOf(elastic, `${person.id}: ${ruleWords(bar.rule)}`, price.task, 100_000, 1);
    touches(knob, at, on);
    elastic.linear.rows.push(
      atLeast(
        sum([
          [knob.amount!, 1],
          [on, -over],
        ]),
        0,
      ),
    );
    return;
  }
  const name = bar.by === 'forbidden' ? `${task.id}: not ${person.id}` : `${person.id}: ${ruleWords(bar.rule)}`;
  const knob = knobOf(elastic, name, bar.by === 'forbidden' ? price.forbidden : price.rule, null, 1);
  touches(knob, at, on);
  elastic.linear.rows.push(
    atLeast(
      sum([
        [knob.used, 1],
        [on, -1],
      ]),
      0,
    ),
  );
}

function addBuddies(
  { linear, charge }: Elastic,
  instance: Instance,
  at: number,
  below: string[],
  on: number[],
  heads: [number, number][],
) {
  const task = instance.problem.tasks[at]!;
  const support: [number, number][] = [];
  for (const [place, person] of instance.problem.people.entries()) {
    if (!mayBeBuddy(person, task, below)) continue;
    const most = on.length;
    const buddy = column(linear, 0, most);
    support.push([buddy, 1]);
    charge[place]!.push({ task: at, at: buddy, as: 'buddy', part: 1 });
    linear.rows.push(
      atMost(
        sum([
          [buddy, 1],
          [heads[place]![0], most],
        ]),
        most,
      ),
    );
  }
  linear.rows.push(exactly(sum([...support, ...on.map((one): [number, number] => [one, -1])]), 0));
}

/** `more`: for each person the columns that give them hours at some time, and so in all. */
function addHours(elastic: Elastic, { problem, units }: Instance, charged: number[], more: number[][]) {
  for (const [place, person] of problem.people.entries()) {
    const charges = elastic.charge[place]!.map(({ task, at, as, part }) => {
      return { task, at, by: part * (as === 'on' ? units.task : units.buddy)[task]! };
    });
    const most = charges.reduce((total, { at, by }) => total + by * elastic.linear.upper[at]!, charged[place]!);
    for (const { rule, hours, price, own } of hourLimits(person)) {
      const limit = limitIn(units, hours);
      if (most <= limit) continue;
      const knob = knobOf(elastic, `${person.id}: ${rule}`, price, most - limit, units.perHour);
      const terms = charges.map(({ at, by }): [number, number] => [at, by]);
      const given = own ? more[place]!.map((at): [number, number] => [at, -1]) : [];
      // A limit set below what is done already is passed by the first of the work.
      const passed = Math.max(0, charged[place]! - limit);
      const row = sum([...terms, ...given, [knob.used, passed], [knob.amount!, -1]]);
      elastic.linear.rows.push(atMost(row, limit + passed - charged[place]!));
      for (const { task, at } of charges) touches(knob, task, at);
    }
  }
}

function hourLimits(person: Person): { rule: string; hours: number; price: number; own: boolean }[] {
  const own = { rule: hoursWords(person.hours), hours: person.hours, price: price.hours, own: true };
  const agreed = person.rules.filter((rule) => rule.kind === 'max-hours');
  return [
    own,
    ...agreed.map((rule) => ({ rule: ruleWords(rule), hours: rule.value, price: price['max-hours'], own: false })),
  ];
}

export function touches({ tasks }: Knob, task: number, at: number) {
  tasks.set(task, [...(tasks.get(task) ?? []), at]);
}

/** The columns of one rule: whether it is loosened and, where it has an amount, by how much. */
export function knobOf(
  { linear, cost, knobs }: Elastic,
  rule: string,
  price: number,
  most: number | null,
  per: number,
  each = grain,
): Knob {
  const known = knobs.get(rule);
  if (known) return known;
  const used = column(linear, 0, 1);
  cost.push([used, price]);
  const amount = most === null ? null : column(linear, 0, most);
  if (amount !== null) {
    linear.continuous!.add(amount);
    cost.push([amount, each / per]);
    linear.rows.push(
      atMost(
        sum([
          [amount, 1],
          [used, -most!],
        ]),
        0,
      ),
    );
  }
  const knob = { rule, used, amount, per, tasks: new Map() };
  knobs.set(rule, knob);
  return knob;
}
