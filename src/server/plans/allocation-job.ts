// Solving a run of the allocation beside the pages. Cancelling is seen within a second, from whichever process it was asked.
import { reading } from '../db.ts';
import { endedMeanwhile, type Job, onJob } from '../jobs.ts';
import type { Actor } from '../people/actor.ts';
import { actorLater } from '../people/later.ts';
import { abandonAllocation, allocationById, beginAllocation, endAllocation } from './allocating.ts';
import { type AllocationProblem, solveAllocation } from './allocation.ts';
import type { Allocation } from './assignments.table.ts';
import { solvedWhile } from './solving-job.ts';

/** What the optimiser is given at most, in seconds. */
export const timeLimit = 60;

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

const solved = (actor: Actor, { id, problem }: Allocation) =>
  solvedWhile(
    id,
    async () => (await reading(actor.organisationId, allocationById(actor, id)))?.state === 'solving',
    (watching) =>
      solveAllocation(problem as AllocationProblem, {
        ...watching,
        timeLimitSeconds: timeLimit,
        testsAvailability: true,
        pricesWishes: true,
      }),
  );
