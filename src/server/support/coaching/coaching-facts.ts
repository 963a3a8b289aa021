// Coaching, and one session of it, with the facts that rules look at.
import { and, eq } from 'drizzle-orm';
import type { Keep } from '../../act.ts';
import { now } from '../../clock.ts';
import { first, one, type Read, sql, type Tx } from '../../db.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import {
  type CoachingPlan,
  type CoachingStep,
  coachingPlans,
  coachingSessions,
  coachingSteps,
} from './coaching.table.ts';
import { type CoachingRow, coachingRow, guardedBy, type SessionRow } from './coaching-rows.ts';
import { type CoachingStepName, requireCoachingStep } from './coaching-state.ts';

export type CoachingFacts = { coachId: string; coacheeId: string; row: CoachingRow };
export type SessionFacts = CoachingFacts & { session: SessionRow };

export const theCoaching = (actor: Actor, planId: string) =>
  and(eq(coachingPlans.organisationId, actor.organisationId), eq(coachingPlans.id, planId));
export const theSession = (actor: Actor, sessionId: string) =>
  and(eq(coachingSessions.organisationId, actor.organisationId), eq(coachingSessions.id, sessionId));

export const coachingFacts =
  (actor: Actor, planId: string) =>
  async (db: Read): Promise<CoachingFacts | null> => {
    const row = await coachingRow(db, actor, planId);
    return row && { coachId: row.coachId, coacheeId: row.coacheeId, row };
  };

/** The same, with the plan's row locked: one step after another, also of its sessions. */
export const lockedCoaching =
  (actor: Actor, planId: string) =>
  async (tx: Tx): Promise<CoachingFacts | null> => {
    const locked = await tx
      .select({ id: coachingPlans.id })
      .from(coachingPlans)
      .where(theCoaching(actor, planId))
      .for('update');
    return locked.length > 0 ? coachingFacts(actor, planId)(tx) : null;
  };

const planIdOf = async (db: Read, actor: Actor, sessionId: string) =>
  first(await db.select({ id: coachingSessions.planId }).from(coachingSessions).where(theSession(actor, sessionId)))
    ?.id;

const withSession = (facts: CoachingFacts | null, sessionId: string): SessionFacts | null => {
  const session = facts?.row.sessions.find(({ id }) => id === sessionId);
  return facts && session ? { ...facts, session } : null;
};

export const sessionFacts =
  (actor: Actor, sessionId: string) =>
  async (db: Read): Promise<SessionFacts | null> => {
    const planId = await planIdOf(db, actor, sessionId);
    return planId ? withSession(await coachingFacts(actor, planId)(db), sessionId) : null;
  };

export const lockedSession =
  (actor: Actor, sessionId: string) =>
  async (tx: Tx): Promise<SessionFacts | null> => {
    const planId = await planIdOf(tx, actor, sessionId);
    return planId ? withSession(await lockedCoaching(actor, planId)(tx), sessionId) : null;
  };

/** Takes a step, if it can be taken now. @throws Conflict with what stands in its way */
export async function takeCoachingStep(
  tx: Tx,
  actor: Actor,
  row: CoachingRow,
  { step, words = null }: { step: CoachingStepName; words?: string | null },
  keep: Keep,
): Promise<CoachingStep> {
  requireCoachingStep(row.state, step, guardedBy(row, actor.personId));
  const { organisationId, personId: by } = actor;
  const taken = { organisationId, id: newId(), planId: row.id, step, words, by, at: now() };
  const added = one(await tx.insert(coachingSteps).values(taken).returning());
  keep('coaching-step', { ...added, version: 1 });
  return added;
}

/** The row as it stands, as the next version: what an action answers with. */
export async function nextVersion(
  tx: Tx,
  actor: Actor,
  planId: string,
  set: Partial<CoachingPlan>,
  keep: Keep,
): Promise<CoachingPlan> {
  const changes = { ...set, version: sql`${coachingPlans.version} + 1` };
  const changed = one(await tx.update(coachingPlans).set(changes).where(theCoaching(actor, planId)).returning());
  keep('coaching-plan', changed);
  return changed;
}
