// A piece of evidence from draft to submission: named, put in context, signed and locked, withdrawn with a reason, never deleted.
import { and, eq, isNull } from 'drizzle-orm';
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { declared, declareSubmission } from './declarations.ts';
import { refuseClaimedInClosed } from './enrolment-open.ts';
import type { EditEvidenceForm, SubmitEvidenceForm } from './evidence.form.ts';
import { lockedEvidence, sameEvidence } from './evidence-facts.ts';
import { claims, type Evidence, evidence } from './portfolios.table.ts';
import { refuseExposed } from './redaction/held.ts';

/** Changes what may be changed of a draft; the copy itself never is. @throws Conflict after a lost race */
export const editEvidence = (actor: Actor, evidenceId: string, form: EditEvidenceForm): Promise<Evidence> =>
  act(actor, 'evidence.edit', lockedEvidence(actor, evidenceId), (tx, { evidence: found }) => {
    refuseWithdrawn(found);
    const { version, ...set } = form;
    if (version !== found.version)
      throw new Conflict('This evidence was changed meanwhile. Compare the two, then save again.', {
        title: found.title,
        context: found.context ?? '',
        aiUse: found.aiUse ?? '',
      });
    return update(tx, actor, found, set);
  });

type Signed = Pick<SubmitEvidenceForm, 'version' | 'declared'> & Partial<EditEvidenceForm>;
/**
 * Signs and submits, with the name and circumstances as they are typed: the copy and its claims are locked, and assessor and quality
 * assurer see them. The declaration is kept with the hash of exactly this content.
 * @throws Conflict without a claim, where something of others is undecided (L21), when the evidence was changed since it was read, or a claim belongs to an enrolment that is closed;
 * Invalid when another declaration was read
 */
export const submitEvidence = (actor: Actor, evidenceId: string, form: Signed): Promise<Evidence> =>
  act(actor, 'evidence.submit', lockedEvidence(actor, evidenceId), async (tx, { evidence: found }, keep) => {
    refuseWithdrawn(found);
    const { version, declared: _, ...typed } = form;
    const { simulated = found.simulated, aiUse = found.aiUse } = typed;
    if (version !== found.version)
      throw new Conflict('This evidence was changed since you opened this page. Read it again, then sign.', {});
    if (simulated !== found.simulated)
      throw new Invalid({ declared: 'What was simulated changes the declaration. Save first, then read it and sign.' });
    if ((await liveClaims(tx, found)) === 0)
      throw new Conflict('Claim at least one criterion before you submit: an assessor judges claims, not records.');
    await refuseClaimedInClosed(tx, found);
    await refuseExposed(tx, { ...found, ...typed, aiUse });
    const declaration = declared(actor.organisation.name, { simulated, aiUse, sourceKind: found.sourceKind });
    const submitted = await update(tx, actor, found, { ...typed, aiUse, submittedAt: now(), declaration });
    keep('evidence', submitted);
    await declareSubmission(tx, submitted, keep);
    return submitted;
  });

/** @throws Conflict when it is withdrawn already or an assessor has judged a claim of it */
export const withdrawEvidence = (actor: Actor, evidenceId: string, reason: string): Promise<Evidence> =>
  act(actor, 'evidence.withdraw', lockedEvidence(actor, evidenceId), async (tx, { evidence: found }) => {
    refuseWithdrawn(found);
    if (await hasJudgement(tx, found))
      throw new Conflict(
        `Your assessor has judged evidence ${found.number}, so it stays in the portfolio. A single claim that was not accepted can be withdrawn.`,
      );
    if (found.submittedAt) await refuseClaimedInClosed(tx, found);
    return update(tx, actor, found, { withdrawnAt: now(), withdrawnReason: reason });
  });

export function refuseWithdrawn({ number, withdrawnAt }: Evidence) {
  if (withdrawnAt) throw new Conflict(`Evidence ${number} is withdrawn. Take the record again to use it.`);
}

const update = async (tx: Tx, actor: Actor, found: Evidence, set: Partial<Evidence>) =>
  one(
    await tx
      .update(evidence)
      .set({ ...set, version: found.version + 1 })
      .where(sameEvidence(actor, found.id))
      .returning(),
  );

const liveClaims = (tx: Tx, { organisationId, id }: Evidence) =>
  tx.$count(
    claims,
    and(eq(claims.organisationId, organisationId), eq(claims.evidenceId, id), isNull(claims.withdrawnAt)),
  );

async function hasJudgement(tx: Tx, { organisationId, id }: Evidence) {
  const found = await tx.rows(sql`
    select 1 from claims c join judgements j on j.organisation_id = c.organisation_id and j.claim_id = c.id
    where c.organisation_id = ${organisationId} and c.evidence_id = ${id} and c.withdrawn_at is null limit 1`);
  return found.length > 0;
}
