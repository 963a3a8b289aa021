// One person's part of a plan, with the facts that rules look at.
import { and, desc, eq, gt, isNull, lte } from 'drizzle-orm';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { type Assignment, type AssignmentAnswer, assignmentAnswers, assignments } from './assignments.table.ts';
import { countedDay, type Gone, goneWhy, notYours } from './gone.ts';
import { lockedPlan, type PlanFacts, planFacts } from './plan-facts.ts';
import { planRows } from './plan-rows.ts';
import { isOpen, type PlanState, sayPlanIs } from './plan-state.ts';

/** `gone`: why the person can do no work of the plan any more, as long as it is not over. */
export type PartFacts = PlanFacts & { personId: string; gone: Gone | null };

/**
 * Null also where this person never had work or hours in the plan; those of its team read as well who else is or was in the team, leads
 * or manages it, or has an objective of their own here.
 */
export const partFacts =
  (actor: Actor, planId: string, personId: string) =>
  async (db: Read): Promise<PartFacts | null> => {
    const facts = await planFacts(actor, planId)(db);
    return facts && ofPerson(actor, facts, personId)(db);
  };

/** The same with the plan's row locked. @throws Conflict where it is the actor's own part, and they are gone from the plan */
export const lockedPart =
  (actor: Actor, planId: string, personId: string) =>
  async (tx: Tx): Promise<PartFacts | null> => {
    const plan = await lockedPlan(actor, planId)(tx);
    const facts = plan && (await ofPerson(actor, plan, personId)(tx));
    if (facts?.gone && personId === actor.personId) throw new Conflict(notYours(facts.gone));
    return facts;
  };

const ofPerson =
  (actor: Actor, facts: PlanFacts, personId: string) =>
  async (db: Read): Promise<PartFacts | null> => {
    const { organisationId } = actor;
    const { plan, teamId, state } = facts;
    const theirs = sql`where h.organisation_id = ${organisationId} and h.plan_id = ${plan.id} and h.person_id = ${personId}`;
    const why = goneWhy({
      ...{ organisationId, person: sql`${personId}::uuid`, plan: sql`${plan.id}::uuid`, team: sql`${teamId}::uuid` },
      day: sql`${countedDay(actor, plan)}::date`,
    });
    const inTeam = sql`where h.organisation_id = ${organisationId} and h.team_id = ${teamId} and h.person_id = ${personId}`;
    const { stands, belongs, gone } = one(
      await db.rows<{ stands: boolean; belongs: boolean; gone: Gone | null }>(sql`
        select exists (select 1 from plan_hours h ${theirs}) or exists (select 1 from assignments h ${theirs}) as stands,
          exists (select 1 from team_members h ${inTeam}) or exists (select 1 from role_grants h ${inTeam})
            or exists (select 1 from person_objectives h ${theirs}) as belongs, ${why} as gone`),
    );
    const isOfTeam = [actor.leads, actor.manages, actor.memberOf].some((teams) => teams.has(teamId));
    if (!stands && !(isOfTeam && belongs)) return null;
    return { ...facts, personId, gone: isOpen(state) ? gone : null };
  };

/** `does`: what is refused otherwise, in words. @throws Conflict before the plan is open to the team, and after it has ended */
export function requireOpen(state: PlanState, does = 'Work is agreed') {
  if (state !== 'consulting' && state !== 'agreed' && state !== 'live')
    throw new Conflict(`${sayPlanIs(state)}. ${does} while it is open for the team to shape, agreed or under way.`);
}

/** The newest answer to an assignment, or null. */
export const newestAnswer =
  (actor: Actor, assignmentId: string) =>
  async (db: Read): Promise<AssignmentAnswer | null> =>
    first(
      await db
        .select()
        .from(assignmentAnswers)
        .where(
          and(
            eq(assignmentAnswers.organisationId, actor.organisationId),
            eq(assignmentAnswers.assignmentId, assignmentId),
          ),
        )
        .orderBy(desc(assignmentAnswers.at), desc(assignmentAnswers.id))
        .limit(1),
    );

/** Whether somebody is the only one who leads the plan's team: then there is nobody to confirm what they understood. */
export const leadsAlone =
  (actor: Actor, planId: string, personId: string) =>
  async (db: Read): Promise<boolean> => {
    const { leaders } = await planRows(actor, planId)(db);
    return isOnlyLeader(leaders, personId);
  };

/** Pure. */
export const isOnlyLeader = (leaders: readonly { id: string }[], personId: string): boolean =>
  leaders.length > 0 && leaders.every(({ id }) => id === personId);

/** The assignments that a person holds in a plan now: their ids, and when each was given. */
/** Whether work that words were said of was taken away since. */
export const isTakenSince =
  (actor: Actor, { planId, personId, at }: { planId: string; personId: string; at: Date }) =>
  async (db: Read): Promise<boolean> => {
    const taken = and(
      ...[eq(assignments.organisationId, actor.organisationId), eq(assignments.planId, planId)],
      ...[eq(assignments.personId, personId), lte(assignments.at, at), gt(assignments.endedAt, at)],
    );
    return (await db.select({ id: assignments.id }).from(assignments).where(taken).limit(1)).length > 0;
  };

export const heldBy =
  (actor: Actor, planId: string, personId: string) =>
  async (db: Read): Promise<Pick<Assignment, 'id' | 'at'>[]> => {
    const held = and(
      ...[eq(assignments.organisationId, actor.organisationId), eq(assignments.planId, planId)],
      ...[eq(assignments.personId, personId), isNull(assignments.endedAt)],
    );
    const { id, at } = assignments;
    return db.select({ id, at }).from(assignments).where(held);
  };
