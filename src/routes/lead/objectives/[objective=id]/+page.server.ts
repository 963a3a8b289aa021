import { NotFound } from '#server/errors.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { editOrganisationObjectiveForm } from '#server/plans/organisation-objectives.form.ts';
import {
  editOrganisationObjective,
  organisationObjectiveToEdit,
  withdrawOrganisationObjective,
} from '#server/plans/organisation-objectives.ts';

export const _uses = ['organisation-objective.edit'] as const;

export const load = page(async (actor, { params }) => {
  const { objective, ...choices } = await organisationObjectiveToEdit(actor, params.objective!);
  if (!objective) throw new NotFound();
  return { objective, ...choices };
});

export const actions = {
  save: submit(editOrganisationObjectiveForm, async (actor, values, { params }) => {
    await editOrganisationObjective(actor, params.objective!, values);
    return { to: '/lead/objectives', said: 'Saved.' };
  }),
  check: submit(editOrganisationObjectiveForm, async () => ({ handsBack: true })),
  withdraw: submit(
    nothing,
    async (actor, _, { params }) => {
      await withdrawOrganisationObjective(actor, params.objective!);
      return { to: '/lead/objectives', said: 'The objective is taken out. What served it is shown below the tree.' };
    },
    {},
  ),
};
