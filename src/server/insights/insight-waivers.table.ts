import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people, teams } from '../people/people.table.ts';

/** A finding set aside with a reason. It holds while what the finding rests on (`restsOn`) is the same; `what` is what was found then. */
export const insightWaivers = pgTable(
  'insight_waivers',
  {
    ...key(),
    teamId: uuid().notNull(),
    checkId: text().notNull(),
    /** The record that the finding is about: an assignment, an objective, a person. */
    objectId: uuid().notNull(),
    restsOn: text().notNull(),
    what: text().notNull(),
    reason: text().notNull(),
    by: uuid().notNull(),
    at: moment().notNull(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.teamId, teams), to(t, t.by, people), index().on(t.organisationId, t.teamId, t.at)],
);
export type InsightWaiver = typeof insightWaivers.$inferSelect;
