// The whole allocation: the best plan with its proof, why each person, what the next best would cost, what would unblock.
import type { AllocationAnswer, Assignment, StageAnswer } from './answer.ts';
import { standingOf } from './beside.ts';
import { type Instance, instanceOf, modelHash } from './instance.ts';
import { costsOf, nextPlan, type Present, whyNoOther } from './next.ts';
import { chargesOf, loadSteps, type Placement, type Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { reasonsFor, round, whyUncovered } from './reasons.ts';
import { loosen } from './relax.ts';
import type { Solver } from './solver.ts';
import { type Means, noticed, orderOf, type Stage, solveStages } from './stages.ts';

/** What is under way, for whoever waits. */
export type Progress = { doing: string; done: number; of: number };
export type Ways = Means & { onProgress?(progress: Progress): void };

/** How many pairs of person and task a problem may have for every next best choice to be planned wholly anew. */
const smallEnough = 400;

/** Solves a problem as far as the seconds allow. Throws where the time was too short to find any plan at all. */
export function allocate(problem: Problem, ways: Ways): AllocationAnswer {
  const instance = instanceOf(problem);
  const order = orderOf(problem);
  let done = 0;
  let late = false;
  const onLate = () => {
    late = true;
  };
  const report = ({ aim }: Stage) => ways.onProgress?.({ doing: aim, done: ++done, of: order.length });
  // A tenth of the time is kept for the reasons.
  const kept = ways.secondsLeft() / 10;
  const staged = solveStages(instance, {
    ...ways,
    secondsLeft: () => ways.secondsLeft() - kept,
    onStage: report,
    onLate,
  });
  if (staged === 'late') throw new OutOfTime();
  const common = () => ({ notes: [...notesOn(problem), ...(late ? [lateNote] : [])], modelHash: modelHash(problem) });
  if (!staged) return { ...infeasible(instance, problem, ways), ...common() };
  const { plan, stages } = staged;
  const proven = stages.every(({ value, bound }) => value === bound);
  const present = { ...standingOf(instance, plan), proven };
  return {
    status: proven ? 'optimal' : 'best-found',
    stages: stages.map((stage) => stageAnswer(instance, stage)),
    assignments: assignments(instance, problem, present, { ...ways, onLate }),
    unassigned: uncovered(instance, problem, plan).map((at) => {
      return { task: instance.problem.tasks[at]!.id, because: whyUncovered(instance, plan, at) };
    }),
    load: loadOf(instance, problem, plan),
    relax: singleRules(instance, problem, plan, { ...ways, onLate }),
    ...common(),
  };
}

const lateNote = 'the time limit cut this answer short: with more time, or on a faster machine, it may come out better';

/** The time was up before any plan was found. */
export class OutOfTime extends Error {}

function stageAnswer({ perPriority }: Instance, { aim, value, bound }: Stage): StageAnswer {
  const scale = aim === 'load' ? loadSteps : aim === 'cover' ? perPriority : 1;
  const gap = value === bound ? 0 : Math.abs(bound - value) / Math.abs(value || scale);
  return { aim, value: round(value / scale), bound: round(bound / scale), gap: round(gap) };
}

/** The tasks of the problem in its own order, as places in the instance. */
function inOrder(instance: Instance, problem: Problem): number[] {
  const place = new Map(instance.problem.tasks.map(({ id }, at) => [id, at]));
  return problem.tasks.map(({ id }) => place.get(id)!);
}

const uncovered = (instance: Instance, problem: Problem, plan: Plan) =>
  inOrder(instance, problem).filter((at) => !plan[at]);

function assignments(instance: Instance, problem: Problem, present: Present, ways: Ways): Assignment[] {
  const { plan } = present;
  const covered = inOrder(instance, problem).filter((at) => plan[at]);
  const anew = instance.pairs.length <= smallEnough ? measured(ways, workOnNext) : null;
  return covered.map((at, done) => {
    const placed = plan[at]!;
    ways.onProgress?.({ doing: 'next best choices', done, of: covered.length });
    return {
      task: instance.problem.tasks[at]!.id,
      ...named(instance, placed),
      because: reasonsFor(instance, at, placed),
      ...nextFor(instance, present, at, anew?.()),
    };
  });
}

/** How much work all next best choices together may take: steps of the simplex method, times the rows of the model. */
const workOnNext = 3_000_000;

/** The same means until so much work is done or the time is up, then none. */
function measured(means: Means, work: number): () => Means | null {
  let left = work;
  const solve: Solver['solve'] = (model, goal, effort) => {
    const found = means.solver.solve(model, goal, effort);
    left -= (found.work + 20) * model.rows.length;
    return found;
  };
  const counted = { ...means, solver: { ...means.solver, solve } };
  return () => {
    if (noticed(means, means.secondsLeft() - 0.2) <= 0) return null;
    return left > 0 ? counted : null;
  };
}

function named({ problem }: Instance, { people, buddies }: Placement) {
  const id = (place: number) => problem.people[place]!.id;
  return {
    people: people.map(id),
    buddies: Object.fromEntries([...buddies].map(([person, buddy]) => [id(person), id(buddy)])),
  };
}

function nextFor(
  instance: Instance,
  present: Present,
  at: number,
  means: Means | null = null,
): Pick<Assignment, 'next' | 'nextNote'> {
  const { plan } = present;
  const placed = plan[at]!;
  const noOther = whyNoOther(instance, at, placed);
  if (instance.ofTask[at]!.length === placed.people.length) return { next: null, nextNote: noOther };
  const found = nextPlan(instance, present, at, means);
  if (found === null) return { next: null, nextNote: noOther };
  if (found === 'unknown')
    return {
      next: null,
      nextNote: 'no other choice fits beside the rest of this plan; planning the rest anew was not tried',
    };
  return {
    next: { ...named(instance, found.plan[at]!), costs: costsOf(instance, plan, found.plan), exact: found.exact },
  };
}

function loadOf({ problem: { people }, units }: Instance, problem: Problem, plan: Plan): AllocationAnswer['load'] {
  const charged = chargesOf({ units }, plan);
  const hours = new Map(people.map(({ id }, at) => [id, round(charged[at]! / units.perHour)]));
  return problem.people.map(({ id, hours: of }) => ({ person: id, hours: hours.get(id)!, of }));
}

/** For each task left uncovered: the one rule whose loosening would make room for it, all else staying as it is. */
function singleRules(instance: Instance, problem: Problem, plan: Plan, ways: Ways): AllocationAnswer['relax'] {
  const charged = chargesOf(instance, plan);
  return uncovered(instance, problem, plan).flatMap((task) => {
    const seconds = noticed(ways, ways.secondsLeft() - 0.1);
    return seconds <= 0 ? [] : (loosen(instance, ways.solver, { tasks: [task], charged, most: 1, seconds }) ?? []);
  });
}

function infeasible(instance: Instance, problem: Problem, ways: Ways): Omit<AllocationAnswer, 'notes' | 'modelHash'> {
  const tasks = inOrder(instance, problem).filter((at) => instance.pinned[at]!.length > 0);
  const charged = [...instance.units.done];
  const relax = loosen(instance, ways.solver, { tasks, charged, seconds: Math.max(ways.secondsLeft(), 1) }) ?? [];
  const blocked = new Set(relax.flatMap(({ unblocks }) => unblocks));
  const because = (id: string) =>
    blocked.has(id)
      ? `its pins cannot be kept: ${relax
          .filter(({ unblocks }) => unblocks.includes(id))
          .map(({ rule }) => rule)
          .join('; ')}`
      : 'nothing is assigned while the pins of other tasks cannot be kept';
  return {
    status: 'infeasible',
    stages: [],
    assignments: [],
    unassigned: problem.tasks.map(({ id }) => ({ task: id, because: because(id) })),
    load: problem.people.map(({ id, hours, done }) => ({ person: id, hours: done, of: hours })),
    relax,
  };
}

/** A rule or a wish that names no task of the problem is no mistake, but whoever wrote it should know. */
function notesOn({ people, tasks }: Problem): string[] {
  const works = new Set(tasks.map(({ id }) => id));
  const known = new Set(tasks.flatMap(({ id, skills }) => [id, ...Object.keys(skills)]));
  return people.flatMap(({ id, rules, prefers, avoids }) => [
    ...rules.flatMap((rule) =>
      rule.kind === 'never' && !known.has(rule.value)
        ? [`${id}: never ${rule.value} has no effect, since no task has that id or needs that skill`]
        : [],
    ),
    ...[...prefers, ...avoids]
      .filter((wish) => !works.has(wish))
      .map((wish) => `${id}: the wish about ${wish} has no effect, since no task has that id`),
  ]);
}
