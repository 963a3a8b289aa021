import { z } from 'zod';
import { optionalText } from '../fields.ts';

const noFigures = 'Open the figures again, then use them as evidence';

/** Which figures, as the address of their page says it; without a measure all of them. */
export const takeFiguresForm = z.object(
  {
    measure: optionalText('the measure', 60),
    team: optionalText('the team', 60),
    standard: optionalText('the standard', 60),
    weeks: optionalText('the weeks', 10),
    until: optionalText('the last week', 10),
    system: optionalText('the system'),
  },
  noFigures,
);
export type TakeFiguresForm = z.output<typeof takeFiguresForm>;
