import { redirect } from '@sveltejs/kit';
import { giveTestimony, saveDraft } from '#server/portfolios/testimony/answering.ts';
import { draftOf, laterForm, testimonyForm } from '#server/portfolios/testimony/testimony.form.ts';
import { answering } from '../../answering-page.ts';
import { asWitness } from '../../witness-seat.ts';
import type { PageServerLoad } from './$types';

export const _uses = ['testimony.answer', 'testimony.write', 'testimony.give'] as const;

/** Own words come first: without them, or without a seat and nothing sent, it begins there. */
export const load: PageServerLoad = async (event) => {
  const found = await answering(event);
  const isOpen = found.asked?.state === 'requested' || found.asked?.state === 'opened';
  const words = found.asked?.draft.words;
  if (event.request.method === 'GET' && !(isOpen && words)) redirect(303, `/testimony/${event.params.testimony}`);
  return { ...found, isOpen };
};

export const actions = {
  later: asWitness(laterForm, async (actor, { version, ...values }, { params, url }) => {
    await saveDraft(actor, params.testimony!, version, draftOf(values));
    return { to: url.pathname, said: 'Kept. You can come back with the same link and go on.' };
  }),
  give: asWitness(testimonyForm, async (actor, values, { params }) => {
    await giveTestimony(actor, params.testimony!, values);
    return { to: `/testimony/${params.testimony}`, said: 'Your testimony is signed.' };
  }),
};
