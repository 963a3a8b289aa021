// The terms of an assessment plan, and agreeing to it as it stands.
import { and, eq } from 'drizzle-orm';
import { now, today } from '../../clock.ts';
import { one, type Read, sql } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import type { Enrolment } from '../../portfolios/portfolios.table.ts';
import type { PlanTermsForm } from './assessment-plans.form.ts';
import { type AssessmentPlan, type PlanSignature, planSignatures } from './assessment-plans.table.ts';
import { activitiesIn, changePlan, changeTerms } from './plan-changes.ts';
import { planContent } from './plan-content.ts';

/**
 * Until when, how often progress is reviewed, and with whom of the employer. What both agreed to is asked anew.
 * @throws Invalid for a day that has passed, or somebody of the employer who is a party already
 */
export const setPlanTerms = (actor: Actor, enrolmentId: string, form: PlanTermsForm): Promise<AssessmentPlan> =>
  changePlan(actor, 'assessment-plan.set', enrolmentId, async (tx, { enrolment, plan }) => {
    const problems = {
      ...(form.expectedEnd !== null &&
        form.expectedEnd !== plan.expectedEnd &&
        form.expectedEnd < today(actor.organisation.timeZone) && {
          expectedEnd: 'Enter a day that is still to come, or leave it empty',
        }),
      ...(form.employerId !== null && (await unfitEmployer(tx, enrolment, form.employerId))),
    };
    if (Object.keys(problems).length > 0) throw new Invalid(problems);
    return changeTerms(tx, plan, form);
  });

async function unfitEmployer(db: Read, enrolment: Enrolment, personId: string): Promise<Record<string, string>> {
  const { organisationId, candidateId, assessorId, internalQualityAssurerId } = enrolment;
  if ([candidateId, assessorId, internalQualityAssurerId].includes(personId))
    return { employerId: 'Choose somebody who is neither candidate nor assessor nor quality assurer here' };
  const found = await db.rows(sql`select 1 from people where organisation_id = ${organisationId} and id = ${personId}`);
  return found.length > 0 ? {} : { employerId: 'Choose somebody of the organisation' };
}

/** Candidate or assessor agrees to exactly what they read. @throws Conflict where it changed meanwhile, holds nothing, or is agreed already */
export const signPlan = (actor: Actor, enrolmentId: string, hash: string): Promise<PlanSignature> =>
  changePlan(actor, 'assessment-plan.sign', enrolmentId, async (tx, { plan }, keep) => {
    const activities = await activitiesIn(tx, plan);
    if (activities.every(({ calledOffAt }) => calledOffAt !== null))
      throw new Conflict('Nothing is planned yet. Plan what is assessed first, then agree.');
    if (plan.hash !== hash)
      throw new Conflict('The plan changed since you opened this page. Look at it again, then agree.');
    const { organisationId, id: planId } = plan;
    const { personId } = actor;
    const mine = and(
      eq(planSignatures.organisationId, organisationId),
      eq(planSignatures.planId, planId),
      and(eq(planSignatures.personId, personId), eq(planSignatures.hash, hash)),
    );
    if ((await tx.$count(planSignatures, mine)) > 0) throw new Conflict('You have agreed to this plan already.');
    const content = planContent(plan, activities);
    const row = { organisationId, id: newId(), planId, personId, hash, content, at: now() };
    const signed = one(await tx.insert(planSignatures).values(row).returning());
    keep('plan-signature', signed);
    return signed;
  });
