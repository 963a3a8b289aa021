import {
  answerAdjustmentForm,
  askAdjustmentForm,
  withdrawAdjustmentForm,
} from '#server/assessment/planning/adjustments.form.ts';
import {
  adjustmentsOf,
  answerAdjustment,
  askAdjustment,
  withdrawAdjustment,
} from '#server/assessment/planning/adjustments.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';

export const _uses = [
  ...(['reasonable-adjustment.view', 'reasonable-adjustment.ask'] as const),
  ...(['reasonable-adjustment.answer', 'reasonable-adjustment.withdraw'] as const),
] as const;

export const load = page(async (actor, { params }) => {
  const adjustments = await adjustmentsOf(actor, params.enrolment!);
  const own = adjustments.enrolment.candidateId === actor.personId;
  return { ...adjustments, own, timeZone: actor.organisation.timeZone };
});

export const actions = {
  ask: submit(askAdjustmentForm, async (actor, { wish }, { params }) => {
    await askAdjustment(actor, params.enrolment!, wish);
    return { said: 'Your assessor is asked, and nobody else.' };
  }),
  answer: submit(answerAdjustmentForm, async (actor, values) => {
    const { agreed } = await answerAdjustment(actor, values);
    return { said: agreed ? 'It is done so from now on. The candidate reads it.' : 'The candidate reads why not.' };
  }),
  withdraw: submit(withdrawAdjustmentForm, async (actor, { adjustmentId }) => {
    await withdrawAdjustment(actor, adjustmentId);
    return { said: 'You have taken it back: nothing is done otherwise for it any more.' };
  }),
};
