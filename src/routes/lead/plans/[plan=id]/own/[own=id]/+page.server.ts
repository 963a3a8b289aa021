import { NotFound } from '#server/errors.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { limitsOf, ofTheTeam } from '#server/insights/objective-check.ts';
import { page } from '#server/page.ts';
import { editPersonObjectiveForm } from '#server/plans/person-objectives.form.ts';
import {
  editPersonObjective,
  personObjectivesToShape,
  withdrawPersonObjective,
} from '#server/plans/person-objectives.ts';

export const _uses = ['plan.view', 'person-objective.edit', 'figure.view'] as const;

export const load = page(async (actor, { params }) => {
  const shaped = await personObjectivesToShape(actor, params.plan!);
  const objective = shaped.own.find(({ id }) => id === params.own);
  if (!objective) throw new NotFound();
  return { ...shaped, objective, limits: ofTheTeam(await limitsOf(actor, shaped.plan.teamId)) };
});

export const actions = {
  save: submit(editPersonObjectiveForm, async (actor, values, { params }) => {
    await editPersonObjective(actor, params.plan!, params.own!, values);
    return { to: `/lead/plans/${params.plan}#own`, said: 'Saved.' };
  }),
  check: submit(editPersonObjectiveForm, async () => ({ handsBack: true })),
  withdraw: submit(
    nothing,
    async (actor, _, { params }) => {
      await withdrawPersonObjective(actor, params.plan!, params.own!);
      return { to: `/lead/plans/${params.plan}#own`, said: 'The objective is taken out.' };
    },
    {},
  ),
};
