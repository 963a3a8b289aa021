import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { standards } from '../standards/standards.table.ts';
import { evidence } from './portfolios.table.ts';

/** The candidate's cross-reference to a service standard: this place in this evidence shows how it is kept. Nobody judges it. */
export const standardClaims = pgTable(
  'standard_claims',
  {
    ...key(),
    evidenceId: uuid().notNull(),
    standardId: uuid().notNull(),
    /** The id of a block of the evidence's document, and words of it, exactly, where a sentence is meant. */
    place: text().notNull(),
    quote: text(),
    how: text().notNull(),
    madeAt: moment().notNull(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.evidenceId, evidence),
    to(t, t.standardId, standards),
    index().on(t.organisationId, t.standardId),
    uniqueIndex('standard_claims_one_for_a_place')
      .on(t.organisationId, t.evidenceId, t.standardId, t.place)
      .where(sql`${t.withdrawnAt} is null`),
  ],
);
export type StandardClaim = typeof standardClaims.$inferSelect;
