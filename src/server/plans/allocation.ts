// Who does what: an exact allocation, solved beside the event loop so that pages go on being answered.
import { Invalid, Unavailable } from '#server/errors.ts';
import { inWorker } from '#server/workers/run.ts';
import type { AllocationAnswer } from './allocation/answer.ts';
import { type AllocationProblem, readProblem } from './allocation/problem.ts';
import type { Progress } from './allocation/stages.ts';

export type { AllocationAnswer } from './allocation/answer.ts';
export type { AllocationProblem } from './allocation/problem.ts';

export type Solving = { timeLimitSeconds?: number; signal?: AbortSignal; onProgress?(progress: Progress): void };

/**
 * Solves a problem within a time limit, 30 seconds unless told.
 * Aborting the signal ends the calculation at once and rejects with its reason. Throws Invalid, by the place in the
 * problem, where it contradicts itself; Unavailable where the time was too short to find any plan.
 */
export async function solveAllocation(problem: AllocationProblem, solving: Solving = {}): Promise<AllocationAnswer> {
  const read = readProblem(problem);
  if ('refused' in read) throw new Invalid({ [read.refused.where]: read.refused.message });
  const { timeLimitSeconds: seconds = 30, ...watch } = solving;
  const data = { problem: read.problem, seconds };
  // The solver looks at the clock only between its steps: what it runs over is allowed for, but not without end.
  const timeout = (seconds * 1.5 + 20) * 1000;
  const { answer } = await inWorker<{ answer: AllocationAnswer | null }, Progress>('allocate', data, timeout, watch);
  if (!answer)
    throw new Unavailable('The time was up before any plan was found. Allow more time, or plan fewer tasks at once.');
  return answer;
}
