// A briefing with the facts of its plan that rules look at; and who can have been there.
import { and, eq, isNull } from 'drizzle-orm';
import { first, type Read, sql, type Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import {
  type Briefing,
  type BriefingQuestion,
  briefingQuestions,
  briefings,
  type Commitment,
  commitments,
} from './briefings.table.ts';
import { lockedPlan, type PlanFacts, planFacts } from './plan-facts.ts';

export type BriefingFacts = PlanFacts & { briefing: Briefing };

export const theBriefing = (actor: Actor, briefingId: string) =>
  and(eq(briefings.organisationId, actor.organisationId), eq(briefings.id, briefingId));

/** Of that plan and no other; null when there is none. */
export const briefingFacts =
  (actor: Actor, planId: string, briefingId: string) =>
  async (db: Read): Promise<BriefingFacts | null> => {
    const facts = await planFacts(actor, planId)(db);
    return facts && withBriefing(actor, facts, briefingId)(db);
  };

/** The same with the plan's row locked: what is said at one briefing comes one after another. */
export const lockedBriefing =
  (actor: Actor, planId: string, briefingId: string) =>
  async (tx: Tx): Promise<BriefingFacts | null> => {
    const facts = await lockedPlan(actor, planId)(tx);
    return facts && withBriefing(actor, facts, briefingId)(tx);
  };

const withBriefing = (actor: Actor, facts: PlanFacts, briefingId: string) => async (db: Read) => {
  const ofPlan = and(theBriefing(actor, briefingId), eq(briefings.planId, facts.plan.id));
  const briefing = first(await db.select().from(briefings).where(ofPlan));
  return briefing && { ...facts, briefing };
};

/** The one that is under way, or null. */
export const underWay =
  (actor: Actor, planId: string) =>
  async (db: Read): Promise<Briefing | null> =>
    first(
      await db
        .select()
        .from(briefings)
        .where(
          and(
            eq(briefings.organisationId, actor.organisationId),
            eq(briefings.planId, planId),
            isNull(briefings.endedAt),
          ),
        ),
    );

/** Everybody who works in the team, leads it, or has hours in the plan. */
export const invitedTo =
  ({ organisationId }: Actor, { teamId, plan }: PlanFacts) =>
  (db: Read): Promise<{ id: string; name: string }[]> =>
    db.rows(sql`
      select p.id, p.name from people p where p.organisation_id = ${organisationId} and (p.ends_on is null or p.ends_on >= current_date)
        and p.id in (select m.person_id from team_members m where m.organisation_id = ${organisationId} and m.team_id = ${teamId}
            and m.since <= current_date and (m.until is null or m.until > current_date)
          union select h.person_id from plan_hours h where h.organisation_id = ${organisationId} and h.plan_id = ${plan.id} and h.hours > 0
          union select g.person_id from role_grants g where g.organisation_id = ${organisationId} and g.team_id = ${teamId}
            and g.role = 'leader' and g.withdrawn_at is null and (g.until is null or g.until > now()))
      order by p.name collate "und-x-icu", p.id`);

export type QuestionFacts = PlanFacts & { question: BriefingQuestion; answererId: string | null };

export const lockedQuestion =
  (actor: Actor, questionId: string) =>
  async (tx: Tx): Promise<QuestionFacts | null> => {
    const the = and(eq(briefingQuestions.organisationId, actor.organisationId), eq(briefingQuestions.id, questionId));
    const found = first(await tx.select().from(briefingQuestions).where(the));
    const facts = found && (await planOfBriefing(actor, found.briefingId)(tx));
    const question = facts && first(await tx.select().from(briefingQuestions).where(the).for('update'));
    return question ? { ...facts, question, answererId: question.answererId } : null;
  };

export const lockedCommitment = (actor: Actor, commitmentId: string) => async (tx: Tx) => {
  const the = and(eq(commitments.organisationId, actor.organisationId), eq(commitments.id, commitmentId));
  const found = first<Commitment>(await tx.select().from(commitments).where(the).for('update'));
  const facts = found && (await planOfBriefing(actor, found.briefingId)(tx));
  return facts ? { ...facts, commitment: found, personId: found.personId } : null;
};

const planOfBriefing = (actor: Actor, briefingId: string) => async (tx: Tx) => {
  const briefing = first(await tx.select().from(briefings).where(theBriefing(actor, briefingId)));
  return briefing && lockedPlan(actor, briefing.planId)(tx);
};
