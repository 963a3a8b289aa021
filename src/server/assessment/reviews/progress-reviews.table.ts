import { date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../../columns.ts';
import { people } from '../../people/people.table.ts';
import { enrolments } from '../../portfolios/portfolios.table.ts';

/** What had come about since the review before, as it stood when this one was begun. */
export type ReviewFacts = {
  /** The day of the review before, YYYY-MM-DD; null where this is the first. */
  since: string | null;
  /** Codes of criteria with enough that is accepted; how many there were at the review before, null where this is the first. */
  sufficient: string[];
  before: number | null;
  /** Codes of criteria met now; `newly`: those of them that were said to be met since. */
  met: string[];
  newly: string[];
  /** How many criteria the unit has. */
  of: number;
  submitted: { id: string; number: number }[];
  judged: { id: string; number: number; code: string; outcome: 'accepted' | 'partly-accepted' | 'not-accepted' }[];
  /** Claims that wait to be judged. */
  waiting: number;
  done: { what: string; on: string }[];
  moved: { what: string; from: string; to: string; reason: string }[];
  /** What was agreed at the review before, and what had become of it. */
  agreed: { what: string; owner: string; dueOn: string; doneOn: string | null; doneWords: string | null }[];
};

/** A talk on how a candidate gets on: candidate, assessor and, where one is named, somebody of the employer. Complete once each has signed. */
export const progressReviews = pgTable(
  'progress_reviews',
  {
    ...key(),
    enrolmentId: uuid().notNull(),
    heldOn: date().notNull(),
    assessorId: uuid().notNull(),
    employerId: uuid(),
    /** Why it goes on without the one named for the employer. */
    withoutEmployer: text(),
    facts: jsonb().$type<ReviewFacts>().notNull(),
    /** SHA-256, hexadecimal, of what is signed. */
    hash: text().notNull(),
    begunAt: moment().notNull(),
    /** When the last of them signed; nothing of it changes afterwards, but that actions are done. */
    closedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.enrolmentId, enrolments),
    to(t, t.assessorId, people),
    to(t, t.employerId, people),
    index().on(t.organisationId, t.enrolmentId, t.heldOn),
    index().on(t.organisationId, t.employerId),
  ],
);
export type ProgressReview = typeof progressReviews.$inferSelect;

export const reviewComments = pgTable(
  'review_comments',
  {
    ...key(),
    reviewId: uuid().notNull(),
    personId: uuid().notNull(),
    words: text().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.reviewId, progressReviews),
    to(t, t.personId, people),
    uniqueIndex('review_comments_one').on(t.organisationId, t.reviewId, t.personId),
  ],
);
export type ReviewComment = typeof reviewComments.$inferSelect;

export const reviewActions = pgTable(
  'review_actions',
  {
    ...key(),
    reviewId: uuid().notNull(),
    position: integer().notNull(),
    ownerId: uuid().notNull(),
    what: text().notNull(),
    dueOn: date().notNull(),
    doneAt: moment(),
    doneWords: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.reviewId, progressReviews),
    to(t, t.ownerId, people),
    index().on(t.organisationId, t.reviewId),
    index().on(t.organisationId, t.ownerId),
  ],
);
export type ReviewAction = typeof reviewActions.$inferSelect;

/** That somebody signs a review exactly as it stood (`content`, canonical JSON, with its hash). */
export const reviewSignatures = pgTable(
  'review_signatures',
  {
    ...key(),
    reviewId: uuid().notNull(),
    personId: uuid().notNull(),
    hash: text().notNull(),
    content: text().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.reviewId, progressReviews),
    to(t, t.personId, people),
    uniqueIndex('review_signatures_once').on(t.organisationId, t.reviewId, t.personId, t.hash),
  ],
);
export type ReviewSignature = typeof reviewSignatures.$inferSelect;
