import { z } from 'zod';
import { hours, id, optionalDate, text, tick } from '../fields.ts';

/** `everyWeek`: the hours are those of each week. */
export const otherWorkForm = z
  .object({
    personId: id('Choose a person'),
    words: text('what it is for', 120),
    hours: hours('the hours', '7', 0.25, 999),
    startsOn: optionalDate('the first day'),
    endsOn: optionalDate('the last day'),
    everyWeek: tick,
  })
  .superRefine(({ startsOn, endsOn }, context) => {
    if (startsOn && endsOn && endsOn < startsOn)
      context.addIssue({ code: 'custom', path: ['endsOn'], message: 'Enter a day on or after the first day' });
  });
export type OtherWorkForm = z.output<typeof otherWorkForm>;

export const otherWorkChosen = z.object({ otherId: id('Open the page again, then take it back') });
