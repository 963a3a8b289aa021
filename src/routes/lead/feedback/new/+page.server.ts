import { submit } from '#server/form.ts';
import { checkFields, giveChecked, graveIn } from '#server/insights/feedback-fields.ts';
import { page } from '#server/page.ts';
import { giveFeedbackFormOf } from '#server/support/colleague-feedback.form.ts';
import { colleagues } from '#server/support/colleague-feedback-list.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['colleague-feedback.list', 'colleague-feedback.give'] as const;

export const load = page(async (actor, { url }) => {
  const people = await colleagues(actor);
  const asked = url.searchParams.get('to');
  const to = people.find(({ id }) => id === asked)?.id ?? null;
  const say = () => 'The address names nobody you work with: choose whom it is for.';
  return { people, to, unheeded: unheeded(url, [{ name: 'to', taken: to, say }]) };
});

export const actions = {
  give: submit(
    (actor) => giveFeedbackFormOf(actor.personId),
    async (actor, { receiverId, noted, ...words }) => {
      if (!noted && !words.asItIsBecause && graveIn(checkFields(words)).length > 0) return { handsBack: true };
      const { id } = await giveChecked(actor, receiverId, words);
      return { to: `/lead/feedback/${id}`, said: 'Given. They see it on their Today.' };
    },
  ),
  check: submit(
    (actor) => giveFeedbackFormOf(actor.personId),
    async () => ({ handsBack: true }),
  ),
};
