import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { objectiveFormIn } from '#server/plans/objective-faults.ts';
import { addObjective } from '#server/plans/objectives.ts';
import { objectiveForm } from '#server/plans/plans.form.ts';
import { planToShape } from '#server/plans/shaping.ts';

export const _uses = ['plan.view', 'objective.edit'] as const;

export const load = page(async (actor, { params }) => {
  const { plan, state, measures, known, mayEdit } = await planToShape(actor, params.plan!, { figures: true });
  return { plan, state, measures, known, mayEdit };
});

export const actions = {
  default: submit(
    {
      plain: objectiveForm,
      whole: (actor, { params }) => objectiveFormIn(actor, params.plan!, objectiveForm),
    },
    async (actor, values, { params }) => {
      await addObjective(actor, params.plan!, values);
      return { to: `/lead/plans/${params.plan}#objectives`, said: 'The objective is added.' };
    },
  ),
};
