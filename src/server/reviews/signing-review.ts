// Both sign exactly what stands. With the second signature what was agreed becomes actions of their one-to-ones, which carry it until it is done.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { type OneToOne, oneToOnes } from '../support/one-to-ones.table.ts';
import { insertAction } from '../support/promises.ts';
import { keepReviewDocument } from './performance-review-document.ts';
import {
  changedReview,
  contentNow,
  lockedPerformanceReview,
  partsOf,
  type SubjectReview,
} from './performance-review-facts.ts';
import { requireReviewStep } from './performance-review-state.ts';
import type { SignPerformanceReviewForm } from './performance-reviews.form.ts';
import {
  type PerformanceReview,
  type PerformanceReviewSignature,
  performanceReviewActions,
  performanceReviewSignatures,
} from './performance-reviews.table.ts';

/**
 * Signs what was read. @throws Conflict where it changed since, is signed by them already, or nothing is agreed; Invalid where the leader
 * does not agree to what they wrote
 */
export const signPerformanceReview = (
  actor: Actor,
  reviewId: string,
  { hash, stance, words }: SignPerformanceReviewForm,
): Promise<PerformanceReviewSignature> =>
  act(actor, 'performance-review.sign', lockedPerformanceReview(actor, reviewId), async (tx, subject, keep) => {
    const { review, state, signedBy } = subject;
    requireReviewStep(state, 'sign', 'sign-last');
    if (review.hash !== hash)
      throw new Conflict('Something of this review changed since you opened the page. Read it again, then sign.');
    if (signedBy.includes(actor.personId)) throw new Conflict('You have signed this review already.');
    if (stance !== 'agree' && actor.personId === review.leaderId)
      throw new Invalid({ stance: 'The review says what you wrote: change it where you do not agree, then sign' });
    await requireAgreed(tx, review);
    const { organisationId, personId } = actor;
    const content = await contentNow(tx, review);
    const row = { organisationId, id: newId(), reviewId, personId, stance, words, hash, content, at: now() };
    const signed = one(await tx.insert(performanceReviewSignatures).values(row).returning());
    keep('performance-review-signature', signed);
    if (state === 'half-signed') await signedByBoth(tx, actor, subject, keep);
    return signed;
  });

/** @throws Conflict without a development objective or an action */
async function requireAgreed(tx: Tx, review: PerformanceReview) {
  const { objectives, actions } = await partsOf(tx, review);
  const missing = [
    ...(objectives.every(({ withdrawnAt }) => withdrawnAt) ? ['a development objective'] : []),
    ...(actions.every(({ withdrawnAt }) => withdrawnAt) ? ['an action'] : []),
  ];
  if (missing.length > 0)
    throw new Conflict(`Agree on ${missing.join(' and ')} first: a review without it changes nothing.`);
}

async function signedByBoth(tx: Tx, actor: Actor, { review }: SubjectReview, keep: Keep) {
  await carryOver(tx, actor, review, keep);
  const signed = await changedReview(tx, review, { signedAt: now() }, keep);
  await keepReviewDocument(tx, actor, signed.id, keep);
}

/** Each action that is not one of their one-to-ones yet. Where the two have none they begin, and ended ones go on: somebody must ask what came of it. */
async function carryOver(tx: Tx, actor: Actor, review: PerformanceReview, keep: Keep) {
  const { actions } = await partsOf(tx, review);
  const open = actions.filter(({ withdrawnAt, oneToOneActionId }) => !withdrawnAt && !oneToOneActionId);
  if (open.length === 0) return;
  const pair = await pairOf(tx, review, keep);
  const facts = { leaderId: pair.leaderId, memberId: pair.memberId, pair };
  for (const { id, version, what, knownBy, ownerId, dueOn } of open.toSorted((a, b) => a.position - b.position)) {
    const words = `${what} (agreed in a review; known by: ${knownBy})`;
    const carried = await insertAction(tx, actor, facts, { words, ownerId, due: dueOn }, keep);
    const mine = and(
      eq(performanceReviewActions.organisationId, review.organisationId),
      eq(performanceReviewActions.id, id),
    );
    const set = { oneToOneActionId: carried.id, version: version + 1 };
    keep('performance-review-action', one(await tx.update(performanceReviewActions).set(set).where(mine).returning()));
  }
}

async function pairOf(
  tx: Tx,
  { organisationId, leaderId, memberId }: PerformanceReview,
  keep: Keep,
): Promise<OneToOne> {
  const both = and(
    eq(oneToOnes.organisationId, organisationId),
    eq(oneToOnes.leaderId, leaderId),
    eq(oneToOnes.memberId, memberId),
  );
  const before = first(await tx.select().from(oneToOnes).where(both).for('update'));
  if (before && !before.endedAt) return before;
  const pair = before
    ? one(
        await tx
          .update(oneToOnes)
          .set({ endedAt: null, version: before.version + 1 })
          .where(both)
          .returning(),
      )
    : one(await tx.insert(oneToOnes).values({ organisationId, id: newId(), leaderId, memberId }).returning());
  keep('one-to-one', pair);
  return pair;
}

/** The member says whether the leader may take the review as evidence. @throws Conflict before both have signed */
export const consentToEvidence = (actor: Actor, reviewId: string, consents: boolean): Promise<PerformanceReview> =>
  act(actor, 'performance-review.consent', lockedPerformanceReview(actor, reviewId), async (tx, { review }, keep) => {
    if (!review.signedAt)
      throw new Conflict('This is asked once both have signed: until then there is nothing that could be taken.');
    const changed = await changedReview(tx, review, { consents, consentAt: now() }, keep);
    await keepReviewDocument(tx, actor, reviewId, keep);
    return changed;
  });

/** The leader looks back once every action is done. @throws Conflict while one is open or an appeal is */
export const closeReview = (actor: Actor, reviewId: string, words: string): Promise<PerformanceReview> =>
  act(actor, 'performance-review.close', lockedPerformanceReview(actor, reviewId), async (tx, subject, keep) => {
    requireReviewStep(subject.state, 'close');
    const { open } = one(
      await tx.rows<{ open: number }>(sql`select count(*)::int as open from performance_review_actions a
        join one_to_one_actions x on x.organisation_id = a.organisation_id and x.id = a.one_to_one_action_id
        where a.organisation_id = ${actor.organisationId} and a.review_id = ${reviewId} and x.done_at is null`),
    );
    if (open > 0)
      throw new Conflict(
        `${open === 1 ? 'One action is' : `${open} actions are`} still open in your one-to-ones. Close the review once each is done.`,
      );
    const closed = await changedReview(tx, subject.review, { closedAt: now(), closedWords: words }, keep);
    await keepReviewDocument(tx, actor, reviewId, keep);
    return closed;
  });
