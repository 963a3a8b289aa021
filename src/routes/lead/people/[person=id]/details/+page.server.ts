import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { editPersonForm } from '#server/people/people.form.ts';
import { editPerson } from '#server/people/people.ts';
import { detailsOf } from '#server/people/person-details.ts';

export const _uses = ['person.edit'] as const;

export const load = page((actor, { params }) => detailsOf(actor, params.person!));

export const actions = {
  default: submit(editPersonForm, async (actor, values, { params }) => {
    const { id, name } = await editPerson(actor, params.person!, values);
    return { to: `/lead/people/${id}`, said: `The details of ${name} are saved.` };
  }),
};
