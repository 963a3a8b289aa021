import { redirect } from '@sveltejs/kit';
import { submitOpenly } from '#server/form.ts';
import { foundOrganisation, isFounded } from '#server/installation/founding.ts';
import { askAccounts } from '#server/people/asking.ts';
import { setUpForm } from '#server/people/sign-in.form.ts';
import { auth } from '#server/running.ts';

export const _uses = ['organisation.found'] as const;

export async function load() {
  if (await isFounded()) redirect(303, '/today');
  return {};
}

export const actions = {
  default: submitOpenly(setUpForm, async ({ organisation, sector, name, email, password }, event) => {
    await foundOrganisation(auth, { organisation: { name: organisation, sector }, founder: { name, email, password } });
    await askAccounts(event, '/sign-in/email', { email, password });
    return { to: '/administration/people', said: `${organisation} is set up. Bring in its people next.` };
  }),
};
