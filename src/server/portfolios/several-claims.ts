// Several claims at once: one piece of evidence for several criteria, or several pieces for one criterion. All are made, or none.
import { and, eq, isNull } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import type { Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { addClaim, claimedAlready } from './claims.ts';
import { declareSubmission } from './declarations.ts';
import { findEnrolment } from './enrolments.ts';
import { refuseWithdrawn } from './evidence.ts';
import { lockedEvidence } from './evidence-facts.ts';
import { type Claim, claims, type Evidence } from './portfolios.table.ts';
import { type SeveralForm, saidOf } from './several-claims.form.ts';

/**
 * Claims several criteria with one piece of evidence; of submitted evidence the candidate signs the declaration anew, once.
 * @throws Invalid naming every field that is at fault; Conflict where none was chosen, or the enrolment is closed
 */
export const claimCriteria = (
  actor: Actor,
  evidenceId: string,
  criterionIds: readonly string[],
  form: SeveralForm,
): Promise<Claim> =>
  act(actor, 'claim.make', lockedEvidence(actor, evidenceId), (tx, { evidence }, keep) => {
    const all = criterionIds.map((criterionId) => ({ evidence, criterionId, key: criterionId }));
    return makeEach(tx, actor, { all, form }, keep);
  }).catch(claimedAlready);

/** One criterion, of which several pieces of evidence are claimed. */
type OfCriterion = { enrolmentId: string; criterionId: string; evidenceIds: readonly string[] };

/** The same the other way. @throws as above */
export const claimWithEvidence = (
  actor: Actor,
  { criterionId, ...of }: OfCriterion,
  form: SeveralForm,
): Promise<Claim> =>
  act(actor, 'claim.make', lockedPieces(actor, of), (tx, { pieces }, keep) => {
    const all = of.evidenceIds.map((key) => ({ evidence: pieces.get(key)!, criterionId, key }));
    return makeEach(tx, actor, { all, form: { ...form, enrolmentId: of.enrolmentId } }, keep);
  }).catch(claimedAlready);

/** All of them locked, in one order whoever asks; null where one is not there. Somebody else's piece makes the whole theirs. */
const lockedPieces =
  (actor: Actor, { enrolmentId, evidenceIds }: Omit<OfCriterion, 'criterionId'>) =>
  async (tx: Tx) => {
    const enrolment = await findEnrolment(actor, enrolmentId)(tx);
    if (!enrolment) return null;
    const pieces = new Map<string, Evidence>();
    for (const id of evidenceIds.toSorted()) {
      const subject = await lockedEvidence(actor, id)(tx);
      if (!subject) return null;
      pieces.set(id, subject.evidence);
    }
    const owners = [enrolment, ...pieces.values()].map(({ candidateId }) => candidateId);
    return { candidateId: owners.find((owner) => owner !== actor.personId) ?? actor.personId, pieces };
  };

/** `key`: by which the fields of this one are named. */
type Each = { evidence: Evidence; criterionId: string; key: string };

async function makeEach(
  tx: Tx,
  actor: Actor,
  { all, form }: { all: readonly Each[]; form: SeveralForm },
  keep: Keep,
): Promise<Claim> {
  const problems: Record<string, string[]> = {};
  const made: Claim[] = [];
  for (const each of all) {
    refuseWithdrawn(each.evidence);
    try {
      made.push(await makeOne(tx, actor, each, form, keep));
    } catch (refusal) {
      if (!(refusal instanceof Invalid)) throw refusal;
      for (const [name, said] of Object.entries(refusal.problems)) problems[`${name}-${each.key}`] = said;
    }
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  const signed = new Map(all.map(({ evidence }) => [evidence.id, evidence]));
  for (const piece of signed.values()) if (piece.submittedAt) await declareSubmission(tx, piece, keep);
  const [first] = made;
  if (!first) throw new Conflict('Choose at least one first: nothing is claimed yet.');
  return first;
}

/** The index would refuse it too, and end the whole before the others were looked at. */
async function makeOne(tx: Tx, actor: Actor, { evidence, criterionId, key }: Each, form: SeveralForm, keep: Keep) {
  const said = saidOf(key, form);
  const { enrolmentId } = form;
  const taken = await tx.$count(
    claims,
    and(
      ...[eq(claims.organisationId, evidence.organisationId), eq(claims.enrolmentId, enrolmentId)],
      ...[eq(claims.evidenceId, evidence.id), eq(claims.criterionId, criterionId)],
      ...[eq(claims.place, said.place), isNull(claims.withdrawnAt)],
    ),
  );
  if (taken > 0)
    throw new Invalid({ place: 'You have claimed this place for this criterion already. Choose another place' });
  return addClaim(tx, actor, evidence, { ...said, enrolmentId, criterionId }, keep);
}
