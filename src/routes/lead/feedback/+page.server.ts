import { z } from 'zod';
import { findAsked, pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { feedbackOf } from '#server/support/colleague-feedback-list.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['colleague-feedback.list'] as const;

export const load = page(async (actor, { url }) => {
  const asked = url.searchParams.get('with');
  const withId = z.uuid().safeParse(asked).data ?? null;
  const find = findAsked(url);
  const list = await feedbackOf(actor, { page: pageAsked(url), withId, find });
  const taken = list.people.some(({ id }) => id === withId) ? asked : null;
  const say = () => 'Between you and the person whom the address names there is no feedback.';
  return {
    ...list,
    ...{ find, withId: taken, me: actor.personId, timeZone: actor.organisation.timeZone },
    unheeded: unheeded(url, [{ name: 'with', taken, say }]),
  };
});
