import { z } from 'zod';
import { id } from '../fields.ts';

export const putAwayForm = z.object({
  enrolmentId: id('Choose the unit'),
  criterionId: id('Choose the criterion that it is not'),
});
export type PutAwayForm = z.output<typeof putAwayForm>;

export const bringBackForm = z.object({ answerId: id('Choose the suggestion') });
