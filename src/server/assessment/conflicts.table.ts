import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { enrolments } from '../portfolios/portfolios.table.ts';

/** That an assessor and a candidate have something to do with each other, and whether the centre accepts it: said once, decided once. */
export const conflicts = pgTable(
  'conflicts',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    /** The assessor whom it is about. */
    personId: uuid().notNull(),
    words: text().notNull(),
    recordedBy: uuid().notNull(),
    at: moment().notNull(),
    accepted: boolean(),
    /** What is done about it, or why it is not accepted. */
    terms: text(),
    decidedBy: uuid(),
    decidedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.enrolmentId, enrolments),
    to(t, t.personId, people),
    to(t, t.recordedBy, people),
    to(t, t.decidedBy, people),
    index().on(t.organisationId, t.enrolmentId),
  ],
);
export type ConflictEntry = typeof conflicts.$inferSelect;
