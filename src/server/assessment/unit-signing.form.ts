import { z } from 'zod';
import { longText, optionalLongText, tick } from '../fields.ts';

export const declareUnitForm = z.object({
  content: z.string({ error: 'Open the page again before signing.' }),
  aiUse: optionalLongText('what you used an AI tool for', 2_000),
  declared: tick.refine(Boolean, 'Tick the declaration: without it no decision can be issued'),
});
export type DeclareUnitForm = Omit<z.output<typeof declareUnitForm>, 'declared'>;

export const authenticateForm = z.object({
  content: z.string({ error: 'Open the page again before signing.' }),
  howKnown: longText('how the centre knows that the work is the candidate’s', 2_000),
});
export type AuthenticateForm = z.output<typeof authenticateForm>;
