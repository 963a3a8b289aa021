import { nothing } from '#server/fields.ts';
import { submitOpenly } from '#server/form.ts';
import { declineTestimony, retractTestimony, saveDraft } from '#server/portfolios/testimony/answering.ts';
import { codeForm, laterWordsForm, ownWordsForm, takeBackForm } from '#server/portfolios/testimony/testimony.form.ts';
import { askForCode, enterByCode } from '#server/portfolios/testimony/witness-door.ts';
import { answering } from '../answering-page.ts';
import { asWitness, keepSeat, requireDoor } from '../witness-seat.ts';
import type { PageServerLoad } from './$types';

export const _uses = [
  'testimony.answer',
  'testimony.open',
  'testimony.write',
  'testimony.decline',
  'testimony.retract',
] as const;

export const load: PageServerLoad = async (event) => ({
  ...(await answering(event)),
  codeIsSent: event.url.searchParams.has('code'),
});

export const actions = {
  code: submitOpenly(nothing, async (_, event) => {
    await askForCode(await requireDoor(event));
    return { to: `${event.url.pathname}?code`, said: 'The code is on its way to your e-mail.' };
  }),
  enter: submitOpenly(codeForm, async ({ code }, event) => {
    const guest = await requireDoor(event);
    keepSeat(event, guest.testimonyId, await enterByCode(guest, code));
    return { to: event.url.pathname };
  }),
  words: asWitness(ownWordsForm, async (actor, { words, version }, { params, url }) => {
    await saveDraft(actor, params.testimony!, version, { words });
    return { to: `${url.pathname}/about` };
  }),
  later: asWitness(laterWordsForm, async (actor, { words, version }, { params, url }) => {
    await saveDraft(actor, params.testimony!, version, { words });
    return { to: url.pathname, said: 'Kept. You can come back with the same link and go on.' };
  }),
  decline: asWitness(nothing, async (actor, _, { params, url }) => {
    await declineTestimony(actor, params.testimony!);
    return { to: url.pathname, said: 'You have declined. Nothing of what you wrote is kept.' };
  }),
  retract: asWitness(takeBackForm, async (actor, { reason }, { params, url }) => {
    await retractTestimony(actor, params.testimony!, reason);
    return { to: url.pathname, said: 'You have taken it back. Nobody can rely on it any more.' };
  }),
};
