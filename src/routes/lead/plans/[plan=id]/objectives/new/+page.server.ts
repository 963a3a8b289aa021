import { submit } from '#server/form.ts';
import { limitsOf } from '#server/insights/objective-check.ts';
import { page } from '#server/page.ts';
import { objectiveFormIn } from '#server/plans/objective-faults.ts';
import { addObjective } from '#server/plans/objectives.ts';
import { objectiveForm } from '#server/plans/plans.form.ts';
import { planToShape } from '#server/plans/shaping.ts';

export const _uses = ['plan.view', 'objective.edit', 'figure.view'] as const;

export const load = page(async (actor, { params }) => {
  const { plan, state, measures, known, toServe, mayEdit } = await planToShape(actor, params.plan!, { figures: true });
  return { plan, state, measures, known, toServe, mayEdit, limits: await limitsOf(actor, plan.teamId) };
});

export const actions = {
  add: submit(
    {
      plain: objectiveForm,
      whole: (actor, { params }) => objectiveFormIn(actor, params.plan!, objectiveForm),
    },
    async (actor, values, { params }) => {
      await addObjective(actor, params.plan!, values);
      return { to: `/lead/plans/${params.plan}#objectives`, said: 'The objective is added.' };
    },
  ),
  check: submit(
    (actor, { params }) => objectiveFormIn(actor, params.plan!, objectiveForm),
    async () => ({
      handsBack: true,
    }),
  ),
};
