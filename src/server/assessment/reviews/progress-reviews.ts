// Reviews of progress: the assessor begins one, each party says and signs, and what is to be done next has an owner and a day.
import { and, asc, eq } from 'drizzle-orm';
import { act, type Keep } from '../../act.ts';
import { now, today } from '../../clock.ts';
import { first, one, type Read, type Tx } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import { whyStopped } from '../../portfolios/enrolment-open.ts';
import { findEnrolment, lockedEnrolment } from '../../portfolios/enrolments.ts';
import type { Enrolment } from '../../portfolios/portfolios.table.ts';
import { planIn } from '../planning/plan-changes.ts';
import { textHash } from '../planning/plan-content.ts';
import type { BeginReviewForm, ReviewActionForm } from './progress-reviews.form.ts';
import {
  type ProgressReview,
  progressReviews,
  type ReviewAction,
  type ReviewComment,
  type ReviewSignature,
  reviewActions,
  reviewComments,
  reviewSignatures,
} from './progress-reviews.table.ts';
import { partiesOf, reviewContent, unsignedOf } from './review-content.ts';
import { reviewFacts } from './review-facts.ts';

/** What came about since the last one is kept with it. @throws Conflict while another is open or the enrolment is stopped; Invalid for a day to come */
export const beginReview = (actor: Actor, enrolmentId: string, form: BeginReviewForm): Promise<ProgressReview> =>
  act(actor, 'progress-review.begin', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const why = whyStopped(enrolment);
    if (why) throw new Conflict(why);
    const day = today(actor.organisation.timeZone);
    if (form.heldOn > day)
      throw new Invalid({ heldOn: 'Enter a day that has come: a review is of what was done so far' });
    const earlier = await reviewsIn(tx, enrolment);
    if (earlier.some(({ closedAt }) => closedAt === null))
      throw new Conflict('A review is open already. Go on with that one: it is complete once each has signed.');
    if (earlier.some(({ heldOn }) => heldOn > form.heldOn))
      throw new Invalid({ heldOn: 'Enter a day that is not before the review that was held last' });
    const { organisationId } = enrolment;
    const employerId = (await planIn(tx, enrolment))?.employerId ?? null;
    const facts = await reviewFacts(tx, actor, enrolment);
    const about = { heldOn: form.heldOn, assessorId: actor.personId, employerId, withoutEmployer: null, facts };
    const row = { ...about, organisationId, id: newId(), enrolmentId, hash: '', begunAt: now() };
    const begun = one(await tx.insert(progressReviews).values(row).returning());
    await say(tx, begun, actor.personId, form.words, keep);
    return followed(tx, begun, {}, keep);
  });

const reviewsIn = (db: Read, { organisationId, id }: Enrolment) =>
  db
    .select({ heldOn: progressReviews.heldOn, closedAt: progressReviews.closedAt })
    .from(progressReviews)
    .where(and(eq(progressReviews.organisationId, organisationId), eq(progressReviews.enrolmentId, id)));

/** Says something of it, or says it anew: whoever signed is asked again. @throws Conflict once it is complete */
export const commentOnReview = (actor: Actor, reviewId: string, words: string): Promise<ReviewComment> =>
  act(actor, 'progress-review.comment', lockedReview(actor, reviewId), async (tx, { review }, keep) => {
    requireOpen(review);
    const said = await say(tx, review, actor.personId, words, keep);
    await followed(tx, review, {}, keep);
    return said;
  });

async function say(
  tx: Tx,
  { organisationId, id: reviewId }: ProgressReview,
  personId: string,
  words: string,
  keep: Keep,
) {
  const { organisationId: organisation, reviewId: review, personId: person, version } = reviewComments;
  const row = { organisationId, id: newId(), reviewId, personId, words, at: now() };
  const mine = and(eq(organisation, organisationId), eq(review, reviewId), eq(person, personId));
  const before = first(await tx.select({ version }).from(reviewComments).where(mine));
  const said = one(
    before
      ? await tx
          .update(reviewComments)
          .set({ words, at: row.at, version: before.version + 1 })
          .where(mine)
          .returning()
      : await tx.insert(reviewComments).values(row).returning(),
  );
  keep('review-comment', said);
  return said;
}

/** @throws Conflict once it is complete; Invalid for a day that has passed, or an owner who is no party */
export const addReviewAction = (actor: Actor, reviewId: string, form: ReviewActionForm): Promise<ReviewAction> =>
  act(actor, 'progress-review.add-action', lockedReview(actor, reviewId), async (tx, subject, keep) => {
    const { review } = subject;
    requireOpen(review);
    const isParty = partiesNow(subject).includes(form.ownerId);
    const problems = {
      ...(!isParty && { ownerId: 'Choose one of those who take part' }),
      ...(form.dueOn < today(actor.organisation.timeZone) && { dueOn: 'Enter a day that is still to come' }),
    };
    if (Object.keys(problems).length > 0) throw new Invalid(problems);
    const { organisationId } = review;
    const { actions } = await wordsOf(tx, review);
    const row = { ...form, organisationId, id: newId(), reviewId, position: actions.length };
    const added = one(await tx.insert(reviewActions).values(row).returning());
    keep('review-action', added);
    await followed(tx, review, {}, keep);
    return added;
  });

/** Its owner says that it is done, before or after all have signed. @throws Conflict where they said so already */
export const finishReviewAction = (actor: Actor, actionId: string, words: string | null): Promise<ReviewAction> =>
  act(actor, 'progress-review.finish-action', lockedAction(actor, actionId), async (tx, { action }, keep) => {
    if (action.doneAt) throw new Conflict('This action is done already.');
    const mine = and(eq(reviewActions.organisationId, action.organisationId), eq(reviewActions.id, action.id));
    const set = { doneAt: now(), doneWords: words, version: action.version + 1 };
    const done = one(await tx.update(reviewActions).set(set).where(mine).returning());
    keep('review-action', done);
    return done;
  });

/** @throws Conflict where nobody of the employer is asked, they have signed, or it is complete */
export const goOnWithoutEmployer = (actor: Actor, reviewId: string, reason: string): Promise<ProgressReview> =>
  act(actor, 'progress-review.go-on', lockedReview(actor, reviewId), async (tx, { review }, keep) => {
    requireOpen(review);
    const { employerId, withoutEmployer, hash } = review;
    if (employerId === null || withoutEmployer !== null)
      throw new Conflict('Nobody of the employer is asked to sign this review.');
    if (unsignedOf([employerId], hash, await signaturesOf(tx, review)).length === 0)
      throw new Conflict('The employer has signed this review, so it does not go on without them.');
    return followed(tx, review, { withoutEmployer: reason }, keep);
  });

/** Signs exactly what was read; with the last signature it is complete. @throws Conflict where it changed, or is signed already */
export const signReview = (actor: Actor, reviewId: string, hash: string): Promise<ReviewSignature> =>
  act(actor, 'progress-review.sign', lockedReview(actor, reviewId), async (tx, subject, keep) => {
    const { review } = subject;
    requireOpen(review);
    const { personId } = actor;
    if (review.withoutEmployer !== null && personId === review.employerId)
      throw new Conflict('This review went on without you, so your signature is not asked for any more.');
    if (review.hash !== hash)
      throw new Conflict('Something of this review changed since you opened the page. Look at it again, then sign.');
    const before = await signaturesOf(tx, review);
    if (unsignedOf([personId], hash, before).length === 0) throw new Conflict('You have signed this review already.');
    const content = reviewContent({ review, ...(await wordsOf(tx, review)) });
    const row = { organisationId: review.organisationId, id: newId(), reviewId, personId, hash, content, at: now() };
    const signed = one(await tx.insert(reviewSignatures).values(row).returning());
    keep('review-signature', signed);
    if (unsignedOf(partiesNow(subject), hash, [...before, signed]).length === 0)
      keep('progress-review', await update(tx, review, { closedAt: now() }));
    return signed;
  });

function requireOpen({ closedAt }: ProgressReview) {
  if (closedAt) throw new Conflict('This review is complete: each has signed it, so it stays as it is.');
}

/** Its hash is that of what stands now. */
async function followed(tx: Tx, review: ProgressReview, set: Partial<ProgressReview>, keep: Keep) {
  const changed = { ...review, ...set };
  const hash = textHash(reviewContent({ review: changed, ...(await wordsOf(tx, review)) }));
  const kept = await update(tx, review, { ...set, hash });
  keep('progress-review', kept);
  return kept;
}

async function wordsOf(db: Read, { organisationId, id }: ProgressReview) {
  const ofComments = and(eq(reviewComments.organisationId, organisationId), eq(reviewComments.reviewId, id));
  const ofActions = and(eq(reviewActions.organisationId, organisationId), eq(reviewActions.reviewId, id));
  return {
    comments: await db.select().from(reviewComments).where(ofComments),
    actions: await db.select().from(reviewActions).where(ofActions).orderBy(asc(reviewActions.position)),
  };
}

const signaturesOf = (db: Read, { organisationId, id }: ProgressReview) =>
  db
    .select()
    .from(reviewSignatures)
    .where(and(eq(reviewSignatures.organisationId, organisationId), eq(reviewSignatures.reviewId, id)));

const update = async (tx: Tx, { organisationId, id, version }: ProgressReview, set: Partial<ProgressReview>) =>
  one(
    await tx
      .update(progressReviews)
      .set({ ...set, version: version + 1 })
      .where(and(eq(progressReviews.organisationId, organisationId), eq(progressReviews.id, id)))
      .returning(),
  );

/** A review as the rules look at it: its enrolment, and who of the employer is asked. */
export type OfFoundReview = Enrolment & { employerId: string | null; review: ProgressReview };

/** Whoever assesses now signs, also where another began it. */
export const partiesNow = ({ candidateId, assessorId, review }: OfFoundReview): string[] => {
  const { employerId, withoutEmployer } = review;
  return partiesOf({ candidateId, assessorId: assessorId ?? review.assessorId, employerId, withoutEmployer });
};

export const findReview =
  (actor: Actor, reviewId: string) =>
  async (db: Read): Promise<OfFoundReview | null> => {
    const own = and(eq(progressReviews.organisationId, actor.organisationId), eq(progressReviews.id, reviewId));
    return withEnrolment(actor, db, first(await db.select().from(progressReviews).where(own)));
  };

const lockedReview =
  (actor: Actor, reviewId: string) =>
  async (tx: Tx): Promise<OfFoundReview | null> => {
    const own = and(eq(progressReviews.organisationId, actor.organisationId), eq(progressReviews.id, reviewId));
    return withEnrolment(actor, tx, first(await tx.select().from(progressReviews).where(own).for('update')));
  };

async function withEnrolment(actor: Actor, db: Read, review: ProgressReview | null): Promise<OfFoundReview | null> {
  const enrolment = review && (await findEnrolment(actor, review.enrolmentId)(db));
  return review && enrolment && { ...enrolment, employerId: review.employerId, review };
}

const lockedAction = (actor: Actor, actionId: string) => async (tx: Tx) => {
  const own = and(eq(reviewActions.organisationId, actor.organisationId), eq(reviewActions.id, actionId));
  const action = first(await tx.select().from(reviewActions).where(own).for('update'));
  const subject = action && (await lockedReview(actor, action.reviewId)(tx));
  return action && subject && { ...subject, ownerId: action.ownerId, action };
};
