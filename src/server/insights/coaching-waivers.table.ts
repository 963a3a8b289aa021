import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';

/** A finding about one's own coaching set aside with a reason, by its coach, who alone reads both. It holds while `restsOn` is the same. */
export const coachingWaivers = pgTable(
  'coaching_waivers',
  {
    ...key(),
    coachId: uuid().notNull(),
    checkId: text().notNull(),
    /** What it is about: a coaching plan, a session, or the coach. */
    objectId: uuid().notNull(),
    restsOn: text().notNull(),
    what: text().notNull(),
    reason: text().notNull(),
    at: moment().notNull(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.coachId, people), index().on(t.organisationId, t.coachId, t.at)],
);
export type CoachingWaiver = typeof coachingWaivers.$inferSelect;
