import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { absenceForm, absenceKindWords, withdrawAbsenceForm } from '#server/people/absence.form.ts';
import { sayDays } from '#server/people/absence-words.ts';
import { absencesOf, addAbsence, withdrawAbsence } from '#server/people/absences.ts';

export const _uses = ['absence.view', 'absence.edit'] as const;

export const load = page(async (actor, { params, url }) => ({
  ...(await absencesOf(actor, params.person!, url.searchParams.get('show') === 'all')),
  id: params.person!,
  kinds: Object.entries(absenceKindWords).map(([value, label]) => ({ value, label })),
}));

export const actions = {
  add: submit(absenceForm, async (actor, values, { params }) => {
    const added = await addAbsence(actor, params.person!, values);
    return { said: `The absence is entered: ${sayDays(added)}.` };
  }),
  withdraw: submit(withdrawAbsenceForm, async (actor, { absenceId }, { params }) => {
    await withdrawAbsence(actor, params.person!, absenceId);
    return { said: 'The absence is taken back.' };
  }),
};
