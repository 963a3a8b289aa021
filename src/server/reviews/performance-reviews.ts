// A performance review from its opening to the member's comment: the member's view first, then the leader's feedback, then the talk.
import { and, eq, isNull } from 'drizzle-orm';
import { act, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { one } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import { canonical } from '../ledger/canonical.ts';
import type { Actor } from '../people/actor.ts';
import { lockedPerson } from '../people/facts.ts';
import { figuresOf, packOf } from './evidence-pack.ts';
import { signedHash } from './performance-review-content.ts';
import { changedReview, lockedPerformanceReview, performanceReviewFacts } from './performance-review-facts.ts';
import { requireReviewStep } from './performance-review-state.ts';
import type {
  CommentForm,
  FeedbackDraftForm,
  OpenReviewForm,
  ShownFeedbackForm,
  TalkForm,
  ViewDraftForm,
  ViewForm,
} from './performance-reviews.form.ts';
import { type PerformanceReview, performanceReviewPacks, performanceReviews } from './performance-reviews.table.ts';

/** Opens a review of somebody the actor leads. @throws Invalid for a period that has not begun or ends before it starts; Conflict while another with them is open */
export const openReview = (actor: Actor, form: OpenReviewForm): Promise<PerformanceReview> =>
  act(actor, 'performance-review.open', lockedPerson(actor, form.memberId), async (tx, { person }) => {
    const day = today(actor.organisation.timeZone);
    if (person.endsOn && person.endsOn < day)
      throw new Invalid({ memberId: `${person.name} does not work here any more` });
    if (form.endsOn < form.startsOn) throw new Invalid({ endsOn: 'Enter a last day that is not before the first' });
    if (form.startsOn >= day) throw new Invalid({ startsOn: 'Enter a day that has passed: a review looks back' });
    const { organisationId, personId: leaderId } = actor;
    const open = and(
      ...[eq(performanceReviews.organisationId, organisationId), eq(performanceReviews.leaderId, leaderId)],
      ...[eq(performanceReviews.memberId, form.memberId), isNull(performanceReviews.signedAt)],
      isNull(performanceReviews.calledOffAt),
    );
    if ((await tx.$count(performanceReviews, open)) > 0)
      throw new Conflict(
        `A review with ${person.name} is open already. Go on with that one, or call it off with a reason.`,
      );
    const row = { ...form, organisationId, id: newId(), leaderId, openedAt: now() };
    return one(await tx.insert(performanceReviews).values(row).returning());
  });

type Change<Form> = (actor: Actor, reviewId: string, form: Form) => Promise<PerformanceReview>;

/** The member's view as a draft that nobody else reads. @throws Conflict once it is handed in, or where it changed meanwhile */
export const draftView: Change<ViewDraftForm> = (actor, reviewId, { version, ...view }) =>
  act(
    actor,
    'performance-review.write-view',
    lockedPerformanceReview(actor, reviewId),
    (tx, { review, state }, keep) => {
      requireReviewStep(state, 'write-view');
      requireSame(review, version, viewOf(review));
      return changedReview(tx, review, view, keep);
    },
  );

/**
 * Hands the member's view in: from now on the leader reads it and nobody changes it. What the review rests on is fixed with it.
 * @throws Conflict once it is handed in, or where it changed meanwhile
 */
export async function handInView(actor: Actor, reviewId: string, form: ViewForm): Promise<PerformanceReview> {
  const { version, ...view } = form;
  const { review: read } = await see(actor, 'performance-review.view', performanceReviewFacts(actor, reviewId));
  const figures = read.memberId === actor.personId ? await figuresOf(actor, read) : { figures: [], figuresNote: null };
  return act(
    actor,
    'performance-review.write-view',
    lockedPerformanceReview(actor, reviewId),
    async (tx, { review, state }, keep) => {
      requireReviewStep(state, 'hand-in');
      requireSame(review, version, viewOf(review));
      const { timeZone } = actor.organisation;
      const { startsOn: from, endsOn, memberId, leaderId, organisationId } = review;
      const period = { organisationId, memberId, leaderId, from, to: endsOn, timeZone };
      const pack = await packOf(tx, period, figures);
      const row = { organisationId, id: newId(), reviewId, pack, hash: signedHash(canonical(pack)), at: now() };
      keep('performance-review-pack', one(await tx.insert(performanceReviewPacks).values(row).returning()));
      return changedReview(tx, review, { ...view, handedInAt: now() }, keep);
    },
  );
}

const viewOf = ({ wentWell, wasHard, wants }: PerformanceReview) => ({
  ...{ wentWell: wentWell ?? '', wasHard: wasHard ?? '', wants: wants ?? '' },
});

function requireSame(review: PerformanceReview, version: number, theirs: Record<string, string>) {
  if (review.version !== version)
    throw new Conflict(
      'This was saved from another page meanwhile. Both texts stand below: keep what you need.',
      theirs,
    );
}

/** What the leader says, as a draft that the member does not read. @throws Conflict before the member's view is handed in, or once it is shown */
export const draftFeedback: Change<FeedbackDraftForm> = (actor, reviewId, { feedback, version }) =>
  act(
    actor,
    'performance-review.write-feedback',
    lockedPerformanceReview(actor, reviewId),
    (tx, { review, state }, keep) => {
      requireReviewStep(state, 'write-feedback');
      requireSame(review, version, { feedback: review.feedback ?? '' });
      return changedReview(tx, review, { feedback }, keep);
    },
  );

/** Shows it to the member. */
export const showFeedback: Change<ShownFeedbackForm> = (actor, reviewId, { feedback, version }) =>
  act(
    actor,
    'performance-review.write-feedback',
    lockedPerformanceReview(actor, reviewId),
    (tx, { review, state }, keep) => {
      requireReviewStep(state, 'show');
      requireSame(review, version, { feedback: review.feedback ?? '' });
      return changedReview(tx, review, { feedback, shownAt: now() }, keep);
    },
  );

/** Changes what was shown: whoever signed is asked again. @throws Conflict where both have signed */
export const rewordFeedback: Change<{ feedback: string }> = (actor, reviewId, { feedback }) =>
  act(
    actor,
    'performance-review.write-feedback',
    lockedPerformanceReview(actor, reviewId),
    (tx, { review, state }, keep) => {
      requireReviewStep(state, 'reword');
      return changedReview(tx, review, { feedback, rewordedAt: now() }, keep);
    },
  );

/** The leader writes down that the two talked, and what of. @throws Invalid for a day to come or before the feedback was shown */
export const recordTalk: Change<TalkForm> = (actor, reviewId, form) =>
  act(actor, 'performance-review.meet', lockedPerformanceReview(actor, reviewId), (tx, { review, state }, keep) => {
    requireReviewStep(state, 'meet');
    const { timeZone } = actor.organisation;
    if (form.metOn > today(timeZone)) throw new Invalid({ metOn: 'Enter a day that has come: it is of what was said' });
    if (form.metOn < review.startsOn)
      throw new Invalid({ metOn: `Enter a day from ${dayInWords(review.startsOn)} on, when the period began` });
    return changedReview(tx, review, form, keep);
  });

/** The member's comment, or that there is none. It is theirs: nobody else changes it. */
export const commentOnPerformance: Change<Pick<CommentForm, 'comment'>> = (actor, reviewId, { comment }) =>
  act(actor, 'performance-review.comment', lockedPerformanceReview(actor, reviewId), (tx, { review, state }, keep) => {
    requireReviewStep(state, 'comment');
    return changedReview(tx, review, { comment, commentedAt: now() }, keep);
  });

/** Ends a review that nobody has signed. What was written stays with the two. */
export const callOffReview: Change<{ reason: string }> = (actor, reviewId, { reason }) =>
  act(actor, 'performance-review.call-off', lockedPerformanceReview(actor, reviewId), (tx, { review, state }, keep) => {
    requireReviewStep(state, 'call-off');
    return changedReview(tx, review, { calledOffAt: now(), calledOffReason: reason }, keep);
  });
