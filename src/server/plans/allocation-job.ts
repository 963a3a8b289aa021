// Solving a run of the allocation beside the pages. Cancelling is seen within a second, from whichever process it was asked.
import { reading } from '../db.ts';
import { Invalid, Unavailable } from '../errors.ts';
import { endedMeanwhile, type Job, onJob } from '../jobs.ts';
import type { Actor } from '../people/actor.ts';
import { actorLater } from '../people/later.ts';
import { abandonAllocation, allocationById, beginAllocation, endAllocation } from './allocating.ts';
import { type AllocationAnswer, type AllocationProblem, solveAllocation } from './allocation.ts';
import type { Allocation } from './assignments.table.ts';

/** What the optimiser is given at most, in seconds. */
export const timeLimit = 30;

type Asked = Pick<Job, 'organisationId' | 'payload'>;

onJob('allocation', workAllocation, abandon);

/** Solves a run that somebody asked for. Done twice it has one effect. @throws NotAllowed where they may no longer allocate */
export async function workAllocation({ organisationId, payload }: Asked) {
  const { allocationId, askedBy } = payload as { allocationId: string; askedBy: string };
  const actor = await actorLater(organisationId, askedBy);
  const asked = actor && (await reading(organisationId, allocationById(actor, allocationId)));
  if (!actor || !asked || (asked.state !== 'waiting' && asked.state !== 'solving')) return;
  const outcome = await beginAllocation(actor, asked.planId, allocationId)
    .then((begun) => solved(actor, begun))
    .catch(endedMeanwhile);
  if (outcome) await endAllocation(actor, asked.planId, allocationId, outcome).catch(endedMeanwhile);
}

async function abandon({ organisationId, payload }: Asked, why: string) {
  const { allocationId, askedBy } = payload as { allocationId: string; askedBy: string };
  const actor = await actorLater(organisationId, askedBy);
  if (actor) await abandonAllocation(actor, allocationId, why).catch(endedMeanwhile);
}

type Outcome = { answer: AllocationAnswer } | { failure: string };

async function solved(actor: Actor, { id, problem }: Allocation): Promise<Outcome | null> {
  const cancelled = new AbortController();
  const watch = setInterval(() => {
    void reading(actor.organisationId, allocationById(actor, id))
      .then((row) => row?.state === 'solving' || cancelled.abort())
      .catch(() => undefined); // the database is away for a moment: the next look decides
  }, 1_000);
  try {
    const solving = { timeLimitSeconds: timeLimit, signal: cancelled.signal };
    return { answer: await solveAllocation(problem as AllocationProblem, solving) };
  } catch (error) {
    if (cancelled.signal.aborted) return null;
    if (error instanceof Invalid || error instanceof Unavailable) return { failure: error.message };
    throw error;
  } finally {
    clearInterval(watch);
  }
}
