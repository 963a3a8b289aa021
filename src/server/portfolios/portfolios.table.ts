import { sql } from 'drizzle-orm';
import { boolean, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { versions } from '../ledger/ledger.table.ts';
import { people } from '../people/people.table.ts';
import { criteria, units } from '../qualifications/units.table.ts';
import type { RecordDocument } from './document.ts';

/** How an enrolment ends before the unit is achieved. */
export const enrolmentEnds = ['withdrawn', 'transferred', 'lapsed', 'exempt'] as const;
export type EnrolmentEnd = (typeof enrolmentEnds)[number];

/** A candidate working towards a unit, with their assessor and internal quality assurer: three people, which the database holds. */
export const enrolments = pgTable(
  'enrolments',
  {
    ...key(),
    unitId: uuid().notNull(),
    candidateId: uuid().notNull(),
    assessorId: uuid(),
    internalQualityAssurerId: uuid(),
    /** A qualified assessor who confirms the decisions of an assessor in training. */
    countersignerId: uuid(),
    startedOn: date().notNull(),
    /** Why they were enrolled although the unit had expired. */
    expiredReason: text(),
    suspendedAt: moment(),
    suspendedReason: text(),
    endedAt: moment(),
    endedAs: text().$type<EnrolmentEnd>(),
    endedReason: text(),
    /** When it was last moved to another version of its unit. */
    movedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.unitId, units),
    to(t, t.candidateId, people),
    to(t, t.assessorId, people),
    to(t, t.internalQualityAssurerId, people),
    to(t, t.countersignerId, people),
    uniqueIndex('enrolments_one_for_a_unit').on(t.organisationId, t.unitId, t.candidateId),
    index().on(t.organisationId, t.candidateId),
    index().on(t.organisationId, t.assessorId),
    index().on(t.organisationId, t.internalQualityAssurerId),
    index().on(t.organisationId, t.countersignerId),
  ],
);
export type Enrolment = typeof enrolments.$inferSelect;

export const evidenceKinds = [
  'work-plan',
  'agreement',
  'one-to-one',
  'review',
  'team-meeting',
  'recognition',
  'colleague-feedback',
  'work',
  'help-request',
  'coaching-plan',
  'coaching-session',
  'coaching-follow-up',
  'briefing',
  'file',
  'account',
  'testimony',
  'expert-testimony',
  'figures',
  'certificate',
  'in-situ',
  'observation',
  'questions',
  'discussion',
  'allocation',
  'skills',
  'objectives',
  'fair-shares',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** A piece of evidence: a fixed snapshot of a record (`document`, bound by `versionId` and `hash`) or files, with when and who. */
export const evidence = pgTable(
  'evidence',
  {
    ...key(),
    candidateId: uuid().notNull(),
    number: integer().notNull(),
    title: text().notNull(),
    kind: text().$type<EvidenceKind>().notNull(),
    sourceKind: text(),
    sourceId: uuid(),
    versionId: uuid(),
    document: jsonb().$type<RecordDocument>().notNull(),
    hash: text().notNull(),
    happenedFrom: date().notNull(),
    happenedTo: date().notNull(),
    context: text(),
    simulated: boolean().notNull().default(false),
    /** Of a certificate: the last day on which it holds; null where it says none. */
    expiresOn: date(),
    /** What an AI tool was used for, in the candidate's words; null where none was. */
    aiUse: text(),
    takenAt: moment().notNull(),
    submittedAt: moment(),
    declaration: text(),
    /** Of a copy in which others are replaced: the salted hash of the kept version with the original, and its entry of the ledger. */
    originalHash: text(),
    originalEntry: integer(),
    /** Earlier versions of this record are sealed with the original. */
    redactedVersion: integer(),
    withdrawnAt: moment(),
    withdrawnReason: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.candidateId, people),
    to(t, t.versionId, versions),
    uniqueIndex().on(t.organisationId, t.candidateId, t.number),
    index().on(t.organisationId, t.sourceId),
  ],
);
export type Evidence = typeof evidence.$inferSelect;

export const evidencePeople = pgTable(
  'evidence_people',
  { ...key(), evidenceId: uuid().notNull(), personId: uuid().notNull(), part: text().notNull() },
  (t) => [
    ...own(t),
    to(t, t.evidenceId, evidence),
    to(t, t.personId, people),
    index().on(t.organisationId, t.evidenceId),
  ],
);

/** The candidate's claim: this place in this evidence shows this criterion, and how. */
export const claims = pgTable(
  'claims',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    evidenceId: uuid().notNull(),
    criterionId: uuid().notNull(),
    /** The id of a block of the evidence's document; of a file with the part that is meant: see `ledger/file-parts.ts`. */
    place: text().notNull(),
    /** Words of that block, exactly, where the claim points to a sentence of it. */
    quote: text(),
    how: text().notNull(),
    madeAt: moment().notNull(),
    withdrawnAt: moment(),
    withdrawnReason: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.enrolmentId, enrolments),
    to(t, t.evidenceId, evidence),
    to(t, t.criterionId, criteria),
    index().on(t.organisationId, t.enrolmentId),
    index().on(t.organisationId, t.evidenceId),
    uniqueIndex('claims_one_for_a_place')
      .on(t.organisationId, t.enrolmentId, t.evidenceId, t.criterionId, t.place)
      .where(sql`${t.withdrawnAt} is null`),
  ],
);
export type Claim = typeof claims.$inferSelect;

export type ExportState = 'waiting' | 'done' | 'failed';

/** A copy of a portfolio that somebody asked for: what they may read of it, as PDF and as package. */
export const portfolioExports = pgTable(
  'portfolio_exports',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    state: text().$type<ExportState>().notNull(),
    /** Whether the candidate's own drafts are in it. */
    drafts: boolean().notNull().default(false),
    askedBy: uuid().notNull(),
    askedAt: moment().notNull(),
    endedAt: moment(),
    failure: text(),
    packageFileId: uuid(),
    pdfFileId: uuid(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.enrolmentId, enrolments), index().on(t.organisationId, t.enrolmentId, t.askedAt)],
);
export type PortfolioExport = typeof portfolioExports.$inferSelect;
