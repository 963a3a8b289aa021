// Feedback of an assessor as a record: what was said on which day, what is to be done by when. The candidate acknowledges it and says what is done.
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { act, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, one, type Read, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { people } from '../people/people.table.ts';
import { may } from '../permissions.ts';
import { whyStopped } from '../portfolios/enrolment-open.ts';
import { findEnrolment, lockedEnrolment } from '../portfolios/enrolments.ts';
import type { Returned } from '../portfolios/next-steps.ts';
import { type Portfolio, rememberedPortfolio } from '../portfolios/portfolio.ts';
import type { Enrolment } from '../portfolios/portfolios.table.ts';
import type { FeedbackForm } from './feedback.form.ts';
import { type Feedback, type FeedbackAction, feedbackActions, feedbacks } from './feedback.table.ts';

/** @throws Conflict where the enrolment is stopped; Invalid for a day to come, or an action that was due before today */
export const giveFeedback = (
  actor: Actor,
  enrolmentId: string,
  { actions, ...form }: FeedbackForm,
): Promise<Feedback> =>
  act(actor, 'feedback.give', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const why = whyStopped(enrolment);
    if (why) throw new Conflict(why);
    refuseDays(actor, form.givenOn, actions);
    const { organisationId } = enrolment;
    const row = { ...form, organisationId, id: newId(), enrolmentId, assessorId: actor.personId, at: now() };
    const given = one(await tx.insert(feedbacks).values(row).returning());
    keep('feedback', given);
    for (const [position, { what, dueOn }] of actions.entries()) {
      const action = { organisationId, id: newId(), feedbackId: given.id, position, what, dueOn };
      keep('feedback-action', one(await tx.insert(feedbackActions).values(action).returning()));
    }
    return given;
  });

function refuseDays(actor: Actor, givenOn: string, actions: FeedbackForm['actions']) {
  const day = today(actor.organisation.timeZone);
  const problems = Object.fromEntries(
    actions.filter(({ dueOn }) => dueOn < day).map(({ at }) => [`due${at}`, 'Enter a day that is still to come']),
  );
  if (givenOn > day) problems.givenOn = 'Enter a day that has come';
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}

/** The candidate has read it, with words or without. @throws Conflict where they said so already */
export const acknowledgeFeedback = (actor: Actor, feedbackId: string, answer: string | null): Promise<Feedback> =>
  act(actor, 'feedback.acknowledge', lockedFeedback(actor, feedbackId), async (tx, { feedback }, keep) => {
    if (feedback.acknowledgedAt) throw new Conflict('You have acknowledged this already.');
    const set = { acknowledgedAt: now(), answer, version: feedback.version + 1 };
    const own = and(eq(feedbacks.organisationId, feedback.organisationId), eq(feedbacks.id, feedback.id));
    const acknowledged = one(await tx.update(feedbacks).set(set).where(own).returning());
    keep('feedback', acknowledged);
    return acknowledged;
  });

/** The candidate says that an action is done. @throws Conflict where they said so already */
export const finishFeedbackAction = (actor: Actor, actionId: string, words: string | null): Promise<FeedbackAction> =>
  act(actor, 'feedback.finish-action', lockedAction(actor, actionId), async (tx, { action }, keep) => {
    if (action.doneAt) throw new Conflict('This action is done already.');
    const set = { doneAt: now(), doneWords: words, version: action.version + 1 };
    const own = and(eq(feedbackActions.organisationId, action.organisationId), eq(feedbackActions.id, action.id));
    const done = one(await tx.update(feedbackActions).set(set).where(own).returning());
    keep('feedback-action', done);
    return done;
  });

export type ListedFeedback = Feedback & { assessor: string; actions: (FeedbackAction & { overdue: boolean })[] };
export type FeedbackPage = {
  enrolment: Enrolment;
  candidate: string;
  feedback: ListedFeedback[];
  /** What judgements asked for and nobody has answered, the earliest day first. */
  asked: (Returned & { overdue: boolean })[];
  mayGive: boolean;
  mayAnswer: boolean;
};

/** All feedback of an enrolment, newest first. @throws NotFound */
export const feedbackOf = (actor: Actor, enrolmentId: string): Promise<FeedbackPage> =>
  see(actor, 'feedback.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => ({
    enrolment,
    candidate: (await nameOf(db, actor, enrolment.candidateId)) ?? '',
    feedback: await listed(db, actor, enrolmentId),
    asked: askedIn(actor, await rememberedPortfolio(db, actor, enrolment)),
    mayGive: may(actor, 'feedback.give', enrolment) && whyStopped(enrolment) === null,
    mayAnswer: may(actor, 'feedback.acknowledge', enrolment),
  }));

function askedIn(actor: Actor, { returned, closed }: Portfolio): FeedbackPage['asked'] {
  const day = today(actor.organisation.timeZone);
  const byDay = closed ? [] : returned.toSorted((a, b) => a.due.localeCompare(b.due));
  return byDay.map((one) => ({ ...one, overdue: one.due < day }));
}

async function listed(db: Read, actor: Actor, enrolmentId: string): Promise<ListedFeedback[]> {
  const { organisationId } = actor;
  const rows = await db
    .select({ feedback: feedbacks, assessor: people.name })
    .from(feedbacks)
    .innerJoin(people, and(eq(people.organisationId, feedbacks.organisationId), eq(people.id, feedbacks.assessorId)))
    .where(and(eq(feedbacks.organisationId, organisationId), eq(feedbacks.enrolmentId, enrolmentId)))
    .orderBy(desc(feedbacks.givenOn), desc(feedbacks.at), desc(feedbacks.id));
  const ids = rows.map(({ feedback }) => feedback.id);
  const day = today(actor.organisation.timeZone);
  const actions = await db
    .select()
    .from(feedbackActions)
    .where(and(eq(feedbackActions.organisationId, organisationId), inArray(feedbackActions.feedbackId, ids)))
    .orderBy(asc(feedbackActions.position));
  const of = Map.groupBy(actions, ({ feedbackId }) => feedbackId);
  return rows.map(({ feedback, assessor }) => ({
    ...{ ...feedback, assessor },
    actions: (of.get(feedback.id) ?? []).map((action) => ({
      ...action,
      overdue: !action.doneAt && action.dueOn < day,
    })),
  }));
}

async function nameOf(db: Read, { organisationId }: Actor, personId: string) {
  const own = and(eq(people.organisationId, organisationId), eq(people.id, personId));
  return first(await db.select({ name: people.name }).from(people).where(own))?.name;
}

const lockedFeedback = (actor: Actor, feedbackId: string) => async (tx: Tx) => {
  const own = and(eq(feedbacks.organisationId, actor.organisationId), eq(feedbacks.id, feedbackId));
  const feedback = first(await tx.select().from(feedbacks).where(own).for('update'));
  const enrolment = feedback && (await findEnrolment(actor, feedback.enrolmentId)(tx));
  return feedback && enrolment && { ...enrolment, feedback };
};

const lockedAction = (actor: Actor, actionId: string) => async (tx: Tx) => {
  const own = and(eq(feedbackActions.organisationId, actor.organisationId), eq(feedbackActions.id, actionId));
  const action = first(await tx.select().from(feedbackActions).where(own).for('update'));
  const subject = action && (await lockedFeedback(actor, action.feedbackId)(tx));
  return action && subject && { ...subject, action };
};
