// The next best choice for a task: who would do it if the present people could not together, and what that would cost.
import { stretch } from './eligibility.ts';
import type { Instance } from './instance.ts';
import { atMost, exactly, type Row, sum } from './linear.ts';
import type { Model } from './model.ts';
import { chargesOf, loadSteps, type Placement, type Plan, reached } from './plan.ts';
import type { Aim } from './problem.ts';
import { type Means, solveStages } from './stages.ts';

/** `exact`: nothing better exists anywhere in the plan; otherwise the best with every other task left as it is. */
export type NextPlan = { plan: Plan; exact: boolean };

/** What comes instead of the placement of a task; null where nothing can, `unknown` where the time was up first. */
export function nextPlan(
  instance: Instance,
  plan: Plan,
  task: number,
  means: Means | null,
): NextPlan | null | 'unknown' {
  const beside = besideAll(instance, plan, task);
  if (beside && order(instance).every((aim) => reached(instance, beside, aim) === reached(instance, plan, aim))) {
    return { plan: beside, exact: true };
  }
  if (!means) return beside ? { plan: beside, exact: false } : 'unknown';
  const rows = (model: Model) => otherwise(instance, model, plan, task);
  const anew = solveStages(instance, means, { rows, start: beside });
  if (anew === null) return null;
  if (anew === 'late') return 'unknown';
  const exact = anew.stages.every(({ value, bound }) => value === bound);
  return { plan: anew.plan, exact };
}

const order = ({ problem }: Instance): (Aim | 'cover')[] => ['cover', ...problem.aims];

/** The task is done, but not by the same people. */
function otherwise({ problem, pairs, ofTask }: Instance, { covered }: Model, plan: Plan, task: number): Row[] {
  const present = ofTask[task]!.filter((pair) => plan[task]!.people.includes(pairs[pair]!.person));
  const people = problem.tasks[task]!.people;
  const done =
    covered[task] === null ? ofTask[task]!.map((pair) => [pair, 1] as const) : [[covered[task]!, 1] as const];
  return [atMost(sum(present.map((pair) => [pair, 1])), people - 1), exactly(sum(done), 1)];
}

/** The best plan that differs in one person of this task alone, and in their buddies. */
function besideAll(instance: Instance, plan: Plan, task: number): Plan | null {
  let best: Plan | null = null;
  for (const placed of swaps(instance, plan[task]!, task)) {
    const tried = plan.with(task, placed);
    if (fits(instance, tried) && (!best || better(instance, tried, best))) best = tried;
  }
  return best;
}

function* swaps({ pairs, ofTask, groups, pinned }: Instance, now: Placement, task: number): Generator<Placement> {
  for (const out of now.people.filter((person) => !pinned[task]!.includes(person))) {
    const stay = now.people.filter((person) => person !== out);
    for (const pair of ofTask[task]!) {
      const { person, below } = pairs[pair]!;
      if (now.people.includes(person) || [...now.buddies].some(([of, buddy]) => of !== out && buddy === person))
        continue;
      const people = [...stay, person].sort((a, b) => a - b);
      const kept = [...now.buddies].filter(([of]) => of !== out);
      if (below.length === 0) yield { people, buddies: new Map(kept) };
      else {
        const group = groups.find(({ pairs: inside }) => inside.includes(pair))!;
        for (const buddy of group.buddies.filter((one) => !people.includes(one))) {
          yield { people, buddies: new Map([...kept, [person, buddy]]) };
        }
      }
    }
  }
}

function fits(instance: Instance, plan: Plan): boolean {
  return chargesOf(instance, plan).every((charged, person) => charged <= instance.units.cap[person]!);
}

function better(instance: Instance, a: Plan, b: Plan): boolean {
  for (const aim of order(instance)) {
    const gain = (reached(instance, a, aim) - reached(instance, b, aim)) * (aim === 'load' ? -1 : 1);
    if (gain !== 0) return gain > 0;
  }
  return false;
}

/** What one plan costs against another, aim by aim, in words. */
export function costsOf(instance: Instance, from: Plan, to: Plan): string[] {
  const { problem } = instance;
  const lost = problem.tasks.filter((_, at) => from[at] && !to[at]).map(({ id }) => `task ${id} would go uncovered`);
  const won = problem.tasks.filter((_, at) => !from[at] && to[at]).map(({ id }) => `task ${id} would be covered`);
  const aims = problem.aims.flatMap((aim) => {
    const [was, is] = [reached(instance, from, aim), reached(instance, to, aim)];
    if (was === is) return [];
    if (aim === 'load') return [`load ${percent(was)} → ${percent(is)}`];
    return [`${words[aim]} ${is > was ? '+' : '−'}${Math.abs(is - was)}`];
  });
  return [...lost, ...won, ...aims];
}

const words = { fit: 'fit', develop: 'development', prefer: 'preferences' };
const percent = (steps: number) => `${(steps * 100) / loadSteps} %`;

/** Why nobody else can do a task. */
export function whyNoOther(instance: Instance, task: number, { people }: Placement): string {
  const { pinned, ofTask, pairs, problem } = instance;
  if (people.every((person) => pinned[task]!.includes(person))) return 'pinned: nobody else is considered';
  const others = ofTask[task]!.filter((pair) => !people.includes(pairs[pair]!.person));
  if (others.length > 0) return 'nobody else who may take it has the hours, however the rest is planned';
  const lone = people.length === 1 && stretch(problem.people[people[0]!]!, problem.tasks[task]!)?.length === 0;
  return lone ? 'nobody else may take it' : 'no other people may take it';
}
