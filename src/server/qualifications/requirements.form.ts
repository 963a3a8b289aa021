import { z } from 'zod';
import { choice, longText, optionalText, several, tick, version, wholeNumber } from '../fields.ts';
import { sourceClasses } from './units.table.ts';

const longest = 240; // months: longer than any occupation keeps its rules
const months = optionalText('the months', 10).transform((typed, context) => {
  if (typed === null) return null;
  const read = wholeNumber('the months', '24', 1, longest).safeParse(typed);
  if (read.success) return read.data;
  context.addIssue({ code: 'custom', message: `${read.error.issues[0]!.message}, or leave it empty` });
  return z.NEVER;
});

export const requirementsForm = z
  .object({
    minOccasions: wholeNumber('how many occasions', '3', 1, 50),
    minSpanWeeks: wholeNumber('how many weeks', '12', 0, 260),
    minSourceClasses: wholeNumber('how many kinds of evidence', '2', 1, sourceClasses.length),
    methodMix: several(choice(sourceClasses, 'Choose the kinds from the list')),
    currencyMonths: months,
    simulationAllowed: tick,
    realisticEnvironment: tick,
    reason: longText('where these numbers come from', 1_000),
    version,
  })
  .refine(({ minOccasions, minSpanWeeks }) => minOccasions > 1 || minSpanWeeks === 0, {
    path: ['minSpanWeeks'],
    error: 'Enter 0 weeks, or more than one occasion: from one occasion to itself no time passes',
  });
export type RequirementsForm = z.output<typeof requirementsForm>;
