// The next best choice for a task: who would do it if the present people could not together, and what that would cost.
import { besideAll, type Standing } from './beside.ts';
import { stretch } from './eligibility.ts';
import type { Instance } from './instance.ts';
import { atMost, exactly, type Row, sum } from './linear.ts';
import type { Model } from './model.ts';
import { adds, loadSteps, type Placement, type Plan, reached } from './plan.ts';
import type { Aim } from './problem.ts';
import { type Means, solveStages } from './stages.ts';

/** `exact`: nothing better exists anywhere in the plan; otherwise the best with every other task left as it is. */
export type NextPlan = { plan: Plan; exact: boolean };

/** The plan asked about, and whether it is proven best. */
export type Present = Standing & { proven: boolean };

/**
 * What comes instead of the placement of a task; null where nothing can, `unknown` where that was not found out. Given
 * means, everything else is planned anew around it; without, it stays as it is.
 */
export function nextPlan(
  instance: Instance,
  present: Present,
  task: number,
  means: Means | null,
): NextPlan | null | 'unknown' {
  const beside = besideAll(instance, present, task);
  // What costs nothing against the best of all plans cannot be bettered.
  if (beside && present.proven && free(instance, present.plan, beside)) return { plan: beside, exact: true };
  const kept = beside ? { plan: beside, exact: false } : 'unknown';
  if (!means) return kept;
  const rows = (model: Model) => otherwise(instance, model, present.plan, task);
  const anew = solveStages(instance, means, { rows, start: beside });
  if (anew === null || anew === 'late') return anew && kept;
  return { plan: anew.plan, exact: anew.stages.every(({ value, bound }) => value === bound) };
}

function free(instance: Instance, from: Plan, to: Plan): boolean {
  const order = ['cover', ...instance.problem.aims] as const;
  return order.every((aim) => reached(instance, from, aim) === reached(instance, to, aim));
}

/** The task is done, but not by the same people. */
function otherwise({ problem, pairs, ofTask }: Instance, { covered }: Model, plan: Plan, task: number): Row[] {
  const present = ofTask[task]!.filter((pair) => plan[task]!.people.includes(pairs[pair]!.person));
  const people = problem.tasks[task]!.people;
  return [atMost(sum(present.map((pair) => [pair, 1])), people - 1), exactly(sum([[covered[task]!, 1]]), 1)];
}

/** What one plan costs against another, aim by aim, in words. */
export function costsOf(instance: Instance, from: Plan, to: Plan): string[] {
  const { problem } = instance;
  const lost = problem.tasks.filter((_, at) => from[at] && !to[at]).map(({ id }) => `task ${id} would go uncovered`);
  const won = problem.tasks.filter((_, at) => !from[at] && to[at]).map(({ id }) => `task ${id} would be covered`);
  const changed = [...from.keys()].filter((at) => from[at] !== to[at]);
  const aims = problem.aims.flatMap((aim) => {
    if (aim === 'load') {
      const [was, is] = [reached(instance, from, aim), reached(instance, to, aim)];
      return was === is ? [] : [`load ${percent(was)} → ${percent(is)}`];
    }
    const more = changed.reduce((sum, at) => sum + worth(instance, to, at, aim) - worth(instance, from, at, aim), 0);
    return more === 0 ? [] : [`${words[aim]} ${more > 0 ? '+' : '−'}${Math.abs(more)}`];
  });
  return [...lost, ...won, ...aims];
}

const worth = (instance: Instance, plan: Plan, at: number, aim: Exclude<Aim, 'load'>) =>
  plan[at] ? adds(instance, at, plan[at], aim) : 0;

const words = { fit: 'fit', develop: 'development', prefer: 'preferences' };
const percent = (steps: number) => `${(steps * 100) / loadSteps} %`;

/** Why nobody else can do a task. */
export function whyNoOther(instance: Instance, task: number, { people }: Placement): string {
  const { pinned, ofTask, pairs, problem } = instance;
  if (people.every((person) => pinned[task]!.includes(person)))
    return 'chosen by the leader: nobody else is considered';
  const others = ofTask[task]!.filter((pair) => !people.includes(pairs[pair]!.person));
  if (others.length > 0) return 'nobody else who may take it has the hours, however the rest is planned';
  const lone = people.length === 1 && stretch(problem.people[people[0]!]!, problem.tasks[task]!)?.length === 0;
  return lone ? 'nobody else may take it' : 'no other people may take it';
}
