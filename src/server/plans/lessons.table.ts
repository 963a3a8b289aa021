import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { plans } from './plans.table.ts';

/** What one person takes from a plan that is closed: what went well, what to change. One or both. */
export const planLessons = pgTable(
  'plan_lessons',
  {
    ...key(),
    planId: uuid().notNull(),
    personId: uuid().notNull(),
    wentWell: text(),
    toChange: text(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.personId, people),
    uniqueIndex().on(t.organisationId, t.planId, t.personId),
    index().on(t.organisationId, t.personId),
  ],
);
export type PlanLesson = typeof planLessons.$inferSelect;
