import { acknowledgeFeedbackForm, feedbackForm, finishFeedbackActionForm } from '#server/assessment/feedback.form.ts';
import { acknowledgeFeedback, feedbackOf, finishFeedbackAction, giveFeedback } from '#server/assessment/feedback.ts';
import { today } from '#server/clock.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';

export const _uses = ['feedback.view', 'feedback.give', 'feedback.acknowledge', 'feedback.finish-action'] as const;

export const load = page(async (actor, { params }) => {
  const { timeZone } = actor.organisation;
  return { ...(await feedbackOf(actor, params.enrolment!)), day: today(timeZone), timeZone };
});

export const actions = {
  give: submit(feedbackForm, async (actor, values, { params }) => {
    await giveFeedback(actor, params.enrolment!, values);
    return { said: 'The feedback is kept. The candidate reads it and acknowledges it.' };
  }),
  acknowledge: submit(acknowledgeFeedbackForm, async (actor, { feedbackId, answer }) => {
    await acknowledgeFeedback(actor, feedbackId, answer);
    return { said: 'You have acknowledged the feedback.' };
  }),
  finish: submit(finishFeedbackActionForm, async (actor, { actionId, words }) => {
    await finishFeedbackAction(actor, actionId, words);
    return { said: 'The action is done. Your assessor sees it.' };
  }),
};
