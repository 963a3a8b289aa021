import { date, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { plans } from './plans.table.ts';

/** A plan presented to its team. It is under way until it is ended. */
export const briefings = pgTable(
  'briefings',
  {
    ...key(),
    planId: uuid().notNull(),
    by: uuid().notNull(),
    begunAt: moment().notNull(),
    endedAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.planId, plans), to(t, t.by, people), index().on(t.organisationId, t.planId, t.begunAt)],
);
export type Briefing = typeof briefings.$inferSelect;

/** Who was there, beside whoever held it. */
export const briefingPeople = pgTable(
  'briefing_people',
  {
    ...key(),
    briefingId: uuid().notNull(),
    personId: uuid().notNull(),
    at: moment().notNull(),
    leftOutAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.briefingId, briefings),
    to(t, t.personId, people),
    uniqueIndex().on(t.organisationId, t.briefingId, t.personId),
  ],
);
export type BriefingPerson = typeof briefingPeople.$inferSelect;

/** What was asked: answered with words, or open with who answers it by when. */
export const briefingQuestions = pgTable(
  'briefing_questions',
  {
    ...key(),
    briefingId: uuid().notNull(),
    askerId: uuid().notNull(),
    words: text().notNull(),
    at: moment().notNull(),
    answererId: uuid(),
    due: date(),
    answer: text(),
    answeredBy: uuid(),
    answeredAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.briefingId, briefings),
    to(t, t.askerId, people),
    to(t, t.answererId, people),
    to(t, t.answeredBy, people),
    index().on(t.organisationId, t.briefingId),
    index().on(t.organisationId, t.answeredAt),
  ],
);
export type BriefingQuestion = typeof briefingQuestions.$inferSelect;

/** "I will …": what somebody said at a briefing that they will do, and by when. */
export const commitments = pgTable(
  'commitments',
  {
    ...key(),
    briefingId: uuid().notNull(),
    personId: uuid().notNull(),
    words: text().notNull(),
    due: date().notNull(),
    at: moment().notNull(),
    doneAt: moment(),
    doneNote: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.briefingId, briefings),
    to(t, t.personId, people),
    index().on(t.organisationId, t.briefingId),
    index().on(t.organisationId, t.personId, t.doneAt),
  ],
);
export type Commitment = typeof commitments.$inferSelect;
