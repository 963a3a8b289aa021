import { seeTogether } from '#server/act.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { copiesOfReview } from '#server/portfolios/copies.ts';
import { addAgreedAction, addDevelopment, takeOutAgreed } from '#server/reviews/agreed.ts';
import { appealReview } from '#server/reviews/appeals.ts';
import { citeExample } from '#server/reviews/examples.ts';
import { performanceReviewOf } from '#server/reviews/performance-review-page.ts';
import {
  agreedActionForm,
  appealForm,
  callOffReviewForm,
  closeReviewForm,
  commentForm,
  consentForm,
  developmentForm,
  exampleForm,
  feedbackDraftForm,
  rewordForm,
  shownFeedbackForm,
  signPerformanceReviewForm,
  takeOutForm,
  talkForm,
  viewDraftForm,
  viewForm,
} from '#server/reviews/performance-reviews.form.ts';
import {
  callOffReview,
  commentOnPerformance,
  draftFeedback,
  draftView,
  handInView,
  recordTalk,
  rewordFeedback,
  showFeedback,
} from '#server/reviews/performance-reviews.ts';
import { closeReview, consentToEvidence, signPerformanceReview } from '#server/reviews/signing-review.ts';

export const _uses = [
  ...(['performance-review.view', 'performance-review.write-view', 'performance-review.write-feedback'] as const),
  ...([
    'performance-review.cite',
    'performance-review.meet',
    'performance-review.comment',
    'performance-review.agree-on',
  ] as const),
  ...(['performance-review.sign', 'performance-review.consent', 'performance-review.appeal'] as const),
  ...(['performance-review.call-off', 'performance-review.close', 'evidence.take'] as const),
] as const;

export const load = page(async (actor, { params }) => {
  const [review, copies] = await seeTogether(actor, async () => {
    const read = await performanceReviewOf(actor, params.review!);
    return [read, read.review.signedAt ? await copiesOfReview(actor, params.review!) : []] as const;
  });
  return { ...review, copies, me: actor.personId, timeZone: actor.organisation.timeZone };
});

const askedAgain = 'Whoever had signed it is asked again.';

export const actions = {
  'draft-view': submit(viewDraftForm, async (actor, values, { params }) => {
    await draftView(actor, params.review!, values);
    return { said: 'Kept as a draft. Only you read it until you hand it in.' };
  }),
  'hand-in': submit(viewForm, async (actor, values, { params }) => {
    await handInView(actor, params.review!, values);
    return { said: 'Your view is handed in and stays as it is. What the review rests on is fixed with it.' };
  }),
  'draft-feedback': submit(feedbackDraftForm, async (actor, values, { params }) => {
    await draftFeedback(actor, params.review!, values);
    return { said: 'Kept as a draft. Only you read it until you show it.' };
  }),
  show: submit(shownFeedbackForm, async (actor, values, { params }) => {
    await showFeedback(actor, params.review!, values);
    return { said: 'Your feedback is shown. Talk about it next.' };
  }),
  reword: submit(rewordForm, async (actor, values, { params }) => {
    await rewordFeedback(actor, params.review!, values);
    return { said: `Your feedback is changed. ${askedAgain}` };
  }),
  cite: submit(exampleForm, async (actor, values, { params }) => {
    await citeExample(actor, params.review!, values);
    return { said: `The example is in the review. ${askedAgain}` };
  }),
  talk: submit(talkForm, async (actor, values, { params }) => {
    await recordTalk(actor, params.review!, values);
    return { said: 'The talk is in the review. The comment comes next.' };
  }),
  comment: submit(commentForm, async (actor, { comment }, { params }) => {
    await commentOnPerformance(actor, params.review!, { comment });
    return { said: `Your comment is in the review, as you wrote it. ${askedAgain}` };
  }),
  develop: submit(developmentForm, async (actor, values, { params }) => {
    await addDevelopment(actor, params.review!, values);
    return { said: `The development objective is in the review. ${askedAgain}` };
  }),
  agree: submit(agreedActionForm, async (actor, values, { params }) => {
    await addAgreedAction(actor, params.review!, values);
    return { said: `The action is in the review. ${askedAgain}` };
  }),
  'take-out': submit(takeOutForm, async (actor, { itemId }, { params }) => {
    await takeOutAgreed(actor, params.review!, itemId);
    return { said: `It is taken out. ${askedAgain}` };
  }),
  sign: submit(signPerformanceReviewForm, async (actor, values, { params }) => {
    await signPerformanceReview(actor, params.review!, values);
    return { said: 'You have signed the review as it stands.' };
  }),
  consent: submit(consentForm, async (actor, { consents }, { params }) => {
    await consentToEvidence(actor, params.review!, consents === 'yes');
    return { said: 'Your answer is kept. You can change it; what was submitted meanwhile stays with its assessor.' };
  }),
  appeal: submit(appealForm, async (actor, values, { params }) => {
    await appealReview(actor, params.review!, values);
    return { said: 'Your appeal is made. You both see by when it is decided.' };
  }),
  'call-off': submit(callOffReviewForm, async (actor, values, { params }) => {
    await callOffReview(actor, params.review!, values);
    return { said: 'The review is called off. What was written stays with the two of you.' };
  }),
  close: submit(closeReviewForm, async (actor, { words }, { params }) => {
    await closeReview(actor, params.review!, words);
    return { said: 'The review is closed.' };
  }),
};
