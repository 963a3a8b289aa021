import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { organisationObjectiveForm } from '#server/plans/organisation-objectives.form.ts';
import { addOrganisationObjective, organisationObjectiveToEdit } from '#server/plans/organisation-objectives.ts';

export const _uses = ['organisation-objective.edit'] as const;

export const load = page((actor) => organisationObjectiveToEdit(actor, null));

export const actions = {
  add: submit(organisationObjectiveForm, async (actor, values) => {
    await addOrganisationObjective(actor, values);
    return { to: '/lead/objectives', said: 'The objective is added. Objectives of plans can serve it now.' };
  }),
  check: submit(organisationObjectiveForm, async () => ({ handsBack: true })),
};
