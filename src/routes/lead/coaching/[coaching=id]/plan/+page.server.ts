import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { coachingPlanForm } from '#server/support/coaching/coaching.form.ts';
import { coachingForm } from '#server/support/coaching/coaching-page.ts';
import { writeCoachingPlan } from '#server/support/coaching/coaching-plans.ts';

export const _uses = ['coaching-plan.view', 'coaching-plan.write'] as const;

export const load = page((actor, { params }) => coachingForm(actor, params.coaching!));

export const actions = {
  default: submit(coachingPlanForm, async (actor, values, { params }) => {
    await writeCoachingPlan(actor, params.coaching!, values);
    return { to: `/lead/coaching/${params.coaching}`, said: 'The plan is kept. Both of you read it.' };
  }),
};
