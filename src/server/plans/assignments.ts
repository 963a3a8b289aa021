// Who does what: given by the optimiser's answer or by the leader's own hand, replaced with a reason, finished by the member.
import { and, eq, isNull } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { keepAgreements } from './agreements.ts';
import { type Assignment, assignments } from './assignments.table.ts';
import { doing } from './buddying.ts';
import { goneWords } from './gone.ts';
import { keepDocument } from './plan-document.ts';
import { lockedPlan } from './plan-facts.ts';
import { planRows } from './plan-rows.ts';
import { requireShaped } from './plan-state.ts';
import type { Task } from './plans.table.ts';
import { standing } from './task-facts.ts';

export type NewAssignment = Pick<Assignment, 'planId' | 'taskId' | 'personId' | 'hours' | 'because'> &
  Partial<Pick<Assignment, 'buddyId' | 'buddyToId' | 'develops' | 'nextBest' | 'allocationId' | 'overrideReason'>>;

/** Gives a task to these people by hand, instead of whoever had it. The reason is read by all of them. */
export const overrideAssignment = (actor: Actor, planId: string, taskId: string, personIds: string[], reason: string) =>
  act(actor, 'assignment.override', lockedPlan(actor, planId), async (tx, { state }, keep) => {
    requireShaped(state);
    const task = await standing(tx, actor, planId, taskId);
    await requireChoosable(tx, actor, task, personIds);
    const running = await runningOf(tx, actor, eq(assignments.taskId, taskId));
    const held = doing(running);
    const leaving = held.filter(({ personId }) => !personIds.includes(personId));
    const joining = personIds.filter((personId) => !held.some((row) => row.personId === personId));
    if (leaving.length + joining.length === 0) throw new Conflict('These people have this task already.');
    // Nobody is buddy on a task to somebody who leaves it, nor on one that they do themselves.
    const without = running.filter(
      (row) =>
        row.buddyToId &&
        (leaving.some(({ personId }) => personId === row.buddyToId) || personIds.includes(row.personId)),
    );
    for (const row of [...leaving, ...without]) await end(tx, actor, row, `Given to others by hand: ${reason}`, keep);
    const because = [`Chosen by ${actor.name}: ${reason}`];
    for (const personId of joining)
      await giveAssignment(
        tx,
        actor,
        { planId, taskId, personId, hours: task.hours, because, overrideReason: reason },
        keep,
      );
    await keepDocument(tx, actor, planId, keep);
    await keepAgreements(tx, actor, planId, keep);
    return task;
  });

async function requireChoosable(tx: Tx, actor: Actor, { planId, takenUpAt, peopleNeeded }: Task, personIds: string[]) {
  if (!takenUpAt) throw new Conflict('This task is only proposed so far. Take it up first.');
  if (new Set(personIds).size !== peopleNeeded || personIds.length !== peopleNeeded)
    throw new Invalid({
      personIds: `Choose ${peopleNeeded === 1 ? 'one person' : `${peopleNeeded} different people`}`,
    });
  const chosen = (await planRows(actor, planId)(tx)).people.filter(({ id }) => personIds.includes(id));
  if (chosen.length !== personIds.length) throw new Invalid({ personIds: 'Choose people who have hours in this plan' });
  const gone = chosen.find((person) => person.gone);
  if (gone) throw new Invalid({ personIds: `${gone.name} ${goneWords[gone.gone!]}. Choose somebody else` });
}

/** The member says that their task is done, with a note; or, by mistake, that it is not after all. Their buddy's work is done with it. */
export const finishAssignment = (actor: Actor, assignmentId: string, note: string | null, done = true) =>
  act(actor, 'assignment.finish', lockedAssignment(actor, assignmentId), async (tx, { assignment, state }, keep) => {
    if (assignment.endedAt) throw new Conflict('This task was given to others meanwhile.');
    if (assignment.buddyToId)
      throw new Conflict('Whoever does the task reports it as done; being their buddy is done with it.');
    if (state !== 'live') throw new Conflict('Work is reported as done while the plan is under way.');
    if (done === Boolean(assignment.doneAt))
      throw new Conflict(done ? 'This is done already.' : 'This is not done yet.');
    const doneAt = done ? now() : null;
    const buddies = (await runningOf(tx, actor, eq(assignments.taskId, assignment.taskId))).filter(
      ({ buddyToId }) => buddyToId === assignment.personId,
    );
    for (const row of buddies) await change(tx, actor, row, { doneAt }, keep);
    return change(tx, actor, assignment, { doneAt, doneNote: done ? note : null }, keep);
  });

export const theAssignment = (actor: Actor, assignmentId: string) =>
  and(eq(assignments.organisationId, actor.organisationId), eq(assignments.id, assignmentId));

/** An assignment with its team and state, locked after its plan; null when there is none. */
export const lockedAssignment = (actor: Actor, assignmentId: string) => async (tx: Tx) => {
  const found = first(await tx.select().from(assignments).where(theAssignment(actor, assignmentId)));
  const facts = found && (await lockedPlan(actor, found.planId)(tx));
  if (!facts) return null;
  const assignment = one(await tx.select().from(assignments).where(theAssignment(actor, assignmentId)).for('update'));
  return { ...facts, personId: assignment.personId, assignment };
};

export async function giveAssignment(tx: Tx, actor: Actor, given: NewAssignment, keep: Keep): Promise<Assignment> {
  const { organisationId, personId: by } = actor;
  const row = one(
    await tx
      .insert(assignments)
      .values({ organisationId, id: newId(), by, at: now(), ...given })
      .returning(),
  );
  keep('assignment', row);
  return row;
}

/** Ends the running assignments of a task. */
export async function endAssignments(tx: Tx, actor: Actor, taskId: string, reason: string, keep: Keep) {
  for (const row of await runningOf(tx, actor, eq(assignments.taskId, taskId))) await end(tx, actor, row, reason, keep);
}

export const runningOfPlan = (tx: Tx, actor: Actor, planId: string) =>
  runningOf(tx, actor, eq(assignments.planId, planId));

const runningOf = (tx: Tx, actor: Actor, which: ReturnType<typeof eq>) =>
  tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.organisationId, actor.organisationId), which, isNull(assignments.endedAt)))
    .for('update');

export const end = (tx: Tx, actor: Actor, row: Assignment, reason: string, keep: Keep) =>
  change(tx, actor, row, { endedAt: now(), endedReason: reason }, keep);

type Change = Partial<Pick<Assignment, 'doneAt' | 'doneNote' | 'endedAt' | 'endedReason'>>;

async function change(tx: Tx, actor: Actor, { id, version }: Assignment, to: Change, keep: Keep): Promise<Assignment> {
  const set = { ...to, version: version + 1 };
  const changed = one(await tx.update(assignments).set(set).where(theAssignment(actor, id)).returning());
  keep('assignment', changed);
  return changed;
}
