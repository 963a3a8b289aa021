// The next best choice for a task: who would do it if the present people could not together, and what that would cost.
import { besideAll, type Standing } from './beside.ts';
import { stretch } from './eligibility.ts';
import type { Instance } from './instance.ts';
import { atLeast, atMost, exactly, type Row, sum } from './linear.ts';
import type { Model } from './model.ts';
import { adds, loadSteps, type Plan, reached, stepsUp, wishesMet } from './plan.ts';
import type { Aim } from './problem.ts';
import { hoursWords } from './reasons.ts';
import { membersOf } from './shares.ts';
import { type Means, solveStages } from './stages.ts';
import { coveredOf, type Whole } from './whole-task.ts';

/** `exact`: nothing better exists anywhere in the plan; otherwise the best with every other task left as it is. */
export type NextPlan = { plan: Plan; exact: boolean };

/** The plan asked about, and whether it is proven best. */
export type Present = Standing & { proven: boolean };

/**
 * What comes instead of the placement of a task, or of the division of a shared one; null where nothing can, `unknown` where
 * that was not found out. Given means, everything else is planned anew around it; without, it stays as it is.
 */
export function nextPlan(
  instance: Instance,
  present: Present,
  { task, covered }: Whole,
  means: Means | null,
): NextPlan | null | 'unknown' {
  const isShared = instance.problem.tasks[task]!.share !== undefined;
  const one = movable(instance, present, covered);
  const holders = one.map((member) => present.plan[member]!.people[0]!);
  const beside = besideAll(instance, present, isShared ? one : [task]);
  // What costs nothing against the best of all plans cannot be bettered.
  if (beside && present.proven && free(instance, present.plan, beside)) return { plan: beside, exact: true };
  const kept = beside ? { plan: beside, exact: false } : 'unknown';
  if (!means) return kept;
  const ways = isShared
    ? holders.map((person) => (model: Model) => lessOf(instance, model, { task, covered }, present.plan, person))
    : [(model: Model) => otherwise(instance, model, present.plan, task)];
  return bestOf(instance, means, ways, beside, kept);
}

/** The best plan in which this person is on the task, which others have; as of `nextPlan`. */
export function planWith(
  instance: Instance,
  present: Present,
  { task, covered }: Whole,
  person: number,
  means: Means | null,
): NextPlan | null | 'unknown' {
  const pair = instance.ofTask[task]!.find((one) => instance.pairs[one]!.person === person);
  if (pair === undefined) return null;
  const isShared = instance.problem.tasks[task]!.share !== undefined;
  const beside = besideAll(instance, present, isShared ? movable(instance, present, covered) : [task], person);
  if (beside && present.proven && free(instance, present.plan, beside)) return { plan: beside, exact: true };
  const kept = beside ? { plan: beside, exact: false } : 'unknown';
  if (!means) return kept;
  return bestOf(instance, means, [({ at }) => [atLeast(sum([[at[pair]!, 1]]), 1)]], beside, kept);
}

/** Of a shared task one share of each person who has any that is not pinned. */
function movable(instance: Instance, { plan }: Present, covered: number[]): number[] {
  const holders = new Set<number>();
  return covered.filter((member) => {
    const person = plan[member]!.people[0]!;
    const fresh = !holders.has(person) && instance.pinned[member]!.length === 0;
    if (fresh) holders.add(person);
    return fresh;
  });
}

/** The best of several ways round, of which each was solved. */
function bestOf(
  instance: Instance,
  means: Means,
  ways: ((model: Model) => Row[])[],
  beside: Plan | null,
  kept: NextPlan | 'unknown',
): NextPlan | null | 'unknown' {
  const found = ways.map((rows) => {
    // The plan to begin from keeps to one of the ways only.
    return solveStages(instance, means, { rows, start: ways.length === 1 ? beside : null });
  });
  if (found.includes('late')) return kept;
  const solved = found.filter((one) => one !== null && one !== 'late');
  const exact = solved.every(({ stages }) => stages.every(({ value, bound }) => value === bound));
  const best = solved.reduce<Plan | null>(
    (best, { plan }) => (!best || isBetter(instance, plan, best) ? plan : best),
    null,
  );
  return best && { plan: best, exact };
}

function isBetter(instance: Instance, plan: Plan, than: Plan): boolean {
  for (const aim of ['cover', ...instance.problem.aims] as const) {
    const more = reached(instance, plan, aim) - reached(instance, than, aim);
    if (more !== 0) return aim === 'load' ? more < 0 : more > 0;
  }
  return false;
}

function free(instance: Instance, from: Plan, to: Plan): boolean {
  const order = ['cover', ...instance.problem.aims] as const;
  return order.every((aim) => reached(instance, from, aim) === reached(instance, to, aim));
}

/** The task is done, but not by the same people. */
function otherwise({ problem, pairs, ofTask }: Instance, { covered, at }: Model, plan: Plan, task: number): Row[] {
  const present = ofTask[task]!.filter((pair) => plan[task]!.people.includes(pairs[pair]!.person));
  const people = problem.tasks[task]!.people;
  return [atMost(sum(present.map((pair) => [at[pair]!, 1])), people - 1), exactly(sum([[covered[task]!, 1]]), 1)];
}

/** As much of the shared task is done, but this person has fewer of its shares. */
function lessOf(
  { pairs, ofTask }: Instance,
  { at, covered }: Model,
  whole: Pick<Whole, 'task' | 'covered'>,
  plan: Plan,
  person: number,
): Row[] {
  const has = whole.covered.filter((member) => plan[member]!.people.includes(person)).length;
  const pair = ofTask[whole.task]!.find((one) => pairs[one]!.person === person)!;
  return [atMost(sum([[at[pair]!, 1]]), has - 1), atLeast(sum([[covered[whole.task]!, 1]]), whole.covered.length)];
}

/** What one plan costs against another, aim by aim, in words. */
export function costsOf(instance: Instance, from: Plan, to: Plan): string[] {
  const { problem } = instance;
  const touched = new Set([...from.keys()].filter((at) => from[at] !== to[at]).map((at) => instance.first[at]!));
  const changed = [...touched].flatMap((task) => membersOf(instance.first, task));
  const aims = problem.aims.flatMap((aim) => {
    if (aim === 'load') {
      const [was, is] = [reached(instance, from, aim), reached(instance, to, aim)];
      return was === is ? [] : [`load ${percent(was)} → ${percent(is)}`];
    }
    const more = worth(instance, to, changed, aim) - worth(instance, from, changed, aim);
    return more === 0 ? [] : [`${words[aim]} ${more > 0 ? '+' : '−'}${Math.abs(more)}`];
  });
  return [
    ...coverCosts(instance, from, to, 'would go uncovered'),
    ...coverCosts(instance, to, from, 'would be covered'),
    ...aims,
  ];
}

/** The tasks of which one plan does more than the other; of a shared one, how many hours. */
function coverCosts({ problem, first, units }: Instance, more: Plan, less: Plan, would: string): string[] {
  return problem.tasks.flatMap(({ id, share }, task) => {
    if (first[task] !== task) return [];
    const hours = (plan: Plan) => (coveredOf(first, plan, task).length * units.task[task]!) / units.perHour;
    const by = hours(more) - hours(less);
    if (share) return by > 0 ? [`${hoursWords(by)} of task ${id} ${would}`] : [];
    return more[task] && !less[task] ? [`task ${id} ${would}`] : [];
  });
}

function worth(instance: Instance, plan: Plan, tasks: number[], aim: Exclude<Aim, 'load'>): number {
  if (aim === 'develop') return stepsUp(instance, plan, tasks);
  if (aim === 'prefer') return wishesMet(instance, plan, tasks);
  return tasks.reduce((sum, at) => sum + (plan[at] ? adds(instance, at, plan[at], aim) : 0), 0);
}

const words = { fit: 'fit', develop: 'development', prefer: 'preferences' };
const percent = (steps: number) => `${(steps * 100) / loadSteps} %`;

/** Why nobody else can do a task. */
export function whyNoOther(instance: Instance, { task, members, placed: { people } }: Whole): string {
  const { pinned, ofTask, pairs, problem } = instance;
  const chosen = new Set(members.flatMap((member) => pinned[member]!));
  const others = ofTask[task]!.filter((pair) => !people.includes(pairs[pair]!.person));
  if (problem.tasks[task]!.share && (others.length > 0 || people.length > 1))
    return 'the hours allow no other division of it, however the rest is planned';
  if (people.every((person) => chosen.has(person)))
    return 'it was settled before the run, so nobody else is considered';
  if (others.length > 0) return 'nobody else who may take it has the hours, however the rest is planned';
  const lone = people.length === 1 && stretch(problem.people[people[0]!]!, problem.tasks[task]!)?.length === 0;
  return lone ? 'nobody else may take it' : 'no other people may take it';
}
