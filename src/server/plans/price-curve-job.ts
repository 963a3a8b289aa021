// Working out the price curve of a run beside the pages.
import { reading } from '../db.ts';
import { endedMeanwhile, type Job, onJob } from '../jobs.ts';
import { actorLater } from '../people/later.ts';
import { type AllocationProblem, solvePriceCurve } from './allocation.ts';
import { abandonPriceCurve, beginPriceCurve, curveToSolve, endPriceCurve } from './price-curves.ts';
import { solvedWhile } from './solving-job.ts';

type Asked = Pick<Job, 'organisationId' | 'payload'>;

onJob('price-curve', workPriceCurve, abandon);

/** Solves a curve that somebody asked for. Done twice it has one effect. @throws NotAllowed where they may no longer allocate */
export async function workPriceCurve({ organisationId, payload }: Asked) {
  const { curveId, askedBy } = payload as { curveId: string; askedBy: string };
  const actor = await actorLater(organisationId, askedBy);
  const look = () => (actor ? reading(organisationId, curveToSolve(actor, curveId)) : Promise.resolve(null));
  const asked = await look();
  if (!actor || !asked) return;
  const outcome = await beginPriceCurve(actor, asked.planId, curveId)
    .then(() =>
      solvedWhile(
        curveId,
        async () => (await look()) !== null,
        (watching) => solvePriceCurve(asked.problem as AllocationProblem, watching),
      ),
    )
    .catch(endedMeanwhile);
  if (outcome) await endPriceCurve(actor, asked.planId, curveId, outcome).catch(endedMeanwhile);
}

async function abandon({ organisationId, payload }: Asked, why: string) {
  const { curveId, askedBy } = payload as { curveId: string; askedBy: string };
  const actor = await actorLater(organisationId, askedBy);
  if (actor) await abandonPriceCurve(actor, curveId, why).catch(endedMeanwhile);
}
