import {
  finishReviewActionForm,
  goOnForm,
  reviewActionForm,
  reviewCommentForm,
  signReviewForm,
} from '#server/assessment/reviews/progress-reviews.form.ts';
import {
  addReviewAction,
  commentOnReview,
  finishReviewAction,
  goOnWithoutEmployer,
  signReview,
} from '#server/assessment/reviews/progress-reviews.ts';
import { reviewOf } from '#server/assessment/reviews/review-page.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';

export const _uses = [
  ...(['progress-review.view', 'progress-review.comment', 'progress-review.add-action'] as const),
  ...(['progress-review.finish-action', 'progress-review.go-on', 'progress-review.sign'] as const),
] as const;

export const load = page(async (actor, { params }) => ({
  ...(await reviewOf(actor, params.review!)),
  me: actor.personId,
  timeZone: actor.organisation.timeZone,
}));

export const actions = {
  say: submit(reviewCommentForm, async (actor, { words }, { params }) => {
    await commentOnReview(actor, params.review!, words);
    return { said: 'What you say is in the review. Whoever had signed it is asked again.' };
  }),
  add: submit(reviewActionForm, async (actor, values, { params }) => {
    await addReviewAction(actor, params.review!, values);
    return { said: 'The action is in the review. Whoever had signed it is asked again.' };
  }),
  finish: submit(finishReviewActionForm, async (actor, { actionId, words }) => {
    await finishReviewAction(actor, actionId, words);
    return { said: 'The action is done. The others see it.' };
  }),
  'go-on': submit(goOnForm, async (actor, { reason }, { params }) => {
    await goOnWithoutEmployer(actor, params.review!, reason);
    return { said: 'The review goes on without the employer, and says why.' };
  }),
  sign: submit(signReviewForm, async (actor, { hash }, { params }) => {
    await signReview(actor, params.review!, hash);
    return { said: 'You have signed the review as it stands.' };
  }),
};
