import { z } from 'zod';
import { date, longText, optionalId, optionalText, text, version } from '../fields.ts';
import { measureOf } from './measures.ts';
import { sayHowToWrite, targetIn } from './targets.ts';

const parts = {
  name: text('what the standard is called'),
  promise: longText('what is promised to customers'),
  kpi: optionalText('the measure'),
  target: optionalText('the target', 40),
  team: optionalId('the team'),
  liveFrom: date('the day it begins to count'),
};

type Typed = { kpi: string | null; target: string | null };

/** A measure and its target belong together: neither, or both, and the target in the unit of the measure. */
function measured<T extends Typed>({ kpi, target, ...rest }: T, context: z.RefinementCtx) {
  const measure = measureOf(kpi);
  if (!measure) {
    if (target) context.addIssue({ code: 'custom', path: ['kpi'], message: 'Choose what the target is measured by' });
    return { ...rest, kpi: null, target: null };
  }
  const value = targetIn(target ?? '', measure);
  if (value === null)
    context.addIssue({ code: 'custom', path: ['target'], message: sayHowToWrite('the target', measure) });
  return { ...rest, kpi: measure.id, target: value };
}

export const standardForm = z.object(parts).transform(measured);
export const changedStandardForm = z.object({ ...parts, version }).transform(measured);
export type StandardForm = z.output<typeof standardForm>;
