import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { registrationOf } from '#server/portfolios/registration-page.ts';
import { endRegistrationForm } from '#server/portfolios/registrations.form.ts';
import { endRegistration } from '#server/portfolios/registrations.ts';

export const _uses = ['registration.view', 'registration.end'] as const;

export const load = page(async (actor, { params }) => {
  const { registration, candidate, qualification, mayEnd } = await registrationOf(actor, params.registration!);
  if (!mayEnd && registration.endedAs === null) throw new NotFound();
  return { registration, candidate, qualification };
});

export const actions = {
  default: submit(endRegistrationForm, async (actor, values, { params }) => {
    await endRegistration(actor, params.registration!, values);
    return {
      to: `/prove/qualifications/registrations/${params.registration}`,
      said: 'The registration has ended. What was judged and decided stays.',
    };
  }),
};
