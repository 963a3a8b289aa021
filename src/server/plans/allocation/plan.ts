// A plan: who is on each task and who is whose buddy; what each person is charged, and how far each aim is reached.
import { fitOf, preferenceOf, stretch } from './eligibility.ts';
import type { Instance } from './instance.ts';
import { type Held, isKeep, type Keep } from './keeping.ts';
import type { Aim } from './problem.ts';

/** The people on a task, and for each developing person among them the buddy, all by place. */
export type Placement = { people: number[]; buddies: Map<number, number> };
/** One entry a task; null where it is not covered. */
export type Plan = (Placement | null)[];

/** What each person is charged, in whole units: what they have done, and what the plan gives them. */
export function chargesOf({ units }: Pick<Instance, 'units'>, plan: Plan): number[] {
  const charged = [...units.done];
  for (const [task, placed] of plan.entries()) {
    for (const person of placed?.people ?? []) charged[person]! += units.task[task]!;
    for (const buddy of placed?.buddies.values() ?? []) charged[buddy]! += units.buddy[task]!;
  }
  return charged;
}

/** How the load is counted: in twentieths of a person's hours. */
export const loadSteps = 20;

/**
 * A plan's value for an aim, in whole numbers: cover in weights, load in twentieths, the others as counted.
 * Load is the only one where less is better.
 */
export function reached(instance: Instance, plan: Plan, aim: Aim | 'cover' | Keep): number {
  if (aim === 'load') return loadOf(instance, chargesOf(instance, plan));
  return plan.reduce((sum, placed, task) => sum + (placed ? adds(instance, task, placed, aim) : 0), 0);
}

/** What one task's placement adds to the value for an aim. */
export function adds(
  { problem, weight, keeping }: Instance,
  task: number,
  placed: Placement,
  aim: Exclude<Aim, 'load'> | 'cover' | Keep,
) {
  if (aim === 'cover') return weight[task]!;
  if (isKeep(aim)) return kept(keeping[aim][task]!, placed);
  return placed.people.reduce((sum, at) => sum + worth(aim, problem.people[at]!, problem.tasks[task]!), 0);
}

const kept = ({ on, buddies }: Held, placed: Placement): number =>
  placed.people.filter((at) => on.has(at)).length + [...placed.buddies.values()].filter((at) => buddies.has(at)).length;

function worth(aim: Exclude<Aim, 'load'>, ...pair: Parameters<typeof fitOf>): number {
  if (aim === 'fit') return fitOf(...pair);
  return aim === 'prefer' ? preferenceOf(...pair) : Number((stretch(...pair)?.length ?? 0) > 0);
}

/** The least load, in twentieths, that nobody charged so exceeds. */
export function loadOf({ units: { hours } }: Instance, charged: number[]): number {
  return charged.reduce(
    (most, units, person) => (units === 0 ? most : Math.max(most, Math.ceil((units * loadSteps) / hours[person]!))),
    0,
  );
}
