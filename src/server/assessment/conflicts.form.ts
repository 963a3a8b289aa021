import { z } from 'zod';
import { choice, id, longText } from '../fields.ts';

export const conflictForm = z.object({ words: longText('what the two have to do with each other', 2_000) });

export const decideConflictForm = z
  .object({
    conflictId: id('Choose the entry'),
    decision: choice(['accept', 'refuse'], 'Choose whether they may assess'),
    terms: longText('what is done about it, or why not', 2_000),
  })
  .transform(({ decision, ...form }) => ({ ...form, accepted: decision === 'accept' }));
export type DecideConflictForm = Omit<z.output<typeof decideConflictForm>, 'conflictId'>;
