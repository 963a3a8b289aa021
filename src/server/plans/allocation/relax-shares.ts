// Loosening what stands against a task that is shared, or could be: beside the rules of every task, how small a share may be.
import { type Group, groupKey, mayBeBuddy, onlyBuddy, ruledOut, stretch } from './eligibility.ts';
import type { Instance } from './instance.ts';
import { type Elastic, knobOf, price, touches } from './knobs.ts';
import { atLeast, atMost, column, exactly, sum } from './linear.ts';
import { sharedInto, smallerShares } from './loosened-problem.ts';
import type { Plan } from './plan.ts';
import type { Person } from './problem.ts';
import { hoursWords } from './reasons.ts';
import type { Work } from './relax.ts';
import { addBar, addLevels, longestOf, pinOf } from './relax-task.ts';
import { chargeOf } from './relax-times.ts';
import { membersOf } from './shares.ts';

/** Shares as they are, or halved, or of a third or a quarter: then whoever has some keeps as many hours. */
const finer = [1, 2, 3, 4];

/** `counts[k]`: how many shares of the finer kind k somebody takes; `any`: whether they take part at all. */
type Part = { place: number; counts: number[]; any: number };

type Stepping = Pick<Group, 'below' | 'only'>;

export function addShares(elastic: Elastic, instance: Instance, work: Work, plan: Plan) {
  const { linear } = elastic;
  const { problem } = instance;
  const task = problem.tasks[work.task]!;
  const kinds = finer.map(() => column(linear, 0, 1));
  linear.rows.push(exactly(sum(kinds.map((at) => [at, 1] as const)), 1));
  addSmaller(elastic, instance, work, kinds);
  const parts = problem.people.map((_, place) => partOf(elastic, instance, work, place));
  for (const [k, kind] of kinds.entries()) {
    const heads = parts.map(({ counts }) => [counts[k]!, 1] as const);
    const shares = work.pinsOnly ? membersOf(instance.first, work.task) : work.members;
    const all = shares.length * finer[k]!;
    const row = sum([...heads, [kind, -all]]);
    linear.rows.push(work.pinsOnly ? atMost(row, 0) : exactly(row, 0));
  }
  const groups = new Map<string, Stepping & { parts: Part[] }>();
  for (const part of parts) {
    const person = problem.people[part.place]!;
    const step = { below: stretch(person, task) ?? [], only: onlyBuddy(person, task) };
    const supported = step.below.length > 0 && problem.people.some((one) => mayBeBuddy(one, task, step));
    const key = groupKey(step);
    if (supported) groups.set(key, { ...step, parts: [...(groups.get(key)?.parts ?? []), part] });
    else addLevels(elastic, person, task, work.task, part.any);
    for (const bar of ruledOut(person, task))
      if (bar.by !== 'rule' || bar.rule.kind !== 'max-task-hours')
        addBar(elastic, person, task, work.task, part.any, bar);
    addLongest(elastic, instance, work, plan, part, person);
    if (work.pinsOnly) addPin(elastic, instance, work, part, person);
  }
  for (const group of groups.values()) addBuddies(elastic, instance, work, group);
}

/** That shares are smaller than they may be, or that one person need not do it alone: the finer, the more so. */
function addSmaller(elastic: Elastic, instance: Instance, work: Work, kinds: number[]) {
  const { knob, amounts } = smallerOf(elastic, instance, work);
  const less = kinds.map((at, k) => [at, -amounts[k]!] as const);
  elastic.linear.rows.push(atLeast(sum([[knob.amount!, 1], ...less]), 0));
  for (const at of kinds.slice(1)) {
    touches(knob, work.task, at);
    elastic.linear.rows.push(
      atMost(
        sum([
          [at, 1],
          [knob.used, -1],
        ]),
        0,
      ),
    );
  }
}

function smallerOf(elastic: Elastic, { problem, units }: Instance, { task }: Work) {
  const { id, share } = problem.tasks[task]!;
  if (!share) {
    const rule = { rule: `${id}: done by one person`, change: sharedInto(id), price: price.sharing };
    return { knob: knobOf(elastic, { ...rule, most: finer.at(-1)! }), amounts: finer.map((k) => (k === 1 ? 0 : k)) };
  }
  const { smallest } = share;
  const hours = units.task[task]! / units.perHour;
  const rule = { rule: `${id}: shares of at least ${hoursWords(smallest)}`, change: smallerShares(id) };
  return {
    knob: knobOf(elastic, { ...rule, price: price.share, most: smallest }),
    amounts: finer.map((k) => (k === 1 ? 0 : Math.max(0, smallest - hours / k))),
  };
}

function partOf(elastic: Elastic, instance: Instance, { task, members }: Work, place: number): Part {
  const { linear } = elastic;
  const any = column(linear, 0, 1);
  const counts = finer.map((k) => {
    const at = column(linear, 0, members.length * k);
    linear.rows.push(
      atMost(
        sum([
          [at, 1],
          [any, -members.length * k],
        ]),
        0,
      ),
    );
    chargeOf(elastic, instance, place, { task, at, as: 'on', part: 1 / k });
    return at;
  });
  return { place, counts, any };
}

/** How long one task may be holds of all that somebody has of it. */
function addLongest(
  elastic: Elastic,
  { units, first }: Instance,
  { task }: Work,
  plan: Plan,
  { place, counts, any }: Part,
  person: Person,
) {
  const hours = units.task[task]! / units.perHour;
  const has = plan.filter((placed, at) => first[at] === task && placed?.people.includes(place)).length * hours;
  for (const rule of person.rules) {
    if (rule.kind !== 'max-task-hours') continue;
    const knob = longestOf(elastic, person, rule);
    touches(knob, task, any);
    const takes = counts.map((at, k) => [at, -hours / finer[k]!] as const);
    elastic.linear.rows.push(atLeast(sum([[knob.amount!, 1], ...takes]), Math.min(0, has - rule.value)));
  }
}

/** Whoever is pinned has a share, unless the pin is lifted. */
function addPin(elastic: Elastic, { problem, pinned }: Instance, { task, members }: Work, part: Part, person: Person) {
  if (!members.some((member) => pinned[member]!.includes(part.place))) return;
  const knob = pinOf(elastic, problem.tasks[task]!, person);
  touches(knob, task, column(elastic.linear, 1, 1));
  const heads = part.counts.map((at) => [at, 1] as const);
  elastic.linear.rows.push(atLeast(sum([...heads, [knob.used, 1]]), 1));
}

function addBuddies(
  elastic: Elastic,
  instance: Instance,
  { task, members }: Work,
  { parts, ...step }: Stepping & { parts: Part[] },
) {
  const { linear } = elastic;
  const { people, tasks } = instance.problem;
  const able = [...people.keys()].filter((place) => mayBeBuddy(people[place]!, tasks[task]!, step));
  for (const [k, times] of finer.entries()) {
    const support = able.map((place) => {
      const at = column(linear, 0, members.length * times);
      chargeOf(elastic, instance, place, { task, at, as: 'buddy', part: 1 / times });
      return [at, 1] as const;
    });
    linear.rows.push(exactly(sum([...support, ...parts.map(({ counts }) => [counts[k]!, -1] as const)]), 0));
  }
}
