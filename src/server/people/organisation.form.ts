import { z } from 'zod';
import { choice, text, version } from '../fields.ts';
import { type Sector, sectors } from './organisations.table.ts';

export const sectorWords: Record<Sector, string> = {
  private: 'Private',
  public: 'Public',
  'not-for-profit': 'Not-for-profit',
};

export const organisationForm = z.object({
  name: text('the name of your organisation'),
  sector: choice(sectors, 'Choose the sector'),
  version,
});
export type OrganisationForm = z.output<typeof organisationForm>;
