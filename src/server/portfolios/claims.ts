// Claims: this place in this evidence shows this criterion, and how. Many to many; withdrawn with a reason, never deleted.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { blockOf, partOf } from '../ledger/file-parts.ts';
import type { Actor } from '../people/actor.ts';
import { orTaken } from '../people/taken.ts';
import { criteria } from '../qualifications/units.table.ts';
import { placeTyped, typedOf } from './claim-place.ts';
import type { ClaimForm, EditClaimForm } from './claims.form.ts';
import { declareSubmission } from './declarations.ts';
import { placeIn, wordsOf } from './document-parts.ts';
import { refuseClaimedInClosed, refuseClosed } from './enrolment-open.ts';
import { refuseWithdrawn } from './evidence.ts';
import { type EvidenceSubject, lockedEvidence } from './evidence-facts.ts';
import { type Claim, claims, type Enrolment, type Evidence, enrolments } from './portfolios.table.ts';
import { refuseExposedWords } from './redaction/held.ts';
import type { Outcome } from './states.ts';
import { noteTaken } from './suggestions.ts';

/**
 * Claims a criterion. Of submitted evidence too: a further claim of the same signed copy, which waits for judgement at once; the candidate
 * signs the copy with it anew.
 * @throws Invalid where place or sentence is not in the evidence, the place is claimed for this criterion already, or the words show others
 */
export const makeClaim = (actor: Actor, evidenceId: string, form: ClaimForm): Promise<Claim> =>
  act(actor, 'claim.make', lockedEvidence(actor, evidenceId), async (tx, { evidence }, keep) => {
    refuseWithdrawn(evidence);
    const claim = await addClaim(tx, actor, evidence, form, keep);
    if (evidence.submittedAt) await declareSubmission(tx, evidence, keep);
    return claim;
  }).catch(claimedAlready);

/** Part of claiming one or several: the claim alone, of evidence that is locked. @throws as above */
export async function addClaim(
  tx: Tx,
  actor: Actor,
  evidence: Evidence,
  { suggested, ...form }: ClaimForm,
  keep: Keep,
): Promise<Claim> {
  const { enrolmentId, criterionId } = form;
  const claimed = somewhereIn(evidence, form);
  const enrolment = await ownEnrolment(tx, evidence, enrolmentId);
  await refuseForeignCriterion(tx, enrolment, criterionId);
  if (evidence.submittedAt) await refuseExposedWords(tx, evidence, form.how);
  const of = { organisationId: actor.organisationId, enrolmentId, criterionId, evidenceId: evidence.id };
  const row = { ...claimed, ...of, id: newId(), madeAt: now() };
  const claim = one(await tx.insert(claims).values(row).returning());
  keep('claim', claim);
  if (suggested) await noteTaken(tx, actor, { evidence, claim }, keep);
  return claim;
}

/** Changes a claim of a draft. @throws Conflict after a lost race; Invalid as above */
export const editClaim = (actor: Actor, claimId: string, { version, ...set }: EditClaimForm): Promise<Claim> =>
  act(actor, 'claim.edit', lockedClaim(actor, claimId), async (tx, { evidence, claim }) => {
    refuseWithdrawn(evidence);
    refuseGone(claim);
    const changed = somewhereIn(evidence, set);
    if (version !== claim.version)
      throw new Conflict('This claim was changed meanwhile. Compare the two, then save again.', theirs(claim));
    return update(tx, claim, changed);
  }).catch(claimedAlready);

/** @throws Conflict when it was accepted; Invalid without a reason once it was submitted */
export const withdrawClaim = (actor: Actor, claimId: string, reason: string | null): Promise<Claim> =>
  act(actor, 'claim.withdraw', lockedClaim(actor, claimId), async (tx, { evidence, claim, outcome }) => {
    refuseGone(claim);
    if (outcome === 'accepted' || outcome === 'partly-accepted')
      throw new Conflict('Your assessor has accepted this claim, so it stays.');
    if (evidence.submittedAt && !reason) throw new Invalid({ reason: 'Enter the reason: your assessor reads it' });
    if (evidence.submittedAt) await refuseClaimedInClosed(tx, evidence, claim.id);
    return update(tx, claim, { withdrawnAt: now(), withdrawnReason: reason });
  });

/** The claim, its evidence locked, and the newest judgement of it. */
export const lockedClaim =
  (actor: Actor, claimId: string) =>
  async (tx: Tx): Promise<(EvidenceSubject & { claim: Claim; outcome: Outcome | null }) | null> => {
    const own = and(eq(claims.organisationId, actor.organisationId), eq(claims.id, claimId));
    const found = first(await tx.select().from(claims).where(own));
    const subject = found && (await lockedEvidence(actor, found.evidenceId)(tx));
    if (!subject) return null;
    const claim = one(await tx.select().from(claims).where(own)); // as it stands now that the evidence is held
    return { ...subject, claim, outcome: await newestOutcome(tx, claim) };
  };

async function newestOutcome(db: Read, { organisationId, id }: Claim): Promise<Outcome | null> {
  const found = await db.rows<{ outcome: Outcome }>(sql`
    select outcome from judgements where organisation_id = ${organisationId} and claim_id = ${id}
    order by at desc, id desc limit 1`);
  return first(found)?.outcome ?? null;
}

const update = async (tx: Tx, claim: Claim, set: Partial<Claim>) =>
  one(
    await tx
      .update(claims)
      .set({ ...set, version: claim.version + 1 })
      .where(and(eq(claims.organisationId, claim.organisationId), eq(claims.id, claim.id)))
      .returning(),
  );

function refuseGone({ withdrawnAt }: Claim) {
  if (withdrawnAt) throw new Conflict('This claim is withdrawn already.');
}

/** Where a claim points to, as it is kept, and how that shows it. @throws Invalid where that is nowhere in the evidence */
export function somewhereIn({ document }: Evidence, { quote, how, ...typed }: Omit<EditClaimForm, 'version'>) {
  const place = placeTyped(document, typed);
  if (quote && !plain(wordsOf(placeIn(document, place)!)).includes(plain(quote)))
    throw new Invalid({ quote: 'Copy the sentence exactly as it stands at that place, or leave this empty' });
  return { place, quote, how };
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

async function ownEnrolment(tx: Tx, { organisationId, candidateId }: Evidence, enrolmentId: string) {
  const own = and(
    eq(enrolments.organisationId, organisationId),
    eq(enrolments.id, enrolmentId),
    eq(enrolments.candidateId, candidateId),
  );
  const enrolment = first(await tx.select().from(enrolments).where(own));
  if (!enrolment) throw new NotFound();
  await refuseClosed(tx, enrolment);
  return enrolment;
}

async function refuseForeignCriterion(tx: Tx, { organisationId, unitId }: Enrolment, criterionId: string) {
  const ofUnit = and(
    eq(criteria.organisationId, organisationId),
    eq(criteria.unitId, unitId),
    eq(criteria.id, criterionId),
  );
  if ((await tx.$count(criteria, ofUnit)) === 0)
    throw new Invalid({ criterionId: 'Choose a criterion of the unit you are enrolled for' });
}

const theirs = ({ place, quote, how }: Claim) => {
  const { pages, from, to, fields, region } = typedOf(partOf(place));
  const part = { pages: pages ?? '', from: from ?? '', to: to ?? '', fields: fields.join(), region: region ?? '' };
  return { place: blockOf(place), ...part, quote: quote ?? '', how };
};
export const claimedAlready = orTaken({
  claims_one_for_a_place: ['place', 'You have claimed this place for this criterion already. Choose another place'],
});
