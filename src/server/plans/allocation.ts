// Who does what: an exact allocation, solved beside the event loop so that pages go on being answered.
import { Invalid, Unavailable } from '#server/errors.ts';
import { inProcess } from '#server/workers/run.ts';
import type { AllocationAnswer } from './allocation/answer.ts';
import type { PriceCurve } from './allocation/price-curve.ts';
import { type AllocationProblem, type Problem, readProblem } from './allocation/problem.ts';
import type { Progress } from './allocation/stages.ts';

export type { AllocationAnswer } from './allocation/answer.ts';
export type { AllocationProblem } from './allocation/problem.ts';

export type Solving = { timeLimitSeconds?: number; signal?: AbortSignal; onProgress?(progress: Progress): void };
/**
 * `testsAvailability`: it is solved once more by hours alone, and the answer says what that would have given; `pricesWishes`: it says what
 * each wish that was not met would have cost.
 */
export type Asking = Solving & { testsAvailability?: boolean; pricesWishes?: boolean };

/**
 * Solves a problem within a time limit, 30 seconds unless told.
 * Aborting the signal ends the calculation at once and rejects with its reason. Throws Invalid, by the place in the
 * problem, where it contradicts itself; Unavailable where the time was too short to find any plan.
 */
export async function solveAllocation(problem: AllocationProblem, solving: Asking = {}): Promise<AllocationAnswer> {
  const { timeLimitSeconds: seconds = 30, testsAvailability = false, pricesWishes = false, ...watch } = solving;
  const data = { problem: readThrough(problem), seconds, testsAvailability, pricesWishes };
  // The solver looks at the clock only between its steps: what it runs over is allowed for, but not without end.
  const timeout = (seconds * 1.5 + 20) * 1000;
  const { answer } = await inProcess<{ answer: AllocationAnswer | null }, Progress>('allocate', data, timeout, watch);
  if (!answer)
    throw new Unavailable('The time was up before any plan was found. Allow more time, or plan fewer tasks at once.');
  return answer;
}

/** The price curve of a problem, within a time limit, 60 seconds unless told; ended and refused as an allocation is. */
export async function solvePriceCurve(problem: AllocationProblem, solving: Solving = {}): Promise<PriceCurve> {
  const { timeLimitSeconds: seconds = 60, ...watch } = solving;
  const data = { problem: readThrough(problem), seconds };
  const timeout = (seconds * 1.5 + 20) * 1000;
  const { curve } = await inProcess<{ curve: PriceCurve | null }, Progress>('price-curve', data, timeout, watch);
  if (!curve) throw new Unavailable('The time was up before any plan was found. Plan fewer tasks at once.');
  return curve;
}

function readThrough(problem: AllocationProblem): Problem {
  const read = readProblem(problem);
  if ('refused' in read) throw new Invalid({ [read.refused.where]: read.refused.message });
  return read.problem;
}
