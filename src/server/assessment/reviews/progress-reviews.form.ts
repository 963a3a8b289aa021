import { z } from 'zod';
import { date, id, longText, optionalText, text } from '../../fields.ts';

export const beginReviewForm = z.object({
  heldOn: date('the day on which you talk, or talked'),
  words: longText('how the candidate gets on', 5_000),
});
export type BeginReviewForm = z.output<typeof beginReviewForm>;
export const reviewCommentForm = z.object({ words: longText('what you say', 5_000) });
export const reviewActionForm = z.object({
  ownerId: id('Choose who does it'),
  what: text('what is to be done', 500),
  dueOn: date('the day by which it is done'),
});
export type ReviewActionForm = z.output<typeof reviewActionForm>;
export const finishReviewActionForm = z.object({
  actionId: id('Choose the action'),
  words: optionalText('what you did', 500),
});
export const goOnForm = z.object({ reason: text('why it goes on without them', 500) });
const again = 'Open the page again before you sign.';
/** `hash`: of the review as it was read. */
export const signReviewForm = z.object({ hash: z.string({ error: again }).regex(/^[0-9a-f]{64}$/, { error: again }) });
