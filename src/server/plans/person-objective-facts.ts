// What a person's objective says, by name: as they agree to it, and as their page shows it. Pure.
import { dayInWords } from '../day-words.ts';
import { amountWords, measureWords } from './measure-words.ts';
import type { PersonObjectiveRow } from './person-objective-rows.ts';

export const ownFacts = (row: PersonObjectiveRow): Record<string, string | null> => ({
  Objective: row.title,
  'For the team’s objective': row.parent,
  'Measured by': measureWords(row),
  'Why without a measure': row.noMeasureReason,
  'Stands at': row.baseline === null ? null : amountWords(row.baseline, row),
  Target: row.target === null ? null : amountWords(row.target, row),
  By: row.due && dayInWords(row.due),
  'If it is not reached': row.consequence,
});
