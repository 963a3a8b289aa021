import { date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { enrolments } from '../portfolios/portfolios.table.ts';

/** What the assessor tells the candidate about how they get on; the candidate acknowledges it, with words or without. */
export const feedbacks = pgTable(
  'feedbacks',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    assessorId: uuid().notNull(),
    /** The day of the talk, or of writing. */
    givenOn: date().notNull(),
    about: text().notNull(),
    text: text().notNull(),
    at: moment().notNull(),
    acknowledgedAt: moment(),
    /** What the candidate says to it. */
    answer: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.enrolmentId, enrolments),
    to(t, t.assessorId, people),
    index().on(t.organisationId, t.enrolmentId),
  ],
);
export type Feedback = typeof feedbacks.$inferSelect;

/** What is to be done by a day; the candidate says when it is. */
export const feedbackActions = pgTable(
  'feedback_actions',
  {
    ...key(),
    feedbackId: uuid().notNull(),
    position: integer().notNull(),
    what: text().notNull(),
    dueOn: date().notNull(),
    doneAt: moment(),
    doneWords: text(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.feedbackId, feedbacks), index().on(t.organisationId, t.feedbackId)],
);
export type FeedbackAction = typeof feedbackActions.$inferSelect;
