import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { bankHolidaysKnown } from '#server/people/bank-holidays.ts';
import { bankHolidayWords, organisationForm, sectorWords } from '#server/people/organisation.form.ts';
import { editOrganisation, organisationDetailsOf } from '#server/people/organisation.ts';

export const _uses = ['organisation.edit'] as const;

export const load = page(async (actor) => ({
  organisation: await organisationDetailsOf(actor),
  ...{ sectorWords, bankHolidayWords, bankHolidaysKnown },
}));

export const actions = {
  default: submit(organisationForm, async (actor, values) => {
    const { name } = await editOrganisation(actor, values);
    return { said: `${name} is saved.` };
  }),
};
