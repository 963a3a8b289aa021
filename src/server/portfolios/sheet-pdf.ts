// A plan's sheet as a tagged PDF/UA: one side of A4 as long as the plan fits in letters that can be read.
import { dayInWords, dayOf } from '../day-words.ts';
import type { Actor } from '../people/actor.ts';
import type { PlanSheet } from '../plans/plan-sheet.ts';
import { setPdf } from './set-pdf.ts';

/** `made` is when it was made. @throws Error when it cannot be set */
export const sheetPdf = (
  { organisation: { name, timeZone } }: Actor,
  sheet: PlanSheet,
  made: Date,
): Promise<Uint8Array> =>
  setPdf('sheet', {
    ...{ title: sheet.title, author: name, organisation: name, parts: sheet.parts },
    exported: `printed on ${dayInWords(dayOf(made, timeZone))}`,
    facts: [`${sheet.team}. ${sheet.period}. ${sheet.state}.`, sheet.without].filter(Boolean).join(' '),
    noWork: 'No task yet.',
  });
