// What a page of the witness begins with: the testimony where they have a seat, the door where they hold the link, else nothing.
import type { RequestEvent } from '@sveltejs/kit';
import { dayInWords, dayOf, momentInWords } from '#server/day-words.ts';
import { NotFound } from '#server/errors.ts';
import { asPageOf } from '#server/page.ts';
import { answerPage } from '#server/portfolios/testimony/answer-page.ts';
import { atTheDoor, seated } from './witness-seat.ts';

/** Opening a page changes nothing: mail scanners open links too. */
export const answering = (event: RequestEvent) => found(event).catch(asPageOf(event));

async function found(event: RequestEvent) {
  event.setHeaders(event.locals.account ? {} : { 'cache-control': 'no-store' });
  const asked = await theirs(event);
  const isAtDoor = !asked && (await atTheDoor(event)) !== null;
  return { asked, isAtDoor };
}

async function theirs(event: RequestEvent) {
  const actor = await seated(event);
  if (!actor) return null;
  try {
    const asked = await answerPage(actor, event.params.testimony!);
    const { timeZone } = actor.organisation;
    return {
      ...{ ...asked, timeZone, witness: actor.name },
      until: asked.until && dayInWords(dayOf(asked.until, timeZone)),
      retracted: asked.retractedAt && momentInWords(asked.retractedAt, timeZone),
    };
  } catch (caught) {
    if (caught instanceof NotFound) return null; // signed in, and not whom it was asked of: perhaps they hold the link
    throw caught;
  }
}

export type Answering = NonNullable<Awaited<ReturnType<typeof found>>['asked']>;
