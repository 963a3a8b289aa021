// Quality assurance looks at each criterion that is met below the unit's requirements: once, with words or without. The decision stays the assessor's.
import { and, eq, type SQL } from 'drizzle-orm';
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, sql, type Tx } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { lockedEnrolment } from '../portfolios/enrolments.ts';
import type { Enrolment } from '../portfolios/portfolios.table.ts';
import { criterionDecisions } from './criterion-decisions.table.ts';
import type { LookForm } from './criterion-looks.form.ts';
import { type CriterionLook, criterionLooks } from './criterion-looks.table.ts';

/** @throws NotFound; Conflict where the criterion is not met below the requirements by this decision, or somebody looked already */
export const lookAtCriterion = (
  actor: Actor,
  enrolmentId: string,
  { decisionId, words }: LookForm,
): Promise<CriterionLook> =>
  act(actor, 'criterion-decision.look-at', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const decision = await decisionIn(tx, enrolment, decisionId);
    if (!decision) throw new NotFound();
    if (!decision.belowPolicy)
      throw new Conflict('Nothing lacked when this was said to be met, so there is nothing to look at.');
    const { organisationId, personId } = actor;
    const known = and(eq(criterionLooks.organisationId, organisationId), eq(criterionLooks.decisionId, decisionId));
    if ((await tx.$count(criterionLooks, known)) > 0) throw new Conflict('It was looked at already.');
    const row = { organisationId, id: newId(), decisionId, personId, words, at: now() };
    const looked = one(await tx.insert(criterionLooks).values(row).returning());
    keep('criterion-look', looked);
    return looked;
  });

async function decisionIn(tx: Tx, { organisationId, id }: Enrolment, decisionId: string) {
  const { organisationId: theirs, enrolmentId, id: own } = criterionDecisions;
  const which = and(eq(theirs, organisationId), eq(enrolmentId, id), eq(own, decisionId));
  return first(await tx.select().from(criterionDecisions).where(which));
}

/** Of an enrolment `n`: `below`, how many criteria are met below the requirements and nobody looked at; the first of them, and since when. */
export const unlookedIn = (n: SQL): SQL => sql`
  (select count(*)::int as below, (array_agg(d.criterion_id order by d."at", d.id))[1] as first, min(d."at") as since
    from (select distinct on (c.criterion_id) c.* from criterion_decisions c
      where c.organisation_id = ${n}.organisation_id and c.enrolment_id = ${n}.id order by c.criterion_id, c."at" desc, c.id desc) d
    where d.outcome = 'met' and d.below_policy and d.criterion_id in (select criteria_met(${n}.organisation_id, ${n}.id))
      and not exists (select 1 from criterion_looks l where l.organisation_id = d.organisation_id and l.decision_id = d.id))`;
