import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, real, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../../columns.ts';
import { people } from '../../people/people.table.ts';
import { criteria } from '../../qualifications/units.table.ts';
import { enrolments, evidence } from '../portfolios.table.ts';

export const visitKinds = ['observation', 'questions', 'discussion'] as const;
export type VisitKind = (typeof visitKinds)[number];

export const circumstances = ['natural', 'simulated'] as const;
/** Whether what was seen arose by itself at work, or was set up for the visit. */
export type Circumstances = (typeof circumstances)[number];

/**
 * An occasion on which an assessor observes a candidate, asks them questions or holds a professional discussion. Planned, or begun at once;
 * what is kept while it goes on are `visitNotes`; signed by the assessor, it becomes evidence when the candidate has read it.
 */
export const visits = pgTable(
  'visits',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    candidateId: uuid().notNull(),
    kind: text().$type<VisitKind>().notNull(),
    observerId: uuid().notNull(),
    /** What it is about, in a line. */
    about: text().notNull(),
    place: text(),
    circumstances: text().$type<Circumstances>().notNull(),
    plannedFor: moment(),
    beganAt: moment(),
    endedAt: moment(),
    /** Who else was there, in the assessor's words. */
    present: text(),
    /** Of a recording: who agreed to it, before the first second. */
    consent: text(),
    consentAt: moment(),
    /** What the assessor wrote up of it afterwards. */
    account: text(),
    signedAt: moment(),
    acknowledgedAt: moment(),
    /** What the candidate says of it. */
    comment: text(),
    evidenceId: uuid(),
    cancelledAt: moment(),
    cancelledReason: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.enrolmentId, enrolments),
    to(t, t.candidateId, people),
    to(t, t.observerId, people),
    to(t, t.evidenceId, evidence),
    check('visits_of_another', sql`${t.observerId} <> ${t.candidateId}`),
    check('visits_acknowledged_whole', sql`(${t.acknowledgedAt} is null) = (${t.evidenceId} is null)`),
    index().on(t.organisationId, t.enrolmentId),
    uniqueIndex().on(t.organisationId, t.evidenceId),
  ],
);
export type Visit = typeof visits.$inferSelect;

/**
 * note: seen or heard, with the criteria it seems to show; question and answer; mark: a stretch of the recording; shows: for one criterion
 * the note that shows it and how, as the assessor proposes (the newest of a criterion holds; without words it is taken out).
 */
export type NoteKind = 'note' | 'question' | 'answer' | 'mark' | 'shows';

/** What is kept of a visit, a row at a time; only added to. `id` may be made by the device that it was written on. */
export const visitNotes = pgTable(
  'visit_notes',
  {
    ...key(),
    visitId: uuid().notNull(),
    kind: text().$type<NoteKind>().notNull(),
    words: text(),
    criterionIds: jsonb().$type<string[]>().notNull().default([]),
    /** Of an answer its question, of what shows a criterion the note, of a second text under one id the first. */
    ofNoteId: uuid(),
    /** Of an answer: spoken and noted by the assessor, or written by the candidate. */
    mode: text().$type<'spoken' | 'written'>(),
    /** Of a mark: which recording, and from and to which second of it. */
    take: uuid(),
    from: real(),
    to: real(),
    byId: uuid().notNull(),
    /** When it was written, by the clock of the device, never later than it arrived. */
    at: moment().notNull(),
    arrivedAt: moment().notNull(),
  },
  (t) => [...own(t), to(t, t.visitId, visits), to(t, t.byId, people), index().on(t.organisationId, t.visitId, t.at)],
);
export type VisitNote = typeof visitNotes.$inferSelect;

/** Recordings as they arrive: some seconds each, `take` after `take`, put together when the visit ends. A file brought in is a take of one part. */
export const visitParts = pgTable(
  'visit_parts',
  {
    ...key(),
    visitId: uuid().notNull(),
    take: uuid().notNull(),
    number: integer().notNull(),
    hash: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    type: text().notNull(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.visitId, visits),
    uniqueIndex('visit_parts_once').on(t.organisationId, t.visitId, t.take, t.number),
    index().on(t.hash),
  ],
);
export type VisitPart = typeof visitParts.$inferSelect;

/** A question that an assessor keeps to ask about a criterion, for themselves. */
export const questions = pgTable(
  'questions',
  {
    ...key(),
    criterionId: uuid().notNull(),
    authorId: uuid().notNull(),
    words: text().notNull(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.criterionId, criteria),
    to(t, t.authorId, people),
    index().on(t.organisationId, t.authorId),
  ],
);
export type Question = typeof questions.$inferSelect;
