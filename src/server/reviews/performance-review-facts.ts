// The review meant, with the facts that rules and steps look at. Whatever changes locks it: one change after another.
import { and, eq } from 'drizzle-orm';
import type { Keep } from '../act.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { performanceReviewContent, signedHash } from './performance-review-content.ts';
import { type ReviewState, reviewState } from './performance-review-state.ts';
import {
  type PerformanceReview,
  performanceReviewActions,
  performanceReviewExamples,
  performanceReviewObjectives,
  performanceReviewPacks,
  performanceReviews,
} from './performance-reviews.table.ts';

export type SubjectReview = {
  leaderId: string;
  memberId: string;
  /** Whom the member asked to look at it; null where nobody is asked. */
  appealToId: string | null;
  review: PerformanceReview;
  state: ReviewState;
  /** Who signed it as it stands. */
  signedBy: string[];
};

export const theReview = ({ organisationId }: { organisationId: string }, reviewId: string) =>
  and(eq(performanceReviews.organisationId, organisationId), eq(performanceReviews.id, reviewId));

/** Null when there is none in the actor's organisation. */
export const performanceReviewFacts =
  (actor: Actor, reviewId: string) =>
  async (db: Read): Promise<SubjectReview | null> => {
    const review = first(await db.select().from(performanceReviews).where(theReview(actor, reviewId)));
    return review && withFacts(db, review);
  };

export const lockedPerformanceReview =
  (actor: Actor, reviewId: string) =>
  async (tx: Tx): Promise<SubjectReview | null> => {
    const review = first(await tx.select().from(performanceReviews).where(theReview(actor, reviewId)).for('update'));
    return review && withFacts(tx, review);
  };

async function withFacts(db: Read, review: PerformanceReview): Promise<SubjectReview> {
  const { organisationId, id, hash, memberId, leaderId } = review;
  const { signedBy, appealToId, appealed } = one(
    await db.rows<Pick<SubjectReview, 'signedBy' | 'appealToId'> & { appealed: boolean }>(sql`
      select array(select s.person_id from performance_review_signatures s where s.organisation_id = ${organisationId}
          and s.review_id = ${id} and s.hash = ${hash}) as "signedBy",
        (select a.to_id from performance_review_appeals a where a.organisation_id = ${organisationId} and a.review_id = ${id}
          order by a.at desc, a.id desc limit 1) as "appealToId",
        exists (select 1 from performance_review_appeals a where a.organisation_id = ${organisationId} and a.review_id = ${id}
          and a.decided_at is null) as appealed`),
  );
  const state = reviewState({ ...review, signed: signedBy.length, appealed });
  return { leaderId, memberId, appealToId, review, state, signedBy };
}

/** What stands in a review beside its own row. */
export async function partsOf(db: Read, { organisationId, id }: PerformanceReview) {
  const [objectivesIn, actionsIn, packs] = [
    performanceReviewObjectives,
    performanceReviewActions,
    performanceReviewPacks,
  ];
  const objectives = await db
    .select()
    .from(objectivesIn)
    .where(and(eq(objectivesIn.organisationId, organisationId), eq(objectivesIn.reviewId, id)));
  const actions = await db
    .select()
    .from(actionsIn)
    .where(and(eq(actionsIn.organisationId, organisationId), eq(actionsIn.reviewId, id)));
  const cited = performanceReviewExamples;
  const examples = await db
    .select()
    .from(cited)
    .where(and(eq(cited.organisationId, organisationId), eq(cited.reviewId, id)));
  const pack = first(
    await db
      .select({ hash: packs.hash })
      .from(packs)
      .where(and(eq(packs.organisationId, organisationId), eq(packs.reviewId, id))),
  );
  return { examples, objectives, actions, packHash: pack?.hash ?? null };
}

/** The text that is signed as it stands now. */
export const contentNow = async (db: Read, review: PerformanceReview): Promise<string> =>
  performanceReviewContent({ review, ...(await partsOf(db, review)) });

/** Changes the review; once the two have talked its hash is that of what stands now. */
export async function changedReview(
  tx: Tx,
  review: PerformanceReview,
  set: Partial<PerformanceReview>,
  keep: Keep,
): Promise<PerformanceReview> {
  const changed = { ...review, ...set };
  const hash = changed.metOn === null ? null : signedHash(await contentNow(tx, changed));
  const next = { ...set, hash, version: review.version + 1 };
  const kept = one(await tx.update(performanceReviews).set(next).where(theReview(review, review.id)).returning());
  keep('performance-review', kept);
  return kept;
}
