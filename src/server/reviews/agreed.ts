// What the two agree on in a performance review: development objectives and the action plan. Either adds and takes out, until both have signed.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { changedReview, lockedPerformanceReview, partsOf, type SubjectReview } from './performance-review-facts.ts';
import { requireReviewStep } from './performance-review-state.ts';
import type { AgreedActionForm, DevelopmentForm } from './performance-reviews.form.ts';
import {
  type PerformanceReview,
  type PerformanceReviewAction,
  type PerformanceReviewObjective,
  performanceReviewActions,
  performanceReviewObjectives,
} from './performance-reviews.table.ts';
import { tieChoices } from './ties.ts';

/** @throws Invalid where it is for no standard or objective and no reason says why; Conflict before the two have talked or once both have signed */
export const addDevelopment = (
  actor: Actor,
  reviewId: string,
  { tie, untiedReason, ...form }: DevelopmentForm,
): Promise<PerformanceReviewObjective> =>
  act(actor, 'performance-review.agree-on', lockedPerformanceReview(actor, reviewId), async (tx, subject, keep) => {
    const { review, state } = subject;
    requireReviewStep(state, 'agree-on');
    requireToCome(actor, form.dueOn);
    if (!tie && !untiedReason)
      throw new Invalid({ tie: 'Choose the standard or objective that it is for, or say below why it is for none' });
    const choices = tie ? await tieChoices(tx, review) : [];
    if (tie && !choices.some(({ value }) => value === tie))
      throw new Invalid({ tie: 'Choose what it is for from the list' });
    const [kind, id = null] = tie.split(':');
    const row = {
      ...{ ...form, ...placed(review), position: (await partsOf(tx, review)).objectives.length },
      ...{ standardId: kind === 'standard' ? id : null, objectiveId: kind === 'objective' ? id : null },
      ...{ untiedReason: tie ? null : untiedReason, addedBy: actor.personId },
    };
    const added = one(await tx.insert(performanceReviewObjectives).values(row).returning());
    keep('performance-review-objective', added);
    await changedReview(tx, review, {}, keep);
    return added;
  });

/** @throws Invalid for an owner who is neither of the two, or a day that has passed; Conflict before the two have talked or once both have signed */
export const addAgreedAction = (
  actor: Actor,
  reviewId: string,
  form: AgreedActionForm,
): Promise<PerformanceReviewAction> =>
  act(actor, 'performance-review.agree-on', lockedPerformanceReview(actor, reviewId), async (tx, subject, keep) => {
    const { review, state, leaderId, memberId } = subject;
    requireReviewStep(state, 'agree-on');
    if (![leaderId, memberId].includes(form.ownerId)) throw new Invalid({ ownerId: 'Choose one of you two to do it' });
    requireToCome(actor, form.dueOn);
    const position = (await partsOf(tx, review)).actions.length;
    const row = { ...form, ...placed(review), position, addedBy: actor.personId };
    const added = one(await tx.insert(performanceReviewActions).values(row).returning());
    keep('performance-review-action', added);
    await changedReview(tx, review, {}, keep);
    return added;
  });

const placed = ({ organisationId, id: reviewId }: PerformanceReview) => ({ organisationId, id: newId(), reviewId });

function requireToCome(actor: Actor, dueOn: string) {
  if (dueOn < today(actor.organisation.timeZone)) throw new Invalid({ dueOn: 'Enter a day that is still to come' });
}

/** Takes out an objective or an action; its record stays. @throws Conflict where it is out already, or is an action of their one-to-ones by now */
export const takeOutAgreed = (actor: Actor, reviewId: string, itemId: string): Promise<PerformanceReview> =>
  act(actor, 'performance-review.agree-on', lockedPerformanceReview(actor, reviewId), async (tx, subject, keep) => {
    requireReviewStep(subject.state, 'agree-on');
    await takeOut(tx, subject, itemId, keep);
    return changedReview(tx, subject.review, {}, keep);
  });

async function takeOut(tx: Tx, { review }: SubjectReview, itemId: string, keep: Keep) {
  const { objectives, actions } = await partsOf(tx, review);
  const out = { withdrawnAt: now(), version: sql`version + 1` };
  const objective = objectives.find(({ id, withdrawnAt }) => id === itemId && !withdrawnAt);
  if (objective) {
    const { organisationId, id } = performanceReviewObjectives;
    const mine = and(eq(organisationId, review.organisationId), eq(id, itemId));
    keep(
      'performance-review-objective',
      one(await tx.update(performanceReviewObjectives).set(out).where(mine).returning()),
    );
    return;
  }
  const action = actions.find(({ id, withdrawnAt }) => id === itemId && !withdrawnAt);
  if (!action) throw new Conflict('This was taken out already.');
  if (action.oneToOneActionId)
    throw new Conflict('This is an action of your one-to-ones already. Say there what came of it.');
  const { organisationId, id } = performanceReviewActions;
  const mine = and(eq(organisationId, review.organisationId), eq(id, itemId));
  keep('performance-review-action', first(await tx.update(performanceReviewActions).set(out).where(mine).returning())!);
}
