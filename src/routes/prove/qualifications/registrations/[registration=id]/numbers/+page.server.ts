import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { registrationOf } from '#server/portfolios/registration-page.ts';
import { editRegistrationForm } from '#server/portfolios/registrations.form.ts';
import { editRegistration } from '#server/portfolios/registrations.ts';

export const _uses = ['registration.view', 'registration.view-numbers', 'registration.edit'] as const;

export const load = page(async (actor, { params }) => {
  const { registration, numbers, candidate, mayEdit } = await registrationOf(actor, params.registration!);
  if (!mayEdit || !numbers) throw new NotFound();
  return { registration: { id: registration.id, version: registration.version }, numbers, candidate };
});

export const actions = {
  default: submit(editRegistrationForm, async (actor, values, { params }) => {
    await editRegistration(actor, params.registration!, values);
    return { to: `/prove/qualifications/registrations/${params.registration}`, said: 'The numbers are kept.' };
  }),
};
