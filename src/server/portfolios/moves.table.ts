import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { criteria, units } from '../qualifications/units.table.ts';
import { claims, enrolments } from './portfolios.table.ts';

/** An enrolment moved to another version of its unit: by whom, when and why. */
export const enrolmentMoves = pgTable(
  'enrolment_moves',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    fromUnitId: uuid().notNull(),
    toUnitId: uuid().notNull(),
    reason: text().notNull(),
    movedBy: uuid().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.enrolmentId, enrolments),
    to(t, t.fromUnitId, units),
    to(t, t.toUnitId, units),
    to(t, t.movedBy, people),
    index().on(t.organisationId, t.enrolmentId),
  ],
);
export type EnrolmentMove = typeof enrolmentMoves.$inferSelect;

/** `carried`: the words are the same, and so it goes on. `to-confirm`: the words changed. `archived`: the criterion is no more. */
export const claimFates = ['carried', 'to-confirm', 'archived'] as const;
export type ClaimFate = (typeof claimFates)[number];

/** What became of one claim in a move; of one to be confirmed also what its candidate answered. */
export const claimMoves = pgTable(
  'claim_moves',
  {
    ...key(),
    moveId: uuid().notNull(),
    claimId: uuid().notNull(),
    fromCriterionId: uuid().notNull(),
    /** Null where it is archived. */
    toCriterionId: uuid(),
    fate: text().$type<ClaimFate>().notNull(),
    answer: text().$type<'confirmed' | 'let-go'>(),
    answeredAt: moment(),
    /** The claim of the changed words, where it was confirmed. */
    newClaimId: uuid(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.moveId, enrolmentMoves),
    to(t, t.claimId, claims),
    to(t, t.fromCriterionId, criteria),
    to(t, t.toCriterionId, criteria),
    to(t, t.newClaimId, claims),
    uniqueIndex('claim_moves_one_in_a_move').on(t.organisationId, t.moveId, t.claimId),
    index().on(t.organisationId, t.claimId),
  ],
);
export type ClaimMove = typeof claimMoves.$inferSelect;
