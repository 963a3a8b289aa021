import { z } from 'zod';
import { choice, text, version } from '../fields.ts';
import { type BankHolidays, bankHolidayDivisions, type Sector, sectors } from './organisations.table.ts';

export const sectorWords: Record<Sector, string> = {
  private: 'Private',
  public: 'Public',
  'not-for-profit': 'Not-for-profit',
};

export const bankHolidayWords: Record<BankHolidays, string> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

export const organisationForm = z.object({
  name: text('the name of your organisation'),
  sector: choice(sectors, 'Choose the sector'),
  bankHolidays: z
    .preprocess(
      (value) => value || 'none',
      choice([...bankHolidayDivisions, 'none'], 'Choose whose bank holidays count'),
    )
    .transform((value) => (value === 'none' ? null : value)),
  version,
});
export type OrganisationForm = z.output<typeof organisationForm>;
