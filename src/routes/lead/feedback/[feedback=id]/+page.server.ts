import { z } from 'zod';
import { id, nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { answerFeedbackForm, withdrawFeedbackForm } from '#server/support/colleague-feedback.form.ts';
import { answerFeedback, readFeedback, withdrawFeedback } from '#server/support/colleague-feedback.ts';
import { feedbackPage } from '#server/support/colleague-feedback-list.ts';

export const _uses = [
  'colleague-feedback.view',
  'colleague-feedback.read',
  'colleague-feedback.answer',
  'colleague-feedback.withdraw',
] as const;

export const load = page((actor, { params }) => feedbackPage(actor, params.feedback!));

export const actions = {
  read: submit(nothing, async (actor, _, { params }) => {
    await readFeedback(actor, params.feedback!);
    return { said: 'Whoever gave it sees that you read it.' };
  }),
  answer: submit(
    z.object({ textId: id('Choose the text you answer'), ...answerFeedbackForm.shape }),
    async (actor, answer, { params }) => {
      await answerFeedback(actor, params.feedback!, answer);
      return { said: 'Your words stand beside it. Nobody changes them.' };
    },
  ),
  withdraw: submit(withdrawFeedbackForm, async (actor, { reason }, { params }) => {
    await withdrawFeedback(actor, params.feedback!, reason);
    return { said: 'Withdrawn. The two of you still read it, and why.' };
  }),
};
