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

/** A measure and its target belong together: neither, or both, and the target in the unit of the measure. Told with the other faults. */
function belong({ kpi, target }: Typed, context: z.RefinementCtx) {
  const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  const measure = measureOf(kpi);
  if (!measure) {
    if (target) say('kpi', 'Choose what the target is measured by');
  } else if (targetIn(target ?? '', measure) === null)
    say('target', sayHowToWrite('the target', measure, target ?? ''));
}

function measured<T extends Typed>({ kpi, target, ...rest }: T) {
  const measure = measureOf(kpi);
  return { ...rest, kpi: measure?.id ?? null, target: measure ? targetIn(target ?? '', measure) : null };
}

export const standardForm = z.object(parts).superRefine(belong).transform(measured);
export const changedStandardForm = z
  .object({ ...parts, version })
  .superRefine(belong)
  .transform(measured);
export type StandardForm = z.output<typeof standardForm>;
