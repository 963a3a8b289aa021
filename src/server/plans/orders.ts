// The leader's orders to the optimiser: this person on this task, or not, and why.
import { and, eq, isNull } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { people } from '../people/people.table.ts';
import { type AssignmentOrder, assignmentOrders } from './assignments.table.ts';
import { lockedPlan } from './plan-facts.ts';
import { problemOf } from './plan-problem.ts';
import { requireShaped } from './plan-state.ts';
import type { Task } from './plans.table.ts';
import { orderWords } from './seen-task.ts';
import { placesOf, standing } from './task-facts.ts';
import { unkept, unkeptBeside } from './unkept.ts';

type Order = { taskId: string; personId: string; order: 'pin' | 'forbid'; reason: string };

/** Pins or forbids. The next run of the allocation holds to it; `unkept`: why it cannot; `beside`: what else stops every run. */
export const giveOrder = (actor: Actor, planId: string, { taskId, personId, order, reason }: Order) =>
  act(actor, 'assignment-order.give', lockedPlan(actor, planId), async (tx, { state, plan }, keep) => {
    requireShaped(state);
    const task = await standing(tx, actor, planId, taskId);
    await requireNotByHand(tx, actor, task, { taskId, personId, order, reason });
    const { organisationId, personId: by } = actor;
    const known = await tx.rows(sql`select 1 from plan_hours
      where organisation_id = ${organisationId} and plan_id = ${planId} and person_id = ${personId}`);
    if (known.length === 0) throw new Invalid({ personId: 'Choose somebody who has hours in this plan' });
    const orders = await ordersOf(actor, taskId)(tx);
    const same = orders.find((one) => one.personId === personId);
    if (same)
      throw new Conflict(
        `${same.name} ${orderWords[same.order]} already, by an instruction of ${same.by}: “${same.reason}”. Withdraw that first.`,
      );
    const pinned = orders.filter((one) => one.order === 'pin');
    if (order === 'pin' && pinned.length >= placesOf(task))
      throw new Conflict(
        `${allOf(pinned.map(({ name }) => name))} must do it already, and there is no place for one more. Withdraw that instruction first.`,
      );
    const row = { organisationId, id: newId(), planId, taskId, personId, order, reason, by, at: now() };
    const given = one(await tx.insert(assignmentOrders).values(row).returning());
    keep('assignment-order', given);
    const problem = await problemOf(actor, plan)(tx);
    return {
      ...given,
      unkept: order === 'pin' ? unkept(problem, taskId) : [],
      beside: unkeptBeside(problem, taskId),
    };
  });

/** @throws Conflict where whoever was chosen by hand leaves this order no place: the newer word does not fall silently behind the older one */
async function requireNotByHand(tx: Tx, actor: Actor, task: Task, order: Order) {
  const chosen = await tx.rows<{ id: string; name: string }>(sql`select p.id, p.name from assignments s
    join people p on p.organisation_id = s.organisation_id and p.id = s.person_id
    where s.organisation_id = ${actor.organisationId} and s.task_id = ${task.id} and s.ended_at is null
      and s.override_reason is not null and s.hand_withdrawn_at is null order by p.name`);
  const isChosen = chosen.some(({ id }) => id === order.personId);
  const stands = order.order === 'forbid' ? isChosen : !isChosen && chosen.length >= placesOf(task);
  if (!stands) return;
  const names = allOf(chosen.map(({ name }) => name));
  throw new Conflict(
    `${names} ${chosen.length === 1 ? 'was' : 'were'} chosen by hand. Let the allocation decide again first, or assign it yourself to others.`,
  );
}

/** Withdraws what was ordered otherwise than a choice by hand: the leader's newer word holds. Answers those orders, with names. */
export async function withdrawContradicted(tx: Tx, actor: Actor, taskId: string, chosen: string[], keep: Keep) {
  const { organisationId } = actor;
  const found = await tx
    .select({ order: assignmentOrders, name: people.name })
    .from(assignmentOrders)
    .innerJoin(people, and(eq(people.organisationId, organisationId), eq(people.id, assignmentOrders.personId)))
    .where(
      and(
        ...[eq(assignmentOrders.organisationId, organisationId), eq(assignmentOrders.taskId, taskId)],
        isNull(assignmentOrders.withdrawnAt),
      ),
    )
    .for('update', { of: assignmentOrders });
  const against = found.filter(({ order }) => (order.order === 'pin') !== chosen.includes(order.personId));
  for (const { order } of against) keep('assignment-order', await withdrawn(tx, order));
  return against.map(({ order, name }) => ({ name, order: order.order }));
}

/** What somebody gave away by a counter-offer no run gives to them again, until the leader withdraws this. They may be buddy on it. */
export async function keepOff(tx: Tx, actor: Actor, { taskId, planId, personId, reason }: Off, keep: Keep) {
  const orders = await ordersOf(actor, taskId)(tx);
  if (orders.some((one) => one.personId === personId)) return;
  const { organisationId, personId: by } = actor;
  const row = {
    organisationId,
    id: newId(),
    planId,
    taskId,
    personId,
    order: 'forbid' as const,
    reason,
    by,
    at: now(),
  };
  keep('assignment-order', one(await tx.insert(assignmentOrders).values(row).returning()));
}

type Off = Pick<AssignmentOrder, 'taskId' | 'planId' | 'personId' | 'reason'>;

const withdrawn = async (tx: Tx, { organisationId, id, version }: AssignmentOrder) =>
  one(
    await tx
      .update(assignmentOrders)
      .set({ withdrawnAt: now(), version: version + 1 })
      .where(and(eq(assignmentOrders.organisationId, organisationId), eq(assignmentOrders.id, id)))
      .returning(),
  );

export const withdrawOrder = (actor: Actor, planId: string, orderId: string) =>
  act(actor, 'assignment-order.give', lockedPlan(actor, planId), async (tx, { state }) => {
    requireShaped(state);
    const which = and(
      ...[eq(assignmentOrders.organisationId, actor.organisationId), eq(assignmentOrders.planId, planId)],
      eq(assignmentOrders.id, orderId),
    );
    const order = first(await tx.select().from(assignmentOrders).where(which).for('update'));
    if (!order) throw new NotFound();
    if (order.withdrawnAt) throw new Conflict('This instruction was withdrawn already.');
    return withdrawn(tx, order);
  });

export type StandingOrder = {
  id: string;
  personId: string;
  name: string;
  order: 'pin' | 'forbid';
  reason: string;
  by: string;
};

/** What the leader ordered about a task and did not withdraw, oldest first. */
export const ordersOf =
  (actor: Actor, taskId: string) =>
  (db: Read): Promise<StandingOrder[]> =>
    db.rows(sql`select o.id, o.person_id as "personId", p.name, o."order", o.reason, b.name as by
      from assignment_orders o
      join people p on p.organisation_id = o.organisation_id and p.id = o.person_id
      join people b on b.organisation_id = o.organisation_id and b.id = o.by
      where o.organisation_id = ${actor.organisationId} and o.task_id = ${taskId} and o.withdrawn_at is null
      order by o.at, o.id`);
