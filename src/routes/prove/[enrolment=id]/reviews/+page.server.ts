import { beginReviewForm } from '#server/assessment/reviews/progress-reviews.form.ts';
import { beginReview } from '#server/assessment/reviews/progress-reviews.ts';
import { reviewsOf } from '#server/assessment/reviews/review-page.ts';
import { today } from '#server/clock.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';

export const _uses = ['progress-review.list', 'progress-review.begin'] as const;

export const load = page(async (actor, { params }) => {
  const reviews = await reviewsOf(actor, params.enrolment!);
  const { timeZone } = actor.organisation;
  return { ...reviews, own: reviews.enrolment.candidateId === actor.personId, day: today(timeZone) };
});

export const actions = {
  default: submit(beginReviewForm, async (actor, values, { params }) => {
    const { id } = await beginReview(actor, params.enrolment!, values);
    const said = 'The review is open. Agree on what is done next, and each signs.';
    return { to: `/prove/${params.enrolment}/reviews/${id}`, said };
  }),
};
