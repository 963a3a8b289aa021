import { competenceForm, withdrawCompetenceForm } from '#server/assessment/competence.form.ts';
import { competenceOf, recordCompetence, withdrawCompetence } from '#server/assessment/competence.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';

export const _uses = ['competence.view', 'competence.record', 'competence.withdraw'] as const;

export const load = page(async (actor, { params }) => competenceOf(actor, params.person!));

export const actions = {
  record: submit(competenceForm, async (actor, values, { params }) => {
    await recordCompetence(actor, params.person!, values);
    return { said: 'The record is kept.' };
  }),
  withdraw: submit(withdrawCompetenceForm, async (actor, { recordId, reason }, { params }) => {
    await withdrawCompetence(actor, params.person!, recordId, reason);
    return { said: 'The record is withdrawn. It is still kept.' };
  }),
};
