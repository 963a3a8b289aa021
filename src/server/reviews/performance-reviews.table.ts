import { boolean, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { objectives } from '../plans/plans.table.ts';
import { standards } from '../standards/standards.table.ts';
import { oneToOneActions } from '../support/one-to-ones.table.ts';

/**
 * A member and who leads them look back on a period. How far it is follows from its moments, in this order: the member's view handed
 * in, the leader's feedback shown, the talk, the member's comment, both signatures, follow-up.
 */
export const performanceReviews = pgTable(
  'performance_reviews',
  {
    ...key(),
    memberId: uuid().notNull(),
    leaderId: uuid().notNull(),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
    openedAt: moment().notNull(),
    /** The member's own view: a draft of theirs until it is handed in, and fixed from then on. */
    wentWell: text(),
    wasHard: text(),
    wants: text(),
    handedInAt: moment(),
    /** What the leader says: a draft of theirs until it is shown. `rewordedAt`: when it was changed last after that. */
    feedback: text(),
    shownAt: moment(),
    rewordedAt: moment(),
    metOn: date(),
    talk: text(),
    /** The member's, unedited by anybody; null where they said that there is none. */
    comment: text(),
    commentedAt: moment(),
    /** Whether the member lets the leader take the review as evidence; null until they said. */
    consents: boolean(),
    consentAt: moment(),
    /** Counts up where an appeal has it changed: what is signed then is another text, also where no word of it changes. */
    edition: integer().notNull().default(1),
    /** SHA-256, hexadecimal, of what is signed; null until there is something to sign. */
    hash: text(),
    /** When the second of them signed: nothing of it changes afterwards, unless an appeal says that it must. */
    signedAt: moment(),
    calledOffAt: moment(),
    calledOffReason: text(),
    /** When all that was agreed was done and looked back on. */
    closedAt: moment(),
    closedWords: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.memberId, people),
    to(t, t.leaderId, people),
    index().on(t.organisationId, t.memberId, t.endsOn),
    index().on(t.organisationId, t.leaderId, t.endsOn),
  ],
);
export type PerformanceReview = typeof performanceReviews.$inferSelect;

/** One measure of the member over the period, in the words of their own page of figures, with the weeks of its control chart. */
export type PackFigure = {
  measure: string;
  name: string;
  said: string;
  outOf: string;
  couldBe: string | null;
  team: string | null;
  verdict: string;
  tone: string;
  sentence: string;
  chart: {
    values: (number | null)[];
    signals: number[];
    target: number | null;
    band: { low: number; mean: number; high: number; from: number } | null;
    desc: string;
  };
};
/** Something of the period with a day, YYYY-MM-DD; `by`: whose words they are. */
export type PackItem = { kind: 'thanks' | 'feedback'; on: string; by: string; to: string; words: string };
export type ReviewPack = {
  figures: PackFigure[];
  /** Why there are none, or which weeks are not in them. */
  figuresNote: string | null;
  objectives: { title: string; measure: string | null; target: string | null; plan: string }[];
  work: { title: string; plan: string; doneOn: string; verified: boolean; develops: boolean }[];
  items: PackItem[];
};

/** What a review rests on, fixed when the member's view is handed in. */
export const performanceReviewPacks = pgTable(
  'performance_review_packs',
  {
    ...key(),
    reviewId: uuid().notNull(),
    pack: jsonb().$type<ReviewPack>().notNull(),
    /** SHA-256, hexadecimal, of its canonical JSON. */
    hash: text().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.reviewId, performanceReviews),
    uniqueIndex('performance_review_packs_one').on(t.organisationId, t.reviewId),
  ],
);
export type PerformanceReviewPack = typeof performanceReviewPacks.$inferSelect;

/** Something that happened in the period, brought in by one of the two: it stays theirs, and the other only answers it. */
export const performanceReviewExamples = pgTable(
  'performance_review_examples',
  {
    ...key(),
    reviewId: uuid().notNull(),
    personId: uuid().notNull(),
    happenedOn: date().notNull(),
    words: text().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.reviewId, performanceReviews),
    to(t, t.personId, people),
    index().on(t.organisationId, t.reviewId),
  ],
);
export type PerformanceReviewExample = typeof performanceReviewExamples.$inferSelect;

/** What the member is to develop: for a standard or an objective of their team, or with the reason why for neither. */
export const performanceReviewObjectives = pgTable(
  'performance_review_objectives',
  {
    ...key(),
    reviewId: uuid().notNull(),
    position: integer().notNull(),
    title: text().notNull(),
    knownBy: text().notNull(),
    dueOn: date().notNull(),
    standardId: uuid(),
    objectiveId: uuid(),
    untiedReason: text(),
    addedBy: uuid().notNull(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.reviewId, performanceReviews),
    to(t, t.standardId, standards),
    to(t, t.objectiveId, objectives),
    to(t, t.addedBy, people),
    index().on(t.organisationId, t.reviewId),
  ],
);
export type PerformanceReviewObjective = typeof performanceReviewObjectives.$inferSelect;

/** Who of the two does what by when. Once both have signed it is an action of their one-to-ones, which carry it until it is done. */
export const performanceReviewActions = pgTable(
  'performance_review_actions',
  {
    ...key(),
    reviewId: uuid().notNull(),
    position: integer().notNull(),
    ownerId: uuid().notNull(),
    what: text().notNull(),
    knownBy: text().notNull(),
    dueOn: date().notNull(),
    addedBy: uuid().notNull(),
    withdrawnAt: moment(),
    oneToOneActionId: uuid(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.reviewId, performanceReviews),
    to(t, t.ownerId, people),
    to(t, t.addedBy, people),
    to(t, t.oneToOneActionId, oneToOneActions),
    index().on(t.organisationId, t.reviewId),
  ],
);
export type PerformanceReviewAction = typeof performanceReviewActions.$inferSelect;

export const reviewStances = ['agree', 'agree-in-part', 'acknowledge'] as const;
export type ReviewStance = (typeof reviewStances)[number];

/** That somebody signs a review exactly as it stood (`content`, canonical JSON, with its hash), and as what. */
export const performanceReviewSignatures = pgTable(
  'performance_review_signatures',
  {
    ...key(),
    reviewId: uuid().notNull(),
    personId: uuid().notNull(),
    stance: text().$type<ReviewStance>().notNull(),
    words: text(),
    hash: text().notNull(),
    content: text().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.reviewId, performanceReviews),
    to(t, t.personId, people),
    uniqueIndex('performance_review_signatures_once').on(t.organisationId, t.reviewId, t.personId, t.hash),
  ],
);
export type PerformanceReviewSignature = typeof performanceReviewSignatures.$inferSelect;

/** That the member asks a manager to look at what was signed (`hash`); `dueOn`: the day by which they decide. */
export const performanceReviewAppeals = pgTable(
  'performance_review_appeals',
  {
    ...key(),
    reviewId: uuid().notNull(),
    toId: uuid().notNull(),
    hash: text().notNull(),
    reason: text().notNull(),
    at: moment().notNull(),
    dueOn: date().notNull(),
    outcome: text().$type<'stands' | 'to-change'>(),
    words: text(),
    decidedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.reviewId, performanceReviews),
    to(t, t.toId, people),
    uniqueIndex('performance_review_appeals_once').on(t.organisationId, t.reviewId, t.hash),
    index().on(t.organisationId, t.toId, t.decidedAt),
  ],
);
export type PerformanceReviewAppeal = typeof performanceReviewAppeals.$inferSelect;
