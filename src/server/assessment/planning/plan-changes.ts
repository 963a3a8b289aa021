// How an assessment plan changes: its enrolment is locked, the plan begins with the first change, and its hash follows what stands.
import { and, asc, eq } from 'drizzle-orm';
import { act, type Keep, type Kept } from '../../act.ts';
import { first, one, type Read, sql, type Tx } from '../../db.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import type { Action } from '../../permissions.ts';
import { refuseClosed } from '../../portfolios/enrolment-open.ts';
import { lockedEnrolment } from '../../portfolios/enrolments.ts';
import type { Enrolment } from '../../portfolios/portfolios.table.ts';
import {
  type AssessmentPlan,
  assessmentPlans,
  type PlannedActivity,
  plannedActivities,
} from './assessment-plans.table.ts';
import { planContent, textHash } from './plan-content.ts';

const usualWeeks = 8;

export type PlanAction = Extract<Action, `assessment-plan.${'set' | 'sign'}` | `planned-activity.${string}`>;
export type Planned = { enrolment: Enrolment; plan: AssessmentPlan };

/** One change of the plan of an enrolment, or of the one that an activity belongs to. @throws Conflict where the enrolment is closed */
export const changePlan = <R extends Kept>(
  actor: Actor,
  action: PlanAction,
  of: string | { activityId: string },
  change: (tx: Tx, planned: Planned, keep: Keep) => Promise<R>,
): Promise<R> =>
  act(
    actor,
    action,
    typeof of === 'string' ? lockedEnrolment(actor, of) : lockedWith(actor, of),
    async (tx, enrolment, keep) => {
      await refuseClosed(tx, enrolment);
      const known = await planIn(tx, enrolment);
      const changed = await change(tx, { enrolment, plan: known ?? (await begun(tx, enrolment)) }, keep);
      await follow(tx, enrolment, known === null, keep);
      return changed;
    },
  );

const lockedWith =
  (actor: Actor, { activityId }: { activityId: string }) =>
  async (tx: Tx): Promise<Enrolment | null> => {
    const { organisationId } = actor;
    const found = await tx.rows<{
      enrolmentId: string;
    }>(sql`select p.enrolment_id as "enrolmentId" from planned_activities a
      join assessment_plans p on p.organisation_id = a.organisation_id and p.id = a.plan_id
      where a.organisation_id = ${organisationId} and a.id = ${activityId}`);
    return found[0] ? lockedEnrolment(actor, found[0].enrolmentId)(tx) : null;
  };

/** The plan of an enrolment; null before anything is planned. */
export const planIn = async (
  db: Read,
  { organisationId, id }: Pick<Enrolment, 'organisationId' | 'id'>,
): Promise<AssessmentPlan | null> =>
  first(
    await db
      .select()
      .from(assessmentPlans)
      .where(and(eq(assessmentPlans.organisationId, organisationId), eq(assessmentPlans.enrolmentId, id))),
  );

export const activitiesIn = (
  db: Read,
  { organisationId, id }: Pick<AssessmentPlan, 'organisationId' | 'id'>,
): Promise<PlannedActivity[]> =>
  db
    .select()
    .from(plannedActivities)
    .where(and(eq(plannedActivities.organisationId, organisationId), eq(plannedActivities.planId, id)))
    .orderBy(asc(plannedActivities.plannedOn), asc(plannedActivities.plannedAt), asc(plannedActivities.id));

/** Begins with the candidate's line manager for the employer, but where they assess. */
async function begun(tx: Tx, { organisationId, id, candidateId, assessorId }: Enrolment): Promise<AssessmentPlan> {
  const found = await tx.rows<{ managerId: string | null }>(sql`select manager_id as "managerId" from people
    where organisation_id = ${organisationId} and id = ${candidateId}`);
  const managerId = found[0]?.managerId ?? null;
  const terms = { expectedEnd: null, reviewWeeks: usualWeeks, employerId: managerId === assessorId ? null : managerId };
  const row = { ...terms, organisationId, id: newId(), enrolmentId: id, hash: textHash(planContent(terms, [])) };
  return one(await tx.insert(assessmentPlans).values(row).returning());
}

/** The hash is that of what stands now; the plan is kept where it begins or its hash is another. */
async function follow(tx: Tx, enrolment: Enrolment, isNew: boolean, keep: Keep): Promise<void> {
  const plan = (await planIn(tx, enrolment))!;
  const hash = textHash(planContent(plan, await activitiesIn(tx, plan)));
  if (hash !== plan.hash) keep('assessment-plan', await changeTerms(tx, plan, { hash }));
  else if (isNew) keep('assessment-plan', plan);
}

export const changeTerms = async (
  tx: Tx,
  { organisationId, id, version }: AssessmentPlan,
  set: Partial<AssessmentPlan>,
): Promise<AssessmentPlan> =>
  one(
    await tx
      .update(assessmentPlans)
      .set({ ...set, version: version + 1 })
      .where(and(eq(assessmentPlans.organisationId, organisationId), eq(assessmentPlans.id, id)))
      .returning(),
  );
