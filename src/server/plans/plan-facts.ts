// The plan meant, with the facts that rules and guards look at.
import { and, eq } from 'drizzle-orm';
import { today } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { plansWithHours } from './gone.ts';
import { isOpen, type PlanState, planState } from './plan-state.ts';
import { type Plan, type PlanEntry, plans } from './plans.table.ts';

/** `helps`: see `OfHelped`; `isOver`: its last day has passed, and it is neither closed nor withdrawn. */
export type PlanFacts = { teamId: string; state: PlanState; plan: Plan; helps: boolean; isOver: boolean };

export const thePlan = (actor: Actor, planId: string) =>
  and(eq(plans.organisationId, actor.organisationId), eq(plans.id, planId));

/** The plan with its state; null when there is none in the actor's organisation. */
export const planFacts =
  (actor: Actor, planId: string) =>
  async (db: Read): Promise<PlanFacts | null> => {
    const found = first(await db.select({ plan: plans, decided }).from(plans).where(thePlan(actor, planId)));
    return found && withState(actor, found)(db);
  };

/**
 * The same with the plan's row locked: steps, allocations and answers of one plan come one after another. Its decisions are read after
 * the lock: the statement that waits for it would see those of before.
 */
export const lockedPlan =
  (actor: Actor, planId: string) =>
  async (tx: Tx): Promise<PlanFacts | null> => {
    const plan = first(await tx.select().from(plans).where(thePlan(actor, planId)).for('update'));
    return (
      plan &&
      withState(actor, { plan, ...one(await tx.select({ decided }).from(plans).where(thePlan(actor, planId))) })(tx)
    );
  };

const decided = sql<PlanEntry[]>`array(select d.decision from plan_decisions d
  where d.organisation_id = plans.organisation_id and d.plan_id = plans.id order by d.at, d.id)`;

type Found = { plan: Plan; decided: readonly PlanEntry[] };
const withState =
  (actor: Actor, { plan, decided }: Found) =>
  async (db: Read) => {
    const state = planState(decided);
    const isOver = isOpen(state) && plan.endsOn < today(actor.organisation.timeZone);
    return { teamId: plan.teamId, state, plan, helps: await helps(actor, plan)(db), isOver };
  };

const helps =
  (actor: Actor, { id, teamId }: Plan) =>
  async (db: Read) => {
    if ([actor.leads, actor.manages, actor.memberOf].some((teams) => teams.has(teamId))) return false; // need not be asked
    return (await db.rows(sql`select 1 where ${id}::uuid in (${plansWithHours(actor)})`)).length > 0;
  };
