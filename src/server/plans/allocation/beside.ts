// The best change of a single task with every other task left as it is: quick, since only that task's people differ.
import { preferenceOf } from './eligibility.ts';
import type { Instance } from './instance.ts';
import { adds, chargesOf, loadOf, type Placement, type Plan, reached, take, takenOf } from './plan.ts';
import type { Aim } from './problem.ts';
import { membersOf } from './shares.ts';

/** A plan with what everybody is charged in it, and takes of each window. */
export type Standing = { plan: Plan; charged: number[]; taken: number[][] };

export const standingOf = (instance: Instance, plan: Plan): Standing => ({
  ...{ plan, charged: chargesOf(instance, plan), taken: takenOf(instance, plan) },
});

/**
 * The best plan that differs in one person of one of these tasks alone, and in their buddies; null where none fits. `joining`: who that
 * person has to be.
 */
export function besideAll(instance: Instance, standing: Standing, tasks: number[], joining?: number): Plan | null {
  const { plan } = standing;
  const spare = reached(instance, plan, 'develop') - instance.leastDevelop;
  let best: { task: number; placed: Placement; worth: number[] } | null = null;
  for (const task of tasks) {
    const now = plan[task]!;
    const rest = membersOf(instance.first, instance.first[task]!).filter((one) => one !== task);
    const developing = new Set(rest.flatMap((one) => [...(plan[one]?.buddies.keys() ?? [])]));
    const steps = ({ buddies }: Placement) => [...buddies.keys()].filter((person) => !developing.has(person)).length;
    const there = new Set(rest.flatMap((one) => plan[one]?.people ?? []));
    const wishes = ({ people }: Placement) => {
      const own = people.filter((person) => !there.has(person)).map((person) => instance.problem.people[person]!);
      return own.reduce((sum, person) => sum + preferenceOf(person, instance.problem.tasks[task]!), 0);
    };
    const others = moved(instance, standing.charged, task, now, -1);
    for (const placed of swaps(instance, now, task, joining)) {
      const tried = moved(instance, others, task, placed, 1);
      if (tried.some((units, person) => units > instance.units.cap[person]!)) continue;
      const more = (aim: Exclude<Aim, 'load'>) => {
        if (aim === 'fit') return adds(instance, task, placed, aim) - adds(instance, task, now, aim);
        return aim === 'prefer' ? wishes(placed) - wishes(now) : steps(placed) - steps(now);
      };
      if (!inWindows(instance, standing.taken, task, now, placed) || spare + more('develop') < 0) continue;
      const worth = instance.problem.aims.map((aim) => (aim === 'load' ? -loadOf(instance, tried) : more(aim)));
      if (!best || firstHigher(worth, best.worth)) best = { task, placed, worth };
    }
  }
  return best && plan.with(best.task, best.placed);
}

function inWindows(instance: Instance, taken: number[][], task: number, now: Placement, placed: Placement): boolean {
  const { windows, ofTask } = instance.windows;
  if (ofTask[task]!.length === 0) return true;
  take(taken, instance, task, now, -1);
  take(taken, instance, task, placed, 1);
  const fits = ofTask[task]!.every(({ window }) =>
    taken[window]!.every((amount, person) => amount <= windows[window]!.limit[person]!),
  );
  take(taken, instance, task, placed, -1);
  take(taken, instance, task, now, 1);
  return fits;
}

function moved({ units }: Instance, charged: number[], task: number, { people, buddies }: Placement, sign: 1 | -1) {
  const after = [...charged];
  for (const person of people) after[person]! += sign * units.task[task]!;
  for (const buddy of buddies.values()) after[buddy]! += sign * units.buddy[task]!;
  return after;
}

function* swaps(
  { pairs, ofTask, groups, pinned }: Instance,
  now: Placement,
  task: number,
  joining: number | undefined,
): Generator<Placement> {
  const inside = groups.filter((group) => group.task === task);
  for (const out of now.people.filter((person) => !pinned[task]!.includes(person))) {
    const stay = now.people.filter((person) => person !== out);
    for (const pair of ofTask[task]!) {
      const { person, below } = pairs[pair]!;
      if (joining !== undefined && person !== joining) continue;
      if (now.people.includes(person) || [...now.buddies].some(([of, buddy]) => of !== out && buddy === person))
        continue;
      const people = [...stay, person].sort((a, b) => a - b);
      const kept = [...now.buddies].filter(([of]) => of !== out);
      if (below.length === 0) yield { people, buddies: new Map(kept) };
      else {
        const group = inside.find((one) => one.pairs.includes(pair))!;
        for (const buddy of group.buddies.filter((one) => !people.includes(one))) {
          yield { people, buddies: new Map([...kept, [person, buddy]]) };
        }
      }
    }
  }
}

function firstHigher(a: number[], b: number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! > b[at]!;
}
