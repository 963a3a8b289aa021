import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { evidence } from './portfolios.table.ts';

/**
 * Somebody asked to look at what a piece of evidence describes, where it is kept; then, once they signed, when they saw it and what it
 * was, in their words, over the hash of exactly that description.
 */
export const sightings = pgTable(
  'sightings',
  {
    ...key(),
    evidenceId: uuid().notNull(),
    candidateId: uuid().notNull(),
    personId: uuid().notNull(),
    askedAt: moment().notNull(),
    seenOn: date(),
    words: text(),
    /** The hash of the evidence that was signed. */
    hash: text(),
    signedAt: moment(),
    declinedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.evidenceId, evidence),
    to(t, t.candidateId, people),
    to(t, t.personId, people),
    check('sightings_by_another', sql`${t.personId} <> ${t.candidateId}`),
    check(
      'sightings_signed_whole',
      sql`(${t.signedAt} is null) = (${t.seenOn} is null) and (${t.signedAt} is null) = (${t.words} is null) and (${t.signedAt} is null) = (${t.hash} is null)`,
    ),
    check('sightings_answered_once', sql`${t.signedAt} is null or ${t.declinedAt} is null`),
    index().on(t.organisationId, t.personId),
    uniqueIndex('sightings_asked_once').on(t.organisationId, t.evidenceId, t.personId),
  ],
);
export type Sighting = typeof sightings.$inferSelect;
