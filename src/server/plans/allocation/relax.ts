// Which rules to loosen, as few and as lightly as can be, so that given tasks can be covered.
import { workFor } from './greatest.ts';
import { limitIn, otherBeyond } from './hours.ts';
import type { Instance } from './instance.ts';
import { type Elastic, grain, type Knob, knobOf, leavesOf, price, touches } from './knobs.ts';
import { atMost, sum, worthOf } from './linear.ts';
import { type Change, moreHours, withoutRule } from './loosened-problem.ts';
import { chargesOf, type Plan, takenOf } from './plan.ts';
import type { Person } from './problem.ts';
import { hoursWords, ruleWords } from './reasons.ts';
import { addShares } from './relax-shares.ts';
import { addTask } from './relax-task.ts';
import { addShapes, withLaterDays } from './relax-times.ts';
import { addWindows } from './relax-windows.ts';
import type { Solver } from './solver.ts';

/** `by`: hours, levels, people, days or parts; 1 for a rule that holds or does not; `other`: what of them other work takes. `change` makes it so. */
export type Loosened = { rule: string; by: number; other?: number; unblocks: string[]; change: Change };

/** What of a task is to be covered: `members` are its shares left over, or with `pinsOnly` those that somebody is pinned to. */
export type Work = { task: number; members: number[]; pinsOnly?: boolean };

/** `plan`: what stays as it is beside it; with `keepsPins` no pin may be lifted. */
export type Loosening = { works: Work[]; plan: Plan; seconds: number; keepsPins?: boolean };

/** The cheapest rules to loosen so that all of `works` can be covered beside what stays; null where nothing is enough, or the time was up. */
export function loosen(instance: Instance, solver: Solver, asked: Loosening): Loosened[] | null {
  const plain = cheapest(instance, solver, asked, false);
  // Neither to share work out nor to move it costs less.
  if (plain && plain.cost <= Math.min(price.sharing, price.due, price.spread)) return plain.rules;
  const moved = cheapest(withLaterDays(instance), solver, asked, true);
  return (moved && (!plain || moved.cost < plain.cost - 1e-9) ? moved : plain)?.rules ?? null;
}

/** `moves`: work may also be shared out, be due later, or not be spread. */
function cheapest(instance: Instance, solver: Solver, asked: Loosening, moves: boolean) {
  const { works, plan, seconds, keepsPins } = asked;
  const elastic: Elastic = {
    linear: { lower: [], upper: [], rows: [], continuous: new Set() },
    ...{ cost: [], knobs: new Map(), shapes: new Map(), lifts: !keepsPins },
    charge: instance.problem.people.map(() => []),
  };
  for (const work of works) {
    const { share, people, pinned, hours } = instance.problem.tasks[work.task]!;
    if (moves) addShapes(elastic, instance, work.task);
    const isShared = moves && people === 1 && pinned.length === 0 && hours > 0;
    if (share || isShared) addShares(elastic, instance, work, plan);
    else addTask(elastic, instance, work.task);
  }
  addHours(elastic, instance, chargesOf(instance, plan), addWindows(elastic, instance, takenOf(instance, plan)));
  const { cost, knobs, linear } = elastic;
  const goal = sum(cost.map(([at, price]) => [at, -price]));
  const { values } = solver.solve(linear, goal, { work: workFor(linear), seconds });
  const rules = values && [...knobs.values()].flatMap((knob) => loosened(instance, knob, values));
  return rules && { rules, cost: -worthOf(goal, values!) };
}

function loosened(
  { problem }: Instance,
  { rule, change, used, amount, per, beyond, tasks }: Knob,
  values: number[],
): Loosened[] {
  if (values[used]! < 0.5) return [];
  const by = amount === null ? 1 : Math.round((values[amount]! / per) * 1e6) / 1e6;
  const unblocks = [...tasks]
    .filter(([, ons]) => ons.some((on) => values[on]! > 0.5))
    .map(([task]) => problem.tasks[task]!.id);
  const other = Math.round((beyond / per) * 1e6) / 1e6;
  return [{ rule, by, ...(other > 0 && { other }), unblocks, change }];
}

/** `more`: for each person the rules that give them hours at some time, and so in all. */
function addHours(elastic: Elastic, { problem, units }: Instance, charged: number[], more: Knob[][]) {
  for (const [place, person] of problem.people.entries()) {
    const charges = elastic.charge[place]!.map(({ task, at, as, part }) => {
      return { task, at, by: part * (as === 'on' ? units.task : units.buddy)[task]! };
    });
    const most = charges.reduce((total, { at, by }) => total + by * elastic.linear.upper[at]!, charged[place]!);
    const beyond = otherBeyond(person) * units.perHour;
    // What other work takes of hours that are given counts against whatever was agreed, as all that somebody has does.
    const grown = [...more[place]!];
    for (const { rule, hours, price, change, own } of hourLimits(person)) {
      const limit = limitIn(units, hours);
      const eaten = own ? [] : grown.filter((one) => one.beyond > 0);
      const all = eaten.reduce((total, one) => total + one.beyond, most) + (own ? beyond : 0);
      if ((own ? most : all) <= limit) continue;
      const amount = { most: all - limit, per: units.perHour, grain: grain.hour, beyond: own ? beyond : 0 };
      const knob = knobOf(elastic, { rule: `${person.id}: ${rule}`, change, price, ...amount });
      const terms = charges.map(({ at, by }): [number, number] => [at, by]);
      const given = own
        ? more[place]!.flatMap((one) => leavesOf(one))
        : eaten.map((one): [number, number] => [one.used, one.beyond]);
      if (own) grown.push(knob);
      // A limit set below what is done already is passed by the first of the work.
      const passed = Math.max(0, charged[place]! - limit);
      const row = sum([...terms, ...given, [knob.used, passed], ...leavesOf(knob)]);
      elastic.linear.rows.push(atMost(row, limit + passed - charged[place]!));
      for (const { task, at } of charges) touches(knob, task, at);
    }
  }
}

type HourLimit = { rule: string; hours: number; price: number; change: Change; own: boolean };

function hourLimits(person: Person): HourLimit[] {
  const { id, hours } = person;
  const own = { rule: hoursWords(hours), hours, price: price.hours, change: moreHours(id), own: true };
  const agreed = person.rules.filter((rule) => rule.kind === 'max-hours');
  return [
    own,
    ...agreed.map((rule) => ({
      ...{ rule: ruleWords(rule), hours: rule.value, price: price['max-hours'] },
      ...{ change: withoutRule(id, rule), own: false },
    })),
  ];
}
