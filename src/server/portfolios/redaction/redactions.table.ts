import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../../columns.ts';
import { people } from '../../people/people.table.ts';
import { evidence } from '../portfolios.table.ts';

/** Somebody whom a candidate's evidence names, and the role word and letter that stand for them in the whole portfolio. */
export const otherPeople = pgTable(
  'other_people',
  {
    ...key(),
    candidateId: uuid().notNull(),
    /** Who it is, as the finder tells them apart: a person's id, or a name. */
    subject: text().notNull(),
    role: text().$type<'colleague' | 'customer' | 'person'>().notNull(),
    letter: text().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.candidateId, people),
    uniqueIndex('other_people_once').on(t.organisationId, t.candidateId, t.subject),
    uniqueIndex('other_people_letters').on(t.organisationId, t.candidateId, t.role, t.letter),
  ],
);
export type OtherPerson = typeof otherPeople.$inferSelect;

/**
 * What the candidate decided of one find in one piece of evidence: something stands in its place, or it stays, with the reason. Decided
 * anew until the evidence is submitted. What it is about is the candidate's alone where it is replaced.
 */
export const redactions = pgTable(
  'redactions',
  {
    ...key(),
    evidenceId: uuid().notNull(),
    candidateId: uuid().notNull(),
    subject: text().notNull(),
    kind: text().notNull(),
    /** The spellings it was found in when it was decided. */
    words: jsonb().$type<string[]>().notNull(),
    decision: text().$type<'replace' | 'leave'>().notNull(),
    /** Of a replaced find: the words in its place. */
    replacement: text(),
    /** Of a replaced file: the file in its place, and how it was made. */
    fileId: uuid(),
    how: text().$type<'covered' | 'exchanged'>(),
    /** Of what is left: why. */
    reason: text(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.evidenceId, evidence),
    to(t, t.candidateId, people),
    uniqueIndex('redactions_once').on(t.organisationId, t.evidenceId, t.subject),
    check('redactions_left_with_a_reason', sql`(${t.decision} = 'leave') = (${t.reason} is not null)`),
    check(
      'redactions_replaced_by_something',
      sql`(${t.decision} = 'replace') = (${t.replacement} is not null or ${t.fileId} is not null)`,
    ),
  ],
);
export type Redaction = typeof redactions.$inferSelect;

/** That somebody opened a sealed original, and why: for an hour, and the candidate reads it. */
export const originalOpenings = pgTable(
  'original_openings',
  {
    ...key(),
    evidenceId: uuid().notNull(),
    personId: uuid().notNull(),
    reason: text().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.evidenceId, evidence),
    to(t, t.personId, people),
    index().on(t.organisationId, t.evidenceId, t.at),
  ],
);
export type OriginalOpening = typeof originalOpenings.$inferSelect;
