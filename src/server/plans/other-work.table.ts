import { boolean, date, index, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { plans } from './plans.table.ts';

/**
 * Work beside a plan that the leader states for somebody in it: hours between two days, or in every week that has one of them. What it is for is read by
 * the two and whoever manages them, nobody else.
 */
export const planOtherWork = pgTable(
  'plan_other_work',
  {
    ...key(),
    planId: uuid().notNull(),
    personId: uuid().notNull(),
    words: text().notNull(),
    hours: numeric({ precision: 6, scale: 2, mode: 'number' }).notNull(),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
    everyWeek: boolean().notNull().default(false),
    by: uuid().notNull(),
    at: moment().notNull(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.planId, plans),
    to(t, t.personId, people),
    to(t, t.by, people),
    index().on(t.organisationId, t.planId),
  ],
);
export type PlanOtherWork = typeof planOtherWork.$inferSelect;
