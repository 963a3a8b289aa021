import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { aims, aimWords, editPlanForm } from '#server/plans/plans.form.ts';
import { editPlan } from '#server/plans/plans.ts';
import { planToShape } from '#server/plans/shaping.ts';

export const _uses = ['plan.view', 'plan.edit'] as const;

export const load = page(async (actor, { params }) => {
  const { plan, state, mayEdit } = await planToShape(actor, params.plan!);
  return { plan, state, mayEdit, aims: aims.map((value) => ({ value, label: aimWords[value] })) };
});

export const actions = {
  default: submit(editPlanForm, async (actor, values, { params }) => {
    await editPlan(actor, params.plan!, values);
    return { to: `/lead/plans/${params.plan}`, said: 'Saved.' };
  }),
};
