import { z } from 'zod';
import { id, optionalDate, optionalLongText, optionalText, text, version } from '../fields.ts';

const parts = {
  parentId: id('Choose the objective of the team'),
  title: text('what is to be achieved'),
  /** `kpi:<id>` or `standard:<id>`; empty for none. */
  measure: optionalText('the measure'),
  /** As typed: what it means is known with the measure. */
  baseline: optionalText('where it stands now', 40),
  target: optionalText('the target', 40),
  due: optionalDate('the date'),
  consequence: optionalLongText('what follows if it is not reached', 500),
  noMeasureReason: optionalLongText('the reason', 500),
};
export const personObjectiveForm = z.object({ personId: id('Choose the person'), ...parts });
export const editPersonObjectiveForm = z.object({ ...parts, version });
type Amounts = 'baseline' | 'target';
/** An amount is text as typed, or a number as objectives keep it. */
type OfPerson<Form> = Omit<Form, Amounts> & Record<Amounts, string | number | null>;
export type PersonObjectiveForm = OfPerson<z.output<typeof personObjectiveForm>>;
export type EditPersonObjectiveForm = OfPerson<z.output<typeof editPersonObjectiveForm>>;
