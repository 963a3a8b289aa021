import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { checkFields, correctChecked, graveIn } from '#server/insights/feedback-fields.ts';
import { page } from '#server/page.ts';
import { correctFeedbackForm } from '#server/support/colleague-feedback.form.ts';
import { feedbackPage } from '#server/support/colleague-feedback-list.ts';

export const _uses = ['colleague-feedback.view', 'colleague-feedback.correct'] as const;

export const load = page(async (actor, { params }) => {
  const feedback = await feedbackPage(actor, params.feedback!);
  if (!feedback.steps.includes('correct')) throw new NotFound();
  return feedback;
});

export const actions = {
  correct: submit(correctFeedbackForm, async (actor, { noted, ...words }, { params }) => {
    const isAsked = !noted && !words.asItIsBecause && !actor.isTrying;
    if (isAsked && graveIn(checkFields(words)).length > 0) return { handsBack: true };
    await correctChecked(actor, params.feedback!, words);
    return {
      to: `/lead/feedback/${params.feedback}`,
      said: 'Corrected. They read it anew; what it said before stays.',
    };
  }),
  check: submit(correctFeedbackForm, async (actor, _, { params }) => {
    await feedbackPage(actor, params.feedback!);
    return { handsBack: true };
  }),
};
