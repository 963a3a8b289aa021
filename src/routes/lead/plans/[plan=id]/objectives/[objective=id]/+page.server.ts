import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { objectiveFormIn } from '#server/plans/objective-faults.ts';
import { editObjective, withdrawObjective } from '#server/plans/objectives.ts';
import { editObjectiveForm } from '#server/plans/plans.form.ts';
import { oneOf, planToShape } from '#server/plans/shaping.ts';

export const _uses = ['plan.view', 'objective.edit'] as const;

export const load = page(async (actor, { params }) => {
  const { plan, measures, known, mayEdit, objectives } = await planToShape(actor, params.plan!, { figures: true });
  return { plan, measures, known, mayEdit, objective: oneOf(objectives, params.objective!) };
});

export const actions = {
  save: submit(
    {
      plain: editObjectiveForm,
      whole: (actor, { params }) => objectiveFormIn(actor, params.plan!, editObjectiveForm),
    },
    async (actor, values, { params }) => {
      await editObjective(actor, params.plan!, params.objective!, values);
      return { to: `/lead/plans/${params.plan}#objectives`, said: 'Saved.' };
    },
  ),
  withdraw: submit(
    nothing,
    async (actor, _, { params }) => {
      await withdrawObjective(actor, params.plan!, params.objective!);
      return {
        to: `/lead/plans/${params.plan}#objectives`,
        said: 'The objective is taken out. Its tasks need another.',
      };
    },
    {},
  ),
};
