import { z } from 'zod';
import { choice, date, id, optionalDate, optionalHours, several } from '../fields.ts';
import { type AbsenceKind, absenceKinds } from './absences.table.ts';

export const absenceKindWords: Record<AbsenceKind, string> = {
  leave: 'Leave',
  training: 'Training',
  other: 'Other',
};

const kind = choice(absenceKinds, 'Choose what it is: leave, training or other');

/** One day where no last day is given. `hours`: away on each day; empty is the whole of it. */
export const absenceForm = z
  .object({
    kind,
    startsOn: date('the first day'),
    endsOn: optionalDate('the last day'),
    hours: optionalHours('the hours', '3.5', 0.25, 24),
  })
  .transform((typed) => ({ ...typed, endsOn: typed.endsOn ?? typed.startsOn }))
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ['endsOn'],
    error: 'Enter a last day that is not before the first, or leave it empty for one day',
  })
  .refine(({ startsOn, endsOn }) => Date.parse(endsOn) - Date.parse(startsOn) < 731 * 86_400_000, {
    path: ['endsOn'],
    error: 'Enter a last day within two years of the first',
  });
export type AbsenceForm = z.output<typeof absenceForm>;

export const withdrawAbsenceForm = z.object({ absenceId: id('Open the page again, then choose the absence') });

/** The absences ticked of a calendar, by event and occurrence. */
export const takeInForm = z.object({
  kind,
  take: several(z.string().regex(/^[0-9a-f]{64}:[0-9a-f]{64}$/, 'Open the page again, then tick what counts')),
});
