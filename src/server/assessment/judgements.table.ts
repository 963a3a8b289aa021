import { boolean, date, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { claims } from '../portfolios/portfolios.table.ts';

/** An assessor's judgement of one claim. A later one supersedes; none is changed, and nobody's is of their own claim (a trigger holds it). */
export const judgements = pgTable(
  'judgements',
  {
    ...key(),
    claimId: uuid().notNull(),
    assessorId: uuid().notNull(),
    outcome: text().$type<'accepted' | 'partly-accepted' | 'not-accepted'>().notNull(),
    valid: boolean().notNull(),
    authentic: boolean().notNull(),
    current: boolean().notNull(),
    sufficient: boolean().notNull(),
    /** Whether it would be judged the same again; null where the assessor says nothing of it. */
    reliable: boolean(),
    reason: text(),
    feedback: text(),
    action: text(),
    actionDue: date(),
    at: moment().notNull(),
    supersedesId: uuid(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.claimId, claims),
    to(t, t.assessorId, people),
    index().on(t.organisationId, t.claimId, t.at, t.id),
    index().on(t.organisationId, t.assessorId),
    unique('judgements_superseded_once').on(t.organisationId, t.claimId, t.supersedesId).nullsNotDistinct(),
  ],
);
export type Judgement = typeof judgements.$inferSelect;
