import { z } from 'zod';
import { optionalDate, optionalId, optionalLongText, optionalText, text, version } from '../fields.ts';

const parts = {
  title: text('what is to be achieved'),
  /** `kpi:<id>` or `standard:<id>`; empty for none. */
  measure: optionalText('the measure'),
  /** As typed: what it means is known with the measure. */
  baseline: optionalText('where it stands now', 40),
  target: optionalText('the target', 40),
  due: optionalDate('the date'),
  ownerId: optionalId('the person'),
  consequence: optionalLongText('what follows if it is not reached', 500),
};
export const organisationObjectiveForm = z.object(parts);
export const editOrganisationObjectiveForm = z.object({ ...parts, version });
type Amounts = 'baseline' | 'target';
/** An amount is text as typed, or a number as objectives keep it. */
export type OrganisationObjectiveForm = Omit<z.output<typeof organisationObjectiveForm>, Amounts> &
  Record<Amounts, string | number | null>;
