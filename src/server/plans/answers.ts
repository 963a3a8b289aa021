// What a member says to the work given to them, and what the leader replies. The newest answer counts, all stay.
import { and, eq } from 'drizzle-orm';
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { keepAgreements } from './agreements.ts';
import { type AssignmentAnswer, assignmentAnswers, assignments } from './assignments.table.ts';
import { lockedAssignment } from './assignments.ts';
import { withdrawOpen } from './counter-offers.ts';
import { offerState, requireDeclining, requireOfferStep } from './offer-state.ts';
import { newestAnswer, requireOpen } from './part-facts.ts';
import { lockedPlan } from './plan-facts.ts';
import { tasks } from './plans.table.ts';

/** `seen`: the version of the task that was read; `before`: the answer that stood then, or null; `planId`: in whose page. */
export type NewAnswer = {
  answer: Exclude<AssignmentAnswer['answer'], 'counter'>;
  words: string | null;
  seen?: number;
  before?: string | null;
  planId?: string;
};

/** Accepts, queries or declines; the last two with a reason. @throws Conflict when this is the answer already, it is declined after the plan was agreed, it is done, or the task or the answer was changed since it was read; NotFound in another plan */
export const answerAssignment = (actor: Actor, assignmentId: string, { answer, words, ...read }: NewAnswer) =>
  act(actor, 'assignment.answer', assignmentIn(actor, assignmentId, read), async (tx, { assignment, state }, keep) => {
    requireOpen(state);
    if (answer === 'decline') requireDeclining(state);
    if (assignment.doneAt)
      throw new Conflict('This is reported as done. Where it is not, take the report back first, then answer.');
    const before = await newestAnswer(actor, assignmentId)(tx);
    requireOfferStep(offerState(before, assignment.endedAt !== null), answer);
    if (read.seen !== undefined) await requireSeen(tx, actor, assignment.taskId, read.seen);
    if (read.before !== undefined && read.before !== (before?.id ?? null))
      throw new Conflict('You answered this since you opened the page. Read your answer as it is, then change it.');
    if (answer !== 'accept' && !words)
      throw new Invalid({ words: answer === 'query' ? 'Enter what you want to ask' : 'Enter why you decline' });
    await withdrawOpen(tx, actor, assignmentId, keep);
    const { organisationId, personId } = actor;
    const row = { organisationId, id: newId(), assignmentId, personId, answer, words, at: now() };
    const answered = one(await tx.insert(assignmentAnswers).values(row).returning());
    keep('assignment-answer', answered);
    await keepAgreements(tx, actor, assignment.planId, keep);
    return answered;
  });

/** The work of the page that it was answered on, where that is known. */
const assignmentIn =
  (actor: Actor, assignmentId: string, { planId }: Pick<NewAnswer, 'planId'>) =>
  async (tx: Tx) => {
    const found = await lockedAssignment(actor, assignmentId)(tx);
    return planId === undefined || found?.assignment.planId === planId ? found : null;
  };

async function requireSeen(tx: Tx, actor: Actor, taskId: string, seen: number) {
  const theTask = and(eq(tasks.organisationId, actor.organisationId), eq(tasks.id, taskId));
  const { title, version } = one(
    await tx.select({ title: tasks.title, version: tasks.version }).from(tasks).where(theTask),
  );
  if (version !== seen)
    throw new Conflict(
      `This work was changed since you opened it, and is “${title}” now. Read it as it is, then answer.`,
    );
}

/** The leader's reply to a query or a refusal. The member then answers again. */
export const replyToAnswer = (actor: Actor, planId: string, answerId: string, reply: string) =>
  act(actor, 'assignment.reply', answerIn(actor, planId, answerId), async (tx, { answer, state }, keep) => {
    requireOpen(state);
    requireOfferStep(offerState(answer, false), 'reply');
    const newest = await newestAnswer(actor, answer.assignmentId)(tx);
    if (newest?.id !== answer.id) throw new Conflict('The member answered again meanwhile. Open the newest answer.');
    const set = { reply, repliedBy: actor.personId, repliedAt: now(), version: answer.version + 1 };
    const replied = one(await tx.update(assignmentAnswers).set(set).where(theAnswer(actor, answerId)).returning());
    keep('assignment-answer', replied);
    await keepAgreements(tx, actor, planId, keep);
    return replied;
  });

const theAnswer = (actor: Actor, answerId: string) =>
  and(eq(assignmentAnswers.organisationId, actor.organisationId), eq(assignmentAnswers.id, answerId));

const answerIn = (actor: Actor, planId: string, answerId: string) => async (tx: Tx) => {
  const facts = await lockedPlan(actor, planId)(tx);
  const found = await tx
    .select({ answer: assignmentAnswers })
    .from(assignmentAnswers)
    .innerJoin(
      assignments,
      and(
        eq(assignments.organisationId, assignmentAnswers.organisationId),
        eq(assignments.id, assignmentAnswers.assignmentId),
      ),
    )
    .where(and(theAnswer(actor, answerId), eq(assignments.planId, planId)))
    .for('update');
  const answer = first(found)?.answer;
  return facts && answer ? { ...facts, answer } : null;
};
