import { z } from 'zod';
import {
  choice,
  date,
  id,
  longText,
  optionalId,
  optionalLongText,
  optionalText,
  text,
  tick,
  version,
} from '../fields.ts';
import { reviewStances } from './performance-reviews.table.ts';

export const openReviewForm = z.object({
  memberId: id('Choose somebody of your team'),
  startsOn: date('the first day of the period'),
  endsOn: date('the last day of the period'),
});
export type OpenReviewForm = z.output<typeof openReviewForm>;

export const viewDraftForm = z.object({
  wentWell: optionalLongText('what went well', 10_000),
  wasHard: optionalLongText('what was hard', 10_000),
  wants: optionalLongText('what you want', 10_000),
  version,
});
export type ViewDraftForm = z.output<typeof viewDraftForm>;
export const viewForm = z.object({
  wentWell: longText('what went well, with an example', 10_000),
  wasHard: longText('what was hard, with an example', 10_000),
  wants: longText('what you want to learn, change or take on', 10_000),
  version,
});
export type ViewForm = z.output<typeof viewForm>;

export const feedbackDraftForm = z.object({ feedback: optionalLongText('your feedback', 20_000), version });
export type FeedbackDraftForm = z.output<typeof feedbackDraftForm>;
export const shownFeedbackForm = z.object({ feedback: longText('your feedback', 20_000), version });
export type ShownFeedbackForm = z.output<typeof shownFeedbackForm>;

export const rewordForm = z.object({ feedback: longText('your feedback', 20_000) });

export const exampleForm = z.object({
  happenedOn: date('the day on which it happened'),
  words: longText('what happened', 2000),
});
export type ExampleForm = z.output<typeof exampleForm>;

export const talkForm = z.object({
  metOn: date('the day on which you talked'),
  talk: longText('what you talked about', 20_000),
});
export type TalkForm = z.output<typeof talkForm>;

/** Words, or the tick that there are none: one of the two. */
export const commentForm = z
  .object({ comment: optionalLongText('your comment', 20_000), none: tick })
  .refine(({ comment, none }) => (comment === null) === none, {
    path: ['comment'],
    error: 'Write your comment, or tick that you have nothing to add: one of the two',
  });
export type CommentForm = z.output<typeof commentForm>;

/** `tie`: "standard:<id>", "objective:<id>", or empty with the reason why. */
export const developmentForm = z.object({
  title: text('what is to be developed', 300),
  knownBy: text('how you will know', 500),
  dueOn: date('the day by which it is reached'),
  tie: z
    .string({ error: 'Choose what it is for' })
    .regex(/^((standard|objective):[0-9a-f-]{36})?$/, { error: 'Choose what it is for from the list' }),
  untiedReason: optionalText('why it is for no standard or objective', 500),
});
export type DevelopmentForm = z.output<typeof developmentForm>;

export const agreedActionForm = z.object({
  what: text('what is to be done', 500),
  ownerId: id('Choose who does it'),
  knownBy: text('how you will know', 500),
  dueOn: date('the day by which it is done'),
});
export type AgreedActionForm = z.output<typeof agreedActionForm>;
export const takeOutForm = z.object({ itemId: id('Choose what is taken out') });

const again = 'Open the page again before you sign.';
/** `hash`: of the review as it was read. */
export const signPerformanceReviewForm = z
  .object({
    hash: z.string({ error: again }).regex(/^[0-9a-f]{64}$/, { error: again }),
    stance: choice(reviewStances, 'Choose what your signature says'),
    words: optionalLongText('what you add to your signature', 2000),
  })
  .refine(({ stance, words }) => stance !== 'agree-in-part' || words !== null, {
    path: ['words'],
    error: 'Say with which part you do not agree',
  });
export type SignPerformanceReviewForm = z.output<typeof signPerformanceReviewForm>;

export const consentForm = z.object({ consents: choice(['yes', 'no'], 'Choose yes or no') });
export const appealForm = z.object({
  toId: optionalId('Choose who decides'),
  reason: longText('what you ask to be looked at, and why', 5000),
});
export type AppealForm = z.output<typeof appealForm>;
export const decideAppealForm = z.object({
  outcome: choice(['stands', 'to-change'], 'Choose whether the review stands'),
  words: longText('why', 5000),
});
export type DecideAppealForm = z.output<typeof decideAppealForm>;
export const callOffReviewForm = z.object({ reason: text('why it is called off', 500) });
export const closeReviewForm = z.object({ words: longText('what came of it', 5000) });
