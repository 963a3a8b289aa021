// The whole allocation: the best plan with its proof, why each person, what the next best would cost, what would unblock.
import type { AllocationAnswer, StageAnswer } from './answer.ts';
import { assignmentsOf, loadOf } from './answers.ts';
import { standingOf } from './beside.ts';
import { type Instance, instanceOf, modelHash } from './instance.ts';
import { infeasible, named, unassignedOf, waysOut } from './mending.ts';
import { notesOn } from './notes.ts';
import { loadSteps } from './plan.ts';
import type { Problem } from './problem.ts';
import { round } from './reasons.ts';
import { orderOf, type Stage, solveStages, type Ways } from './stages.ts';
import { unmetOf } from './unmet.ts';

/**
 * Solves a problem as far as the seconds allow. `pricesWishes`: what each wish that was not met would have cost is found out too. Throws
 * where the time was too short to find any plan at all.
 */
export function allocate(problem: Problem, ways: Ways & { pricesWishes?: boolean }): AllocationAnswer {
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
    assignments: assignmentsOf(instance, problem, present, { ...ways, onLate }),
    unassigned: unassignedOf(instance, problem, plan),
    load: loadOf(instance, problem, plan),
    relax: waysOut(instance, problem, plan, { ...ways, onLate }).map(named),
    ...(ways.pricesWishes ? { unmet: unmetOf(instance, problem, present, { ...ways, onLate }) } : {}),
    ...common(),
  };
}

const lateNote = 'the time limit cut this answer short: with more time, or on a faster machine, it may come out better';

/** The time was up before any plan was found. */
export class OutOfTime extends Error {}

/** A stage in the units of the problem: cover in priority, load as a share. */
export function stageAnswer({ perPriority }: Instance, { aim, value, bound }: Stage): StageAnswer {
  const scale = aim === 'load' ? loadSteps : aim === 'cover' ? perPriority : 1;
  const gap = value === bound ? 0 : Math.abs(bound - value) / Math.abs(value || scale);
  return { aim, value: round(value / scale), bound: round(bound / scale), gap: round(gap) };
}
