// The leader's orders to the optimiser: this person on this task, or not, and why.
import { and, eq, isNull } from 'drizzle-orm';
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, sql } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { assignmentOrders } from './assignments.table.ts';
import { lockedPlan } from './plan-facts.ts';
import { requireShaped } from './plan-state.ts';
import { standing } from './task-facts.ts';

type Order = { taskId: string; personId: string; order: 'pin' | 'forbid'; reason: string };

/** Pins or forbids. The next run of the allocation holds to it. */
export const giveOrder = (actor: Actor, planId: string, { taskId, personId, order, reason }: Order) =>
  act(actor, 'assignment-order.give', lockedPlan(actor, planId), async (tx, { state }) => {
    requireShaped(state);
    await standing(tx, actor, planId, taskId);
    const { organisationId, personId: by } = actor;
    const known = await tx.rows(
      sql`select 1 from people where organisation_id = ${organisationId} and id = ${personId}`,
    );
    if (known.length === 0) throw new Invalid({ personId: 'Choose a person from the list' });
    const same = and(
      ...[eq(assignmentOrders.organisationId, organisationId), eq(assignmentOrders.taskId, taskId)],
      ...[eq(assignmentOrders.personId, personId), isNull(assignmentOrders.withdrawnAt)],
    );
    if ((await tx.select().from(assignmentOrders).where(same)).length > 0)
      throw new Conflict('There is an order about this person and this task already. Withdraw it first.');
    const row = { organisationId, id: newId(), planId, taskId, personId, order, reason, by, at: now() };
    return one(await tx.insert(assignmentOrders).values(row).returning());
  });

export const withdrawOrder = (actor: Actor, planId: string, orderId: string) =>
  act(actor, 'assignment-order.give', lockedPlan(actor, planId), async (tx, { state }) => {
    requireShaped(state);
    const which = and(
      ...[eq(assignmentOrders.organisationId, actor.organisationId), eq(assignmentOrders.planId, planId)],
      eq(assignmentOrders.id, orderId),
    );
    const order = first(await tx.select().from(assignmentOrders).where(which).for('update'));
    if (!order || order.withdrawnAt) throw new NotFound();
    const set = { withdrawnAt: now(), version: order.version + 1 };
    return one(await tx.update(assignmentOrders).set(set).where(which).returning());
  });
