import { z } from 'zod';
import { id, longText, optionalLongText, several } from '../fields.ts';

/** One criterion: the reason is asked for where something lacks, which only the record says. */
export const meetForm = z.object({ reason: optionalLongText('the reason', 2_000) });

/** Several at once, of those where nothing lacks. */
export const meetSeveralForm = z.object({
  criterionIds: several(id('Choose the criteria')).pipe(z.array(z.string()).min(1, 'Tick the criteria that are met')),
});

export const reopenForm = z.object({ reason: longText('the reason', 2_000) });
