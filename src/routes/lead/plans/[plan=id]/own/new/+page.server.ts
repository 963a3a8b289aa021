import { submit } from '#server/form.ts';
import { limitsOf, ofTheTeam } from '#server/insights/objective-check.ts';
import { page } from '#server/page.ts';
import { personObjectiveForm } from '#server/plans/person-objectives.form.ts';
import { addPersonObjective, personObjectivesToShape } from '#server/plans/person-objectives.ts';

export const _uses = ['plan.view', 'person-objective.edit', 'figure.view'] as const;

export const load = page(async (actor, { params }) => {
  const shaped = await personObjectivesToShape(actor, params.plan!);
  return { ...shaped, limits: ofTheTeam(await limitsOf(actor, shaped.plan.teamId)) };
});

export const actions = {
  add: submit(personObjectiveForm, async (actor, values, { params }) => {
    await addPersonObjective(actor, params.plan!, values);
    return { to: `/lead/plans/${params.plan}#own`, said: 'The objective is added. It is part of what they agree to.' };
  }),
  check: submit(personObjectiveForm, async () => ({ handsBack: true })),
};
