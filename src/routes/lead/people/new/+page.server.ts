import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { personForm } from '#server/people/people.form.ts';
import { addPerson } from '#server/people/people.ts';
import { newPersonOf } from '#server/people/person-details.ts';

export const _uses = ['person.edit'] as const;

export const load = page((actor) => newPersonOf(actor));

export const actions = {
  default: submit(personForm, async (actor, values) => {
    const person = await addPerson(actor, values);
    return { to: `/lead/people/${person.id}`, said: `${person.name} is added.` };
  }),
};
