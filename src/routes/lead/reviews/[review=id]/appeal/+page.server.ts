import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { appealOfReview } from '#server/reviews/appeal-page.ts';
import { decideAppeal } from '#server/reviews/appeals.ts';
import { decideAppealForm } from '#server/reviews/performance-reviews.form.ts';

export const _uses = ['performance-review.view-appeal', 'performance-review.decide-appeal'] as const;

export const load = page(async (actor, { params }) => ({
  ...(await appealOfReview(actor, params.review!)),
  timeZone: actor.organisation.timeZone,
}));

export const actions = {
  default: submit(decideAppealForm, async (actor, values, { params }) => {
    await decideAppeal(actor, params.review!, values);
    const said =
      values.outcome === 'stands'
        ? 'Decided: the review stands. Both read why.'
        : 'Decided: the review is to change. Both read why, and sign again.';
    return { said };
  }),
};
