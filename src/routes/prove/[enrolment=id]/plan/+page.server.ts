import {
  activityForm,
  callOffActivityForm,
  finishActivityForm,
  moveActivityForm,
  planTermsForm,
  signPlanForm,
} from '#server/assessment/planning/assessment-plans.form.ts';
import { setPlanTerms, signPlan } from '#server/assessment/planning/assessment-plans.ts';
import { planPageOf } from '#server/assessment/planning/plan-page.ts';
import {
  addActivity,
  callOffActivity,
  finishActivity,
  moveActivity,
} from '#server/assessment/planning/planned-activities.ts';
import { today } from '#server/clock.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';

export const _uses = [
  ...(['assessment-plan.view', 'assessment-plan.set', 'assessment-plan.sign', 'planned-activity.add'] as const),
  ...(['planned-activity.move', 'planned-activity.call-off', 'planned-activity.finish'] as const),
] as const;

export const load = page(async (actor, { params }) => {
  const { timeZone } = actor.organisation;
  const plan = await planPageOf(actor, params.enrolment!);
  return { ...plan, own: plan.enrolment.candidateId === actor.personId, day: today(timeZone), timeZone };
});

const asksAnew = 'Both of you are asked to agree to the plan as it is now.';

export const actions = {
  add: submit(activityForm, async (actor, values, { params }) => {
    await addActivity(actor, params.enrolment!, values);
    return { said: `It is in the plan. ${asksAnew}` };
  }),
  move: submit(moveActivityForm, async (actor, values) => {
    await moveActivity(actor, values);
    return { said: `It is moved. ${asksAnew}` };
  }),
  'call-off': submit(callOffActivityForm, async (actor, { activityId, reason }) => {
    await callOffActivity(actor, activityId, reason);
    return { said: `It is called off, and stays listed with the reason. ${asksAnew}` };
  }),
  finish: submit(finishActivityForm, async (actor, values) => {
    await finishActivity(actor, values);
    return { said: 'It is done.' };
  }),
  terms: submit(planTermsForm, async (actor, values, { params }) => {
    await setPlanTerms(actor, params.enrolment!, values);
    return { said: 'This is kept. Where it changes what was agreed, both of you are asked anew.' };
  }),
  agree: submit(signPlanForm, async (actor, { hash }, { params }) => {
    await signPlan(actor, params.enrolment!, hash);
    return { said: 'You have agreed to the plan as it stands.' };
  }),
};
