// A plan: who is on each task and who is whose buddy; what each person is charged, and how far each aim is reached.
import { fitOf, preferenceOf } from './eligibility.ts';
import type { Instance } from './instance.ts';
import { isKeep, type Keep } from './keeping.ts';
import type { Aim } from './problem.ts';
import { noneTaken } from './windows.ts';

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

/** What each person takes of each window, `[window][person]`. */
export function takenOf({ windows }: Pick<Instance, 'windows'>, plan: Plan): number[][] {
  const taken = noneTaken(windows);
  for (const [task, placed] of plan.entries()) if (placed) take(taken, { windows }, task, placed, 1);
  return taken;
}

/** Adds what a placement takes of the windows, or takes it away again. */
export function take(
  taken: number[][],
  { windows }: Pick<Instance, 'windows'>,
  task: number,
  { people, buddies }: Placement,
  sign: 1 | -1,
) {
  for (const { window, on, buddy } of windows.ofTask[task]!) {
    for (const person of people) taken[window]![person]! += sign * on;
    for (const one of buddies.values()) taken[window]![one]! += sign * buddy;
  }
}

/** How the load is counted: in twentieths of a person's hours. */
export const loadSteps = 20;

/**
 * A plan's value for an aim, in whole numbers: cover in weights, load in twentieths, the others as counted.
 * Load is the only one where less is better.
 */
export function reached(instance: Instance, plan: Plan, aim: Aim | 'cover' | Keep): number {
  if (aim === 'load') return loadOf(instance, chargesOf(instance, plan));
  if (isKeep(aim)) return keptIn(instance, plan, aim);
  if (aim === 'develop') return stepsUp(instance, plan, plan.keys());
  if (aim === 'prefer') return wishesMet(instance, plan, plan.keys());
  return plan.reduce((sum, placed, task) => sum + (placed ? adds(instance, task, placed, aim) : 0), 0);
}

/** How many people take a step up on these tasks: somebody with several shares of one takes one step. */
export function stepsUp({ problem, first }: Instance, plan: Plan, tasks: Iterable<number>): number {
  const steps = new Set<number>();
  for (const task of tasks) {
    for (const person of plan[task]?.buddies.keys() ?? []) steps.add(first[task]! * problem.people.length + person);
  }
  return steps.size;
}

/** How many wishes are met on these tasks, less how many are gone against: somebody with several shares of one has one wish of it. */
export function wishesMet({ problem, first }: Instance, plan: Plan, tasks: Iterable<number>): number {
  const wishes = new Map<number, number>();
  for (const task of tasks) {
    for (const person of plan[task]?.people ?? []) {
      const wish = preferenceOf(problem.people[person]!, problem.tasks[task]!);
      wishes.set(first[task]! * problem.people.length + person, wish);
    }
  }
  return [...wishes.values()].reduce((sum, wish) => sum + wish, 0);
}

/** What one task's placement adds to the value for an aim. */
export function adds({ problem, weight }: Instance, task: number, placed: Placement, aim: 'fit' | 'cover'): number {
  if (aim === 'cover') return weight[task]!;
  return placed.people.reduce((sum, at) => sum + fitOf(problem.people[at]!, problem.tasks[task]!), 0);
}

/** Nobody keeps more of a task than they had of it. */
export function keptIn({ keeping, first }: Instance, plan: Plan, keep: Keep): number {
  const left = keeping[keep].map(({ on, buddies }) => ({ on: new Map(on), buddies: new Map(buddies) }));
  const keeps = (times: Map<number, number>, person: number): number => {
    const most = times.get(person) ?? 0;
    if (most > 0) times.set(person, most - 1);
    return Number(most > 0);
  };
  return plan.reduce((sum, placed, task) => {
    const { on, buddies } = left[first[task]!]!;
    const stays = (placed?.people ?? []).map((person) => keeps(on, person));
    const beside = [...(placed?.buddies.values() ?? [])].map((person) => keeps(buddies, person));
    return [...stays, ...beside].reduce((all, one) => all + one, sum);
  }, 0);
}

/** The least load, in twentieths, that nobody charged so exceeds. */
export function loadOf({ units: { hours } }: Instance, charged: number[]): number {
  return charged.reduce(
    (most, units, person) => (units === 0 ? most : Math.max(most, Math.ceil((units * loadSteps) / hours[person]!))),
    0,
  );
}
