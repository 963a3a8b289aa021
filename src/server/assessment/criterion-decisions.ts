// A criterion met: the assessor's word on all that they accepted for it together. Below the unit's policy too, with a reason that
// quality assurance reads.
import { and, desc, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { refuseClosed } from '../portfolios/enrolment-open.ts';
import { lockedEnrolment } from '../portfolios/enrolments.ts';
import { lacking } from '../portfolios/next-steps.ts';
import { type Mark, type Portfolio, readPortfolio } from '../portfolios/portfolio.ts';
import type { Enrolment } from '../portfolios/portfolios.table.ts';
import type { CriterionStatus } from '../portfolios/sufficiency.ts';
import { type CriterionDecision, criterionDecisions } from './criterion-decisions.table.ts';
import { requireFit } from './fitness.ts';

/**
 * Says of a criterion that it is met.
 * @throws Conflict without an accepted claim, where it is met already or the enrolment is closed; Invalid without a reason where the
 * unit's requirements lack something
 */
export const meetCriterion = (actor: Actor, enrolmentId: string, criterionId: string, reason: string | null) =>
  act(actor, 'criterion-decision.make', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const portfolio = await readyToDecide(tx, actor, enrolment);
    const { code, lacked } = facts(portfolio, criterionId);
    if (await isMet(tx, enrolment, criterionId)) throw new Conflict(`${code} is met already.`);
    if (lacked && !reason)
      throw new Invalid({ reason: `Enter why ${code} is met although it lacks ${lacked}: quality assurance reads it` });
    return meet(tx, actor, { portfolio, criterionId, reason: lacked ? reason : null }, keep);
  });

/** Says it of several, of which nothing lacks. @throws Conflict naming one of which something does, or that is met already */
export const meetCriteria = (actor: Actor, enrolmentId: string, criterionIds: readonly string[]) =>
  act(actor, 'criterion-decision.make', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const portfolio = await readyToDecide(tx, actor, enrolment);
    for (const criterionId of new Set(criterionIds)) {
      const { code, lacked } = facts(portfolio, criterionId);
      if (lacked) throw new Conflict(`${code} lacks ${lacked}. Say on its own page why it is met all the same.`);
      if (await isMet(tx, enrolment, criterionId)) throw new Conflict(`${code} is met already.`);
      await meet(tx, actor, { portfolio, criterionId, reason: null }, keep);
    }
    return enrolment;
  });

/** Takes it back, with a reason that the candidate reads. @throws Conflict where it is not met, or the enrolment is closed */
export const reopenCriterion = (actor: Actor, enrolmentId: string, criterionId: string, reason: string) =>
  act(actor, 'criterion-decision.reopen', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    await refuseClosed(tx, enrolment);
    if (!(await isMet(tx, enrolment, criterionId)))
      throw new Conflict('This criterion is not met, so it is open already.');
    return add(tx, actor, { enrolment, criterionId, outcome: 'reopened', lacked: null, reason, restsOn: [] }, keep);
  });

/** Ids of the criteria that are met now. */
export async function metCriteria(db: Read, { organisationId, id }: Enrolment): Promise<Set<string>> {
  const rows = await db.rows<{ id: string }>(sql`select criteria_met(${organisationId}::uuid, ${id}::uuid) as id`);
  return new Set(rows.map((row) => row.id));
}

async function readyToDecide(tx: Tx, actor: Actor, enrolment: Enrolment): Promise<Portfolio> {
  await refuseClosed(tx, enrolment);
  await requireFit(tx, actor, enrolment);
  return readPortfolio(tx, actor, enrolment);
}

/** @throws NotFound where the unit has no such criterion */
function facts({ unit, statuses }: Portfolio, criterionId: string) {
  const status = statuses.get(criterionId);
  const criterion = unit.outcomes.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterionId);
  if (!status || !criterion) throw new NotFound();
  const counts = ({ simulated }: Mark) =>
    !simulated || criterion.kind === 'knowledge' || unit.requirements.simulationAllowed;
  return { code: criterion.code, lacked: stillLacking(status), counts };
}

/** What the unit's requirements still lack with what is accepted alone, in words; null where nothing. */
export const stillLacking = (status: CriterionStatus): string | null =>
  allOf(lacking({ ...status, claimed: status.accepted })) || null;

const isMet = async (db: Read, enrolment: Enrolment, criterionId: string) =>
  (await metCriteria(db, enrolment)).has(criterionId);

type Meeting = { portfolio: Portfolio; criterionId: string; reason: string | null };

async function meet(tx: Tx, actor: Actor, { portfolio, criterionId, reason }: Meeting, keep: Keep) {
  const { enrolment, marks } = portfolio;
  const { code, lacked, counts } = facts(portfolio, criterionId);
  const accepted = marks.filter(
    (mark) => mark.criterionId === criterionId && mark.state === 'accepted' && counts(mark),
  );
  const restsOn = await newestJudgements(
    tx,
    enrolment,
    accepted.map(({ claimId }) => claimId),
  );
  if (restsOn.length === 0)
    throw new Conflict(`Nothing is accepted for ${code} yet, so it cannot be met. Judge what is claimed first.`);
  return add(tx, actor, { enrolment, criterionId, outcome: 'met', lacked, reason, restsOn }, keep);
}

async function newestJudgements(db: Read, { organisationId }: Enrolment, claimIds: string[]) {
  const rows = await db.rows<{ id: string }>(sql`
    select distinct on (claim_id) id from judgements where organisation_id = ${organisationId}
      and claim_id = any(${sql.param(claimIds)}::uuid[]) order by claim_id, at desc, id desc`);
  return rows.map(({ id }) => id);
}

type Decided = Pick<CriterionDecision, 'criterionId' | 'outcome' | 'lacked' | 'reason' | 'restsOn'> & {
  enrolment: Enrolment;
};

async function add(tx: Tx, { personId }: Actor, { enrolment, ...decided }: Decided, keep: Keep) {
  const { organisationId, id: enrolmentId } = enrolment;
  const before = first(
    await tx
      .select({ id: criterionDecisions.id })
      .from(criterionDecisions)
      .where(
        and(
          eq(criterionDecisions.organisationId, organisationId),
          eq(criterionDecisions.enrolmentId, enrolmentId),
          eq(criterionDecisions.criterionId, decided.criterionId),
        ),
      )
      .orderBy(desc(criterionDecisions.at), desc(criterionDecisions.id))
      .limit(1),
  );
  const row = {
    ...{ ...decided, organisationId, id: newId(), enrolmentId, assessorId: personId },
    ...{ at: now(), belowPolicy: decided.lacked !== null, supersedesId: before?.id ?? null },
  };
  const made = one(await tx.insert(criterionDecisions).values(row).returning());
  keep('criterion-decision', made);
  return made;
}
