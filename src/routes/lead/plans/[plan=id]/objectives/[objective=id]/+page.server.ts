import { submit } from '#server/form.ts';
import { limitsOf } from '#server/insights/objective-check.ts';
import { page } from '#server/page.ts';
import { objectiveFormIn } from '#server/plans/objective-faults.ts';
import { editObjective, withdrawObjective } from '#server/plans/objectives.ts';
import { editObjectiveForm, takeOutForm } from '#server/plans/plans.form.ts';
import { oneOf, planToShape } from '#server/plans/shaping.ts';

export const _uses = ['plan.view', 'objective.edit', 'figure.view'] as const;

export const load = page(async (actor, { params }) => {
  const { plan, measures, known, toServe, mayEdit, objectives } = await planToShape(actor, params.plan!, {
    figures: true,
  });
  const objective = oneOf(objectives, params.objective!);
  return { plan, measures, known, toServe, mayEdit, objective, limits: await limitsOf(actor, plan.teamId) };
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
  check: submit(
    (actor, { params }) => objectiveFormIn(actor, params.plan!, editObjectiveForm),
    async () => ({
      handsBack: true,
    }),
  ),
  withdraw: submit(
    takeOutForm,
    async (actor, { version }, { params }) => {
      await withdrawObjective(actor, params.plan!, params.objective!, version);
      return {
        to: `/lead/plans/${params.plan}#objectives`,
        said: 'The objective is taken out. Its tasks need another.',
      };
    },
    {},
  ),
};
