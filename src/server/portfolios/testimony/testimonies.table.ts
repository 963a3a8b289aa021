import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../../columns.ts';
import { people } from '../../people/people.table.ts';
import { enrolments, evidence } from '../portfolios.table.ts';

export const relations = ['customer', 'same-team', 'colleague', 'manager', 'supplier', 'other'] as const;
/** What the witness is to the candidate. */
export type Relation = (typeof relations)[number];

export const evaluations = ['qualified', 'evaluates', 'neither'] as const;
/** Whether the witness holds an assessing qualification, or evaluates people's work as part of their own. */
export type Evaluation = (typeof evaluations)[number];

/** Of the address a link went to, told when it was answered, since the address itself is forgotten. */
export type AddressKind = 'account' | 'same-domain' | 'free-mail' | 'other';

/**
 * One statement asked of one witness. What the candidate said when asking, then, from `givenAt` on, what the witness signed: the words
 * themselves stand in the evidence made of it. `witnessId` is the person where they are one here (`personId`), else an id of their own.
 */
export const testimonies = pgTable(
  'testimonies',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    candidateId: uuid().notNull(),
    witnessId: uuid().notNull(),
    personId: uuid(),
    witnessName: text().notNull(),
    /** What the candidate says they are to each other. */
    relationSaid: text().$type<Relation>().notNull(),
    /** Which events it is about: never what it should show. */
    about: text().notNull(),
    aboutEvidenceId: uuid(),
    askedAt: moment().notNull(),
    givenAt: moment(),
    evidenceId: uuid(),
    role: text(),
    employer: text(),
    relation: text().$type<Relation>(),
    reportsToCandidate: boolean(),
    competence: text(),
    evaluation: text().$type<Evaluation>(),
    knowsUnit: boolean(),
    seenFrom: date(),
    seenTo: date(),
    declaration: text(),
    signature: text(),
    address: text().$type<AddressKind>(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.enrolmentId, enrolments),
    to(t, t.candidateId, people),
    to(t, t.personId, people),
    to(t, t.aboutEvidenceId, evidence),
    to(t, t.evidenceId, evidence),
    check('testimonies_of_another', sql`${t.witnessId} <> ${t.candidateId}`),
    check('testimonies_given_whole', sql`(${t.givenAt} is null) = (${t.evidenceId} is null)`),
    index().on(t.organisationId, t.enrolmentId),
    index().on(t.organisationId, t.personId),
    uniqueIndex().on(t.organisationId, t.evidenceId),
  ],
);
export type Testimony = typeof testimonies.$inferSelect;

export const testimonySteps = pgTable(
  'testimony_steps',
  {
    ...key(),
    testimonyId: uuid().notNull(),
    step: text()
      .$type<'sent' | 'opened' | 'declined' | 'given' | 'revoked' | 'agreed' | 'verified' | 'disputed' | 'retracted'>()
      .notNull(),
    /** A person, or the witness. */
    by: uuid().notNull(),
    byName: text().notNull(),
    /** Why; of a check: how it was found out who the witness is. */
    words: text(),
    /** Of a check: the day on which the assessor was in contact with the witness, how, and what shows their competence. */
    contactOn: date(),
    contact: text().$type<'met' | 'phoned' | 'wrote' | 'known'>(),
    competence: text(),
    /** Whether they were found competent in what they describe; null where it was no check. */
    competent: boolean(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.testimonyId, testimonies),
    index().on(t.organisationId, t.testimonyId, t.at),
    uniqueIndex('testimony_steps_once')
      .on(t.organisationId, t.testimonyId, t.step)
      .where(sql`${t.step} in ('opened', 'declined', 'given', 'revoked', 'agreed', 'retracted')`),
  ],
);
export type TestimonyStep = typeof testimonySteps.$inferSelect;
export type StepKind = TestimonyStep['step'];

/** What a witness has written and not signed; dates as YYYY-MM-DD. */
export type TestimonyDraft = Partial<Record<string, string | null>>;

/**
 * How the witness is reached, and what they have written so far, by the id of the testimony. Kept apart, in no version, so that it can be
 * forgotten. Of the link, the code and the seat only hashes are kept.
 */
export const testimonyLinks = pgTable(
  'testimony_links',
  {
    ...key(),
    email: text(),
    phone: text(),
    tokenHash: text().unique(),
    expiresAt: moment().notNull(),
    codeHash: text(),
    codeExpiresAt: moment(),
    seatHash: text().unique(),
    seatExpiresAt: moment(),
    draft: jsonb().$type<TestimonyDraft>().notNull().default({}),
    /** Counts up with each draft, so that two windows are noticed. */
    drafts: integer().notNull().default(0),
  },
  (t) => [...own(t), to(t, t.id, testimonies)],
);
export type TestimonyLink = typeof testimonyLinks.$inferSelect;
