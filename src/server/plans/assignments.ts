// Who does what: given by the optimiser's answer or by the leader's own hand, replaced with a reason.
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
import { ordersOf, withdrawContradicted } from './orders.ts';
import { otherHours } from './other-work-page.ts';
import { overfull } from './overfull.ts';
import { lockedPart } from './part-facts.ts';
import { keepDocument } from './plan-document.ts';
import { lockedPlan } from './plan-facts.ts';
import { problemOf } from './plan-problem.ts';
import { planRows } from './plan-rows.ts';
import { requireShaped } from './plan-state.ts';
import type { Task } from './plans.table.ts';
import { sayOtherwise } from './seen-task.ts';
import { placesOf, standing } from './task-facts.ts';
import { unkept, unkeptBeside } from './unkept.ts';

export type NewAssignment = Pick<Assignment, 'planId' | 'taskId' | 'personId' | 'hours' | 'because'> &
  Partial<Pick<Assignment, 'buddyId' | 'buddyToId' | 'develops' | 'nextBest' | 'allocationId' | 'overrideReason'>>;

/**
 * Gives a task to these people by hand, instead of whoever had it; who reported it as done keeps it. The reason is read by all
 * of them. `seen`: what the page on which it was chosen showed (`seenOf`). `alone`: the names of those who keep it as a step up and have no buddy any more, since the buddy does it now;
 * `withdrawn`: instructions that said otherwise; `over`: who of them has more work than hours now; `unkept`: why the next run cannot keep it;
 * `beside`: what else stops every run; `freed`: who is buddy on it no more, with how many hours.
 */
export const overrideAssignment = (
  actor: Actor,
  planId: string,
  taskId: string,
  personIds: string[],
  reason: string,
  seen?: string,
) =>
  act(actor, 'assignment.override', lockedPlan(actor, planId), async (tx, { state, plan }, keep) => {
    requireShaped(state);
    const task = await standing(tx, actor, planId, taskId);
    if (seen !== undefined) await requireSeen(tx, actor, task, seen);
    const running = await runningOf(tx, actor, eq(assignments.taskId, taskId));
    const held = doing(running);
    const people = await choosable(
      ...[tx, actor, task, personIds],
      held.filter(({ doneAt }) => doneAt),
    );
    const leaving = held.filter(({ personId, doneAt }) => !doneAt && !personIds.includes(personId));
    const joining = personIds.filter((personId) => !held.some((row) => row.personId === personId));
    // Hours that were changed since go to whoever keeps it; where there is a buddy, the allocation works out theirs as well.
    const staying = held.filter((row) => !leaving.includes(row));
    const hours = hoursEach(task, personIds, staying);
    const isChanged = (row: Assignment) => !row.doneAt && !row.buddyId && row.hours !== hours;
    if (leaving.length + joining.length + staying.filter(isChanged).length === 0)
      throw new Conflict('These people have this task already.');
    // Nobody is buddy on a task to somebody who leaves it, nor on one that they do themselves.
    const without = running.filter(
      (row) =>
        row.buddyToId &&
        !row.doneAt &&
        (leaving.some(({ personId }) => personId === row.buddyToId) || personIds.includes(row.personId)),
    );
    // Who keeps it beside their buddy takes it on otherwise than they agreed to: they are asked again.
    const alone = staying.filter(({ personId }) => without.some(({ buddyToId }) => buddyToId === personId));
    const anew = staying.filter((row) => alone.includes(row) || isChanged(row));
    for (const row of [...leaving, ...without]) await end(tx, actor, row, `Given to others by hand: ${reason}`, keep);
    for (const row of anew) await end(tx, actor, row, `Given anew by hand: ${reason}`, keep);
    const given = { planId, taskId, hours, overrideReason: reason };
    const doers = [...staying.map((row) => row.personId), ...joining];
    const withdrawn = await withdrawContradicted(tx, actor, taskId, doers, keep);
    const because = [`Chosen by ${actor.name}: ${reason}`];
    for (const personId of joining) await giveAssignment(tx, actor, { ...given, personId, because }, keep);
    for (const { personId, develops } of anew) {
      const why = develops ? [...because, 'A step up, without a buddy'] : because;
      await giveAssignment(tx, actor, { ...given, personId, develops, because: why }, keep);
    }
    await keepDocument(tx, actor, planId, keep);
    await keepAgreements(tx, actor, planId, keep);
    const isAlone = ({ id }: { id: string }) => alone.some(({ personId }) => personId === id);
    const over = await overfullOf(tx, actor, planId, personIds);
    const problem = await problemOf(actor, plan)(tx);
    const freed = freedOf(without, people, personIds);
    return {
      ...{ ...task, alone: people.filter(isAlone).map(({ name }) => name), withdrawn, over, freed },
      ...{ unkept: unkept(problem, taskId), beside: unkeptBeside(problem, taskId) },
    };
  });

async function overfullOf(...[tx, actor, planId, personIds]: [Tx, Actor, string, string[]]) {
  const rows = await planRows(actor, planId)(tx);
  return overfull(rows, await otherHours(actor, rows, personIds)(tx)).filter(({ id }) => personIds.includes(id));
}

/** What each of those chosen does: all of the task, or of a shared one an equal part of what is not done. */
function hoursEach({ hours, shareSmallest }: Task, personIds: string[], held: readonly Assignment[]): number {
  if (shareSmallest === null) return hours;
  const done = held.filter(({ doneAt }) => doneAt);
  const still = personIds.filter((id) => !done.some(({ personId }) => personId === id)).length;
  const left = Math.max(0, hours - done.reduce((sum, row) => sum + row.hours, 0));
  return Math.round((left * 10_000) / Math.max(1, still)) / 10_000;
}

/** Whoever loses their hours as buddy; not those who do the task itself now. */
const freedOf = (buddies: readonly Assignment[], people: readonly { id: string; name: string }[], chosen: string[]) =>
  buddies
    .filter(({ personId }) => !chosen.includes(personId))
    .flatMap(({ personId, hours }) => people.filter(({ id }) => id === personId).map(({ name }) => ({ name, hours })));

/** Takes a choice by hand back: whoever has the task keeps it until the next run is given out, and that run decides freely. */
export const withdrawChoice = (actor: Actor, planId: string, assignmentId: string) =>
  act(actor, 'assignment.override', lockedPlan(actor, planId), async (tx, { state }, keep) => {
    requireShaped(state);
    const [row] = await runningOf(tx, actor, eq(assignments.id, assignmentId));
    if (row?.planId !== planId) throw new Conflict('This task was given to others meanwhile.');
    if (row.doneAt) throw new Conflict('This task is reported as done, so it stays with whoever did it.');
    if (!row.overrideReason || row.handWithdrawnAt) throw new Conflict('The allocation decides about this already.');
    return change(tx, actor, row, { handWithdrawnAt: now() }, keep);
  });

/** @throws Conflict where others got the task, or were named for it, since the page was opened: nobody decides over that unseen */
async function requireSeen(tx: Tx, actor: Actor, { id, planId }: Task, seen: string) {
  const { assignments: all } = await planRows(actor, planId)(tx);
  const held = doing(all).filter(({ taskId }) => taskId === id);
  const otherwise = sayOtherwise({ held, orders: await ordersOf(actor, id)(tx) }, seen);
  if (otherwise) throw new Conflict(otherwise);
}

/** Everybody of the plan, by name, once the people chosen can have the task; `done`: who reported it as done and stays. */
async function choosable(...[tx, actor, task, personIds, done]: [Tx, Actor, Task, string[], Assignment[]]) {
  const { planId, takenUpAt, shareSmallest } = task;
  const most = placesOf(task);
  if (!takenUpAt) throw new Conflict('This task is only proposed so far. Take it up first.');
  if (done.length >= most)
    throw new Conflict(
      'This task is reported as done, so it stays with whoever did it. They can take the report back.',
    );
  const { people } = await planRows(actor, planId)(tx);
  const ids = personIds.filter((id) => !done.some(({ personId }) => personId === id));
  const places = most - done.length;
  const fits = shareSmallest === null ? ids.length === places : ids.length > 0 && ids.length <= places;
  if (new Set(ids).size !== ids.length || !fits) {
    const beside = done.length === 0 ? '' : ', beside whoever reported it as done';
    const some = places === 1 ? 'one person' : `${shareSmallest === null ? '' : 'up to '}${places} different people`;
    throw new Invalid({ personIds: `Choose ${some}${beside}` });
  }
  const chosen = people.filter(({ id }) => ids.includes(id));
  if (chosen.length !== ids.length) throw new Invalid({ personIds: 'Choose people who have hours in this plan' });
  const gone = chosen.find((person) => person.gone);
  if (gone) throw new Invalid({ personIds: `${gone.name} ${goneWords[gone.gone!]}. Choose somebody else` });
  return people;
}

export const theAssignment = (actor: Actor, assignmentId: string) =>
  and(eq(assignments.organisationId, actor.organisationId), eq(assignments.id, assignmentId));

/** An assignment with the part that it is of, locked after its plan; null when there is none. @throws Conflict as `lockedPart` */
export const lockedAssignment = (actor: Actor, assignmentId: string) => async (tx: Tx) => {
  const found = first(await tx.select().from(assignments).where(theAssignment(actor, assignmentId)));
  const facts = found && (await lockedPart(actor, found.planId, found.personId)(tx));
  if (!facts) return null;
  const assignment = one(await tx.select().from(assignments).where(theAssignment(actor, assignmentId)).for('update'));
  return { ...facts, assignment };
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

/** Ends the running assignments of a task. @throws Conflict when somebody reported it as done */
export async function endAssignments(tx: Tx, actor: Actor, taskId: string, reason: string, keep: Keep) {
  const running = await runningOf(tx, actor, eq(assignments.taskId, taskId));
  if (running.some(({ doneAt }) => doneAt))
    throw new Conflict(
      'This task is reported as done, so it stays in the plan. Whoever did it can take the report back.',
    );
  for (const row of running) await end(tx, actor, row, reason, keep);
}

export const runningOfPlan = (tx: Tx, actor: Actor, planId: string) =>
  runningOf(tx, actor, eq(assignments.planId, planId));

export const runningOf = (tx: Tx, actor: Actor, which: ReturnType<typeof eq>) =>
  tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.organisationId, actor.organisationId), which, isNull(assignments.endedAt)))
    .for('update');

export const end = (tx: Tx, actor: Actor, row: Assignment, reason: string, keep: Keep) =>
  change(tx, actor, row, { endedAt: now(), endedReason: reason }, keep);

type Change = Partial<Pick<Assignment, 'doneAt' | 'doneNote' | 'endedAt' | 'endedReason' | 'handWithdrawnAt'>>;

export async function change(
  tx: Tx,
  actor: Actor,
  { id, version }: Assignment,
  to: Change,
  keep: Keep,
): Promise<Assignment> {
  const set = { ...to, version: version + 1 };
  const changed = one(await tx.update(assignments).set(set).where(theAssignment(actor, id)).returning());
  keep('assignment', changed);
  return changed;
}
