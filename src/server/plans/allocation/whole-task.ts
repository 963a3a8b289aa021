// A task as it was given, with what a plan says of all its shares together.
import type { Instance } from './instance.ts';
import type { Placement, Plan } from './plan.ts';
import { round } from './reasons.ts';
import { membersOf } from './shares.ts';

/** `task`: the place of its first share, and its own where it is not shared. `covered`: those of its shares that somebody does. */
export type Whole = { task: number; members: number[]; covered: number[]; placed: Placement; parts: Parts | null };

/** Of a shared task, in hours: what each person does, and what each buddy is charged for whom. */
export type Parts = { on: Map<number, number>; buddies: { person: number; buddy: number; hours: number }[] };

/** The whole of a task; whoever has several shares is named once, with the buddy who supports most of them. */
export function wholeOf(instance: Instance, plan: Plan, task: number): Whole {
  const members = membersOf(instance.first, task);
  const covered = coveredOf(instance.first, plan, task);
  if (!instance.problem.tasks[task]!.share)
    return { ...{ task, members, covered, parts: null }, placed: plan[task] ?? { people: [], buddies: new Map() } };
  const parts = partsOf(instance, plan, task, covered);
  const most = parts.buddies.toSorted((a, b) => a.hours - b.hours);
  const placed = {
    people: [...parts.on.keys()].sort((a, b) => a - b),
    buddies: new Map(most.map(({ person, buddy }) => [person, buddy])),
  };
  return { task, members, covered, placed, parts };
}

export const coveredOf = (first: number[], plan: Plan, task: number) =>
  membersOf(first, task).filter((member) => plan[member]);

function partsOf({ units }: Instance, plan: Plan, task: number, covered: number[]): Parts {
  const on = new Map<number, number>();
  const beside = new Map<string, { person: number; buddy: number; shares: number }>();
  for (const { people, buddies } of covered.map((member) => plan[member]!)) {
    const person = people[0]!;
    on.set(person, (on.get(person) ?? 0) + 1);
    for (const buddy of buddies.values()) {
      const key = `${person}/${buddy}`;
      beside.set(key, { person, buddy, shares: (beside.get(key)?.shares ?? 0) + 1 });
    }
  }
  const hours = (shares: number, charge: number) => round((shares * charge) / units.perHour);
  return {
    on: new Map([...on].map(([person, shares]) => [person, hours(shares, units.task[task]!)])),
    buddies: [...beside.values()].map(({ shares, ...pair }) => ({ ...pair, hours: hours(shares, units.buddy[task]!) })),
  };
}
