import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { setPlanHours } from '#server/plans/plan-hours.ts';
import { hoursForm } from '#server/plans/plans.form.ts';
import { planToShape } from '#server/plans/shaping.ts';

export const _uses = ['plan.view', 'plan.edit'] as const;

export const load = page(async (actor, { params }) => {
  const { plan, people, others, mayEdit } = await planToShape(actor, params.plan!);
  const known = new Set(people.map(({ id }) => id));
  return { plan, people, mayEdit, others: mayEdit ? others.filter(({ id }) => !known.has(id)) : [] };
});

export const actions = {
  default: submit(hoursForm, async (actor, { personId, hours }, { params }) => {
    await setPlanHours(actor, params.plan!, personId, hours);
    return { said: 'The hours are set.' };
  }),
};
