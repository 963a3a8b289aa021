// The leader takes back support that they promised by taking a counter-offer: the next run decides freely again.
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { changed, lockedCounter } from './counter-offers.ts';
import { requireShaped } from './plan-state.ts';

/** Whoever helps does so until the next run is given out. @throws Conflict where nothing is promised any more */
export const endSupport = (actor: Actor, planId: string, counterId: string) =>
  act(actor, 'counter-offer.decide', lockedCounter(actor, counterId, planId), async (tx, { counter, state }, keep) => {
    requireShaped(state);
    if (counter.kind !== 'support' || counter.outcome !== 'taken' || counter.supportEndedAt)
      throw new Conflict('This support is not promised any more.');
    const ended = await changed(tx, counter, { supportEndedAt: now(), supportEndedBy: actor.personId });
    keep('counter-offer', ended);
    return ended;
  });
