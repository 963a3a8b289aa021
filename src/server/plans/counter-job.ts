// Working out what a counter-offer costs others, beside the pages.
import { reading } from '../db.ts';
import { Invalid, Unavailable } from '../errors.ts';
import { endedMeanwhile, type Job, onJob } from '../jobs.ts';
import { actorLater } from '../people/later.ts';
import { solveAllocation } from './allocation.ts';
import { counterToPrice, priceCounter } from './counter-offers.ts';
import { priceOf, type Solve } from './counter-price.ts';

/** What the optimiser is given at most for each of its tries, in seconds. */
const timeLimit = 10;

type Asked = Pick<Job, 'organisationId' | 'payload'>;

onJob('counter-offer', workCounter, abandon);

const solve: Solve = (problem) => solveAllocation(problem, { timeLimitSeconds: timeLimit });

/** Done twice it has one effect. */
export async function workCounter({ organisationId, payload }: Asked): Promise<void> {
  const { counterId, askedBy } = payload as { counterId: string; askedBy: string };
  const actor = await actorLater(organisationId, askedBy);
  const open = actor && (await reading(organisationId, counterToPrice(actor, counterId)));
  if (!actor || !open) return;
  const outcome = await priceOf(open.standing, open.asked, solve).then(
    (price) => ({ price }),
    (error) => {
      if (error instanceof Invalid || error instanceof Unavailable) return { failure: error.message };
      throw error;
    },
  );
  await priceCounter(actor, counterId, outcome).catch(endedMeanwhile);
}

async function abandon({ organisationId, payload }: Asked, why: string) {
  const { counterId, askedBy } = payload as { counterId: string; askedBy: string };
  const actor = await actorLater(organisationId, askedBy);
  if (actor) await priceCounter(actor, counterId, { failure: why }).catch(endedMeanwhile);
}
