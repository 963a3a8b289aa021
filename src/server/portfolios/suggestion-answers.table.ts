import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { criteria } from '../qualifications/units.table.ts';
import { claims, enrolments, evidence } from './portfolios.table.ts';

/** What the candidate said to a suggestion: that it is not this one, or a claim. The suggestion itself follows from the evidence. */
export const suggestionAnswers = pgTable(
  'suggestion_answers',
  {
    ...key(),
    evidenceId: uuid().notNull(),
    enrolmentId: uuid().notNull(),
    criterionId: uuid().notNull(),
    answer: text().$type<'put-away' | 'taken'>().notNull(),
    /** The claim that was made of it. */
    claimId: uuid(),
    at: moment().notNull(),
    /** When it was brought back. */
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.evidenceId, evidence),
    to(t, t.enrolmentId, enrolments),
    to(t, t.criterionId, criteria),
    to(t, t.claimId, claims),
    uniqueIndex('suggestion_answers_put_away_once')
      .on(t.organisationId, t.evidenceId, t.enrolmentId, t.criterionId)
      .where(sql`${t.answer} = 'put-away' and ${t.withdrawnAt} is null`),
    index().on(t.organisationId, t.enrolmentId, t.criterionId),
  ],
);
export type SuggestionAnswer = typeof suggestionAnswers.$inferSelect;
