import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { registrationOf } from '#server/portfolios/registration-page.ts';
import { chooseUnitsForm } from '#server/portfolios/registrations.form.ts';
import { chooseUnits } from '#server/portfolios/registrations.ts';

export const _uses = ['registration.view', 'registration.choose'] as const;

export const load = page(async (actor, { params }) => {
  const found = await registrationOf(actor, params.registration!);
  if (!found.mayChoose) throw new NotFound();
  const { registration, candidate, qualification, version, units, chosen } = found;
  return { registration, candidate, qualification, combination: version.combination, units, chosen };
});

export const actions = {
  default: submit(chooseUnitsForm, async (actor, values, { params }) => {
    await chooseUnits(actor, params.registration!, values);
    return { to: `/prove/qualifications/registrations/${params.registration}`, said: 'The units are chosen.' };
  }),
};
