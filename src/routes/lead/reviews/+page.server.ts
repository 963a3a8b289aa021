import { pageAsked } from '#server/asked.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { performanceReviewsOf } from '#server/reviews/performance-review-list.ts';
import { openReviewForm } from '#server/reviews/performance-reviews.form.ts';
import { openReview } from '#server/reviews/performance-reviews.ts';

export const _uses = ['performance-review.list', 'performance-review.open'] as const;

export const load = page((actor, { url }) => performanceReviewsOf(actor, pageAsked(url)));

export const actions = {
  default: submit(openReviewForm, async (actor, values) => {
    const { id } = await openReview(actor, values);
    return { to: `/lead/reviews/${id}`, said: 'The review is open. The member writes their own view first.' };
  }),
};
