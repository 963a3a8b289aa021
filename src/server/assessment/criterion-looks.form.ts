import { z } from 'zod';
import { id, optionalLongText } from '../fields.ts';

export const lookForm = z.object({
  decisionId: id('Open the page again, then say that you have looked'),
  words: optionalLongText('what you say of it', 2_000),
});
export type LookForm = z.output<typeof lookForm>;
