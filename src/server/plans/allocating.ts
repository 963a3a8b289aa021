// Runs of the optimiser over a plan: asked for, worked as a job, ended with an answer, a failure or by cancelling.
import { and, eq, inArray } from 'drizzle-orm';
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import { afterwards } from '../jobs.ts';
import type { Actor } from '../people/actor.ts';
import type { AllocationAnswer } from './allocation.ts';
import { type Allocation, allocations } from './assignments.table.ts';
import { lockedPlan, type PlanFacts } from './plan-facts.ts';
import { problemOf } from './plan-problem.ts';
import { requireAhead } from './plan-state.ts';

/** Asks for a run over the plan as it is now. @throws Conflict while one is running, when nothing can be given out, or the plan is over */
export const askAllocation = (actor: Actor, planId: string): Promise<Allocation> =>
  act(actor, 'plan.allocate', lockedPlan(actor, planId), async (tx, facts, keep) => {
    requireAhead(facts);
    const { plan } = facts;
    const { organisationId, personId: askedBy } = actor;
    const going = and(
      ...[eq(allocations.organisationId, organisationId), eq(allocations.planId, planId)],
      inArray(allocations.state, ['waiting', 'solving']),
    );
    if ((await tx.$count(allocations, going)) > 0)
      throw new Conflict('An allocation of this plan is running already. Wait for it, or cancel it.');
    const problem = await problemOf(actor, plan)(tx);
    if (problem.tasks.length === 0)
      throw new Conflict('This plan has no task that is still to be done, so there is nothing to give out.');
    if (problem.people.length === 0) throw new Conflict('Nobody has hours in this plan yet. Add people under “Hours”.');
    const row = { organisationId, id: newId(), planId, state: 'waiting' as const, problem, askedBy, askedAt: now() };
    const asked = one(await tx.insert(allocations).values(row).returning());
    keep('allocation', asked);
    await afterwards(tx, organisationId, 'allocation', { allocationId: asked.id, askedBy });
    return asked;
  });

/** Stops a run; the work ends within a second. */
export const cancelAllocation = (actor: Actor, planId: string, allocationId: string) =>
  step(actor, planId, allocationId, (allocation) => {
    requireGoing(allocation);
    return { state: 'cancelled', endedAt: now() };
  });

/** The job takes the run up; one that was cancelled or has ended stays as it is. */
export const beginAllocation = (actor: Actor, planId: string, allocationId: string) =>
  step(actor, planId, allocationId, (allocation) => {
    requireGoing(allocation);
    return { state: 'solving' };
  });

/** What came of a run: an answer, or in words why there is none. */
export const endAllocation = (
  actor: Actor,
  planId: string,
  allocationId: string,
  outcome: { answer: AllocationAnswer } | { failure: string },
) =>
  step(actor, planId, allocationId, ({ state }) => {
    if (state !== 'solving') throw new Conflict('This allocation has ended already.');
    const endedAt = now();
    if ('failure' in outcome) return { state: 'failed', failure: outcome.failure, endedAt };
    return { state: 'done', answer: outcome.answer, modelHash: outcome.answer.modelHash, endedAt };
  });

/** Ends a run that cannot be done. @throws Conflict where it has ended already */
export const abandonAllocation = (actor: Actor, allocationId: string, failure: string) =>
  act(actor, 'job.abandon', lockedById(actor, allocationId), async (tx, allocation, keep) => {
    requireGoing(allocation);
    const set = { state: 'failed' as const, failure, endedAt: now(), version: allocation.version + 1 };
    const own = theAllocation(actor, allocation.planId, allocationId);
    const ended = one(await tx.update(allocations).set(set).where(own).returning());
    keep('allocation', ended);
    return ended;
  });

function requireGoing({ state }: Allocation) {
  if (state !== 'waiting' && state !== 'solving') throw new Conflict('This allocation has ended already.');
}

const step = (
  actor: Actor,
  planId: string,
  allocationId: string,
  next: (allocation: Allocation) => Partial<Allocation>,
): Promise<Allocation> =>
  act(actor, 'plan.allocate', lockedAllocation(actor, planId, allocationId), async (tx, { allocation }, keep) => {
    const set = { ...next(allocation), version: allocation.version + 1 };
    const row = one(
      await tx
        .update(allocations)
        .set(set)
        .where(theAllocation(actor, planId, allocationId))
        .returning(),
    );
    keep('allocation', row);
    return row;
  });

export const theAllocation = (actor: Actor, planId: string, allocationId: string) =>
  and(
    ...[eq(allocations.organisationId, actor.organisationId), eq(allocations.planId, planId)],
    eq(allocations.id, allocationId),
  );

export type AllocationFacts = PlanFacts & { allocation: Allocation };

export const lockedAllocation =
  (actor: Actor, planId: string, allocationId: string) =>
  async (tx: Tx): Promise<AllocationFacts | null> => {
    const facts = await lockedPlan(actor, planId)(tx);
    const found = await tx
      .select()
      .from(allocations)
      .where(theAllocation(actor, planId, allocationId))
      .for('update');
    const allocation = first(found);
    return facts && allocation ? { ...facts, allocation } : null;
  };

/** A run by its id alone, for the job. */
export const allocationById =
  (actor: Actor, allocationId: string) =>
  async (db: Read): Promise<Allocation | null> =>
    first(await db.select().from(allocations).where(ownAllocation(actor, allocationId)));

const lockedById = (actor: Actor, allocationId: string) => async (tx: Tx) =>
  first(await tx.select().from(allocations).where(ownAllocation(actor, allocationId)).for('update'));

const ownAllocation = ({ organisationId }: Actor, allocationId: string) =>
  and(eq(allocations.organisationId, organisationId), eq(allocations.id, allocationId));
