import { submit } from '#server/form.ts';
import { allOf } from '#server/list-words.ts';
import { page } from '#server/page.ts';
import { sayOverfull } from '#server/plans/overfull.ts';
import { setPlanHours } from '#server/plans/plan-hours.ts';
import { hoursForm } from '#server/plans/plans.form.ts';
import { planToShape } from '#server/plans/shaping.ts';

export const _uses = ['plan.view', 'plan.edit'] as const;

export const load = page(async (actor, { params }) => {
  const { plan, people, others, mayEdit, overfull } = await planToShape(actor, params.plan!);
  const known = new Set(people.map(({ id }) => id));
  return { plan, people, overfull, mayEdit, others: mayEdit ? others.filter(({ id }) => !known.has(id)) : [] };
});

export const actions = {
  default: submit(hoursForm, async (actor, { personId, hours }, { params }) => {
    const { left, over } = await setPlanHours(actor, params.plan!, personId, hours);
    const still = `Still theirs: ${allOf(left.map((title) => `“${title}”`))}. Give the work to others by hand, or run the allocation again.`;
    if (left.length > 0) return { said: `The hours are set. ${still}`, warns: true };
    return { said: over ? `The hours are set. ${sayOverfull(over)}` : 'The hours are set.', warns: over !== null };
  }),
};
