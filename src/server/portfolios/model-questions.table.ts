import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { evidence } from './portfolios.table.ts';

/** A criterion that a model named, as it was worded then, and the words of the text that it gave for it. */
export type ModelSuggestion = {
  enrolmentId: string;
  criterionId: string;
  unit: string;
  code: string;
  text: string;
  words: string;
};

/** That the candidate had a language model asked about one piece of evidence: what was sent to whom, and what came back. */
export const modelQuestions = pgTable(
  'model_questions',
  {
    ...key(),
    evidenceId: uuid().notNull(),
    candidateId: uuid().notNull(),
    model: text().notNull(),
    host: text().notNull(),
    /** All that was sent. */
    sent: text().notNull(),
    at: moment().notNull(),
    answeredAt: moment(),
    suggestions: jsonb().$type<ModelSuggestion[]>().notNull().default([]),
    /** How many it named that are no criteria of the units, or whose words do not stand in what was sent. */
    leftOut: integer().notNull().default(0),
    /** Why nothing came back, as a sentence. */
    failure: text(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.evidenceId, evidence), to(t, t.candidateId, people)],
);
export type ModelQuestion = typeof modelQuestions.$inferSelect;
