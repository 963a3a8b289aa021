import { z } from 'zod';
import { choice, date, id, longText, optionalDate, text } from '../fields.ts';
import { competenceKinds } from './competence.table.ts';

export const competenceForm = z
  .object({
    kind: choice(competenceKinds, 'Choose what it shows'),
    title: text('what it is called'),
    source: text('who awarded it, or what was seen of it'),
    heldFrom: date('the day from which it holds'),
    heldTo: optionalDate('the last day'),
  })
  .refine(({ heldFrom, heldTo }) => !heldTo || heldTo >= heldFrom, {
    path: ['heldTo'],
    error: 'Enter a last day that is not before the first',
  });
export type CompetenceForm = z.output<typeof competenceForm>;

export const withdrawCompetenceForm = z.object({
  recordId: id('Choose the record'),
  reason: longText('the reason', 1_000),
});
