// An enrolment moved to the newest version of its unit. Words that are the same take their claims and judgements along; claims of words
// that changed wait for their candidate's confirmation; those of words that are no more are archived. Nothing is deleted.
import { and, eq } from 'drizzle-orm';
import { act, type Keep, see } from '../act.ts';
import { now } from '../clock.ts';
import { one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { orTaken } from '../people/taken.ts';
import type { CriterionPair } from '../qualifications/criterion-diff.ts';
import { diffOf, type UnitDiff, versionsBeside } from '../qualifications/unit-versions.ts';
import type { Criterion } from '../qualifications/units.table.ts';
import { refuseClosed } from './enrolment-open.ts';
import { findEnrolment, lockedEnrolment } from './enrolments.ts';
import type { MoveForm } from './moves.form.ts';
import { type ClaimFate, claimMoves, enrolmentMoves } from './moves.table.ts';
import { type Claim, claims, type Enrolment, enrolments } from './portfolios.table.ts';

/** What a move would do: each criterion in both wordings with its live claims; null where the enrolment is on the newest version. */
export type PlannedMove = { diff: UnitDiff; claims: Map<CriterionPair<Criterion>, number> } | null;
export type Moving = { enrolment: Enrolment; candidate: string; edition: number; planned: PlannedMove };

/** @throws NotFound */
export const movingOf = (actor: Actor, enrolmentId: string): Promise<Moving> =>
  see(actor, 'enrolment.move', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const { organisationId, unitId } = enrolment;
    const versions = (await versionsBeside(db, organisationId, unitId)) ?? [];
    const [newest] = versions;
    const [named] = await db.rows<{ name: string }>(
      sql`select name from people where organisation_id = ${organisationId} and id = ${enrolment.candidateId}`,
    );
    const edition = versions.find(({ id }) => id === unitId)?.edition ?? 1;
    const so = { enrolment, candidate: named?.name ?? '', edition };
    if (!newest || newest.id === unitId) return { ...so, planned: null };
    const diff = await diffOf(db, organisationId, unitId, newest.id);
    const count = await countByCriterion(db, enrolment);
    const planned = new Map(diff.pairs.map((pair) => [pair, pair.before ? (count.get(pair.before.id) ?? 0) : 0]));
    return { ...so, planned: { diff, claims: planned } };
  });

/**
 * Moves it. What the assessor said is met is said anew of the new version; the judgements that it rested on go along.
 * @throws Conflict where that is not the newest version, the enrolment is closed or after a lost race; Invalid where the candidate is
 * enrolled for that version beside this one
 */
export const moveEnrolment = (actor: Actor, enrolmentId: string, form: MoveForm): Promise<Enrolment> =>
  act(actor, 'enrolment.move', lockedWithClaimed(actor, enrolmentId), async (tx, enrolment, keep) => {
    const diff = await requireMovable(tx, enrolment, form);
    const { organisationId } = actor;
    const { expiresOn } = diff.after;
    const late = expiresOn !== null && enrolment.startedOn > expiresOn && enrolment.expiredReason === null;
    const set = { unitId: form.toUnitId, movedAt: now(), version: enrolment.version + 1 };
    const moved = one(
      await tx
        .update(enrolments)
        .set({ ...set, ...(late && { expiredReason: form.reason }) })
        .where(and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, enrolmentId)))
        .returning(),
    );
    keep('enrolment', moved);
    const units = { fromUnitId: enrolment.unitId, toUnitId: form.toUnitId };
    const by = { reason: form.reason, movedBy: actor.personId, at: now() };
    const move = one(
      await tx
        .insert(enrolmentMoves)
        .values({ organisationId, id: newId(), enrolmentId, ...units, ...by })
        .returning(),
    );
    keep('enrolment-move', move);
    for (const claim of await liveClaims(tx, enrolment)) await moveClaim(tx, claim, { moveId: move.id, diff }, keep);
    return moved;
  }).catch(
    orTaken({
      enrolments_one_for_a_unit: [
        'toUnitId',
        'This candidate is enrolled for that version already. End one of the two',
      ],
    }),
  );

/** Evidence first, then the enrolment: in the order in which judging and claiming hold them. */
const lockedWithClaimed = (actor: Actor, enrolmentId: string) => async (tx: Tx) => {
  await tx.rows(sql`select e.id from evidence e where e.organisation_id = ${actor.organisationId} and e.id in (
    select c.evidence_id from claims c where c.organisation_id = ${actor.organisationId} and c.enrolment_id = ${enrolmentId}
      and c.withdrawn_at is null) order by e.id for update`);
  return lockedEnrolment(actor, enrolmentId)(tx);
};

async function requireMovable(tx: Tx, enrolment: Enrolment, { toUnitId, version }: MoveForm): Promise<UnitDiff> {
  const { organisationId, unitId } = enrolment;
  if (version !== enrolment.version)
    throw new Conflict('Somebody changed this enrolment meanwhile. Look at it as it is now, then choose again.', {});
  await refuseClosed(tx, enrolment);
  const versions = await versionsBeside(tx, organisationId, unitId);
  if (!versions?.some(({ id }) => id === toUnitId)) throw new NotFound();
  if (versions[0]?.id !== toUnitId || toUnitId === unitId)
    throw new Conflict('An enrolment is moved to the newest version of its unit. Look at the differences once more.');
  return diffOf(tx, organisationId, unitId, toUnitId);
}

type Move = { moveId: string; diff: UnitDiff };

async function moveClaim(tx: Tx, claim: Claim, { moveId, diff }: Move, keep: Keep) {
  const { organisationId, id: claimId, criterionId: fromCriterionId } = claim;
  const pair = diff.pairs.find(({ before }) => before?.id === fromCriterionId);
  const fate: ClaimFate = pair?.is === 'unchanged' ? 'carried' : pair?.is === 'changed' ? 'to-confirm' : 'archived';
  const toCriterionId = pair?.after?.id ?? null;
  const withdrawn = { withdrawnAt: now(), withdrawnReason: whyWithdrawn(pair, diff.after.edition) };
  const set = fate === 'carried' && toCriterionId ? { criterionId: toCriterionId } : withdrawn;
  const own = and(eq(claims.organisationId, organisationId), eq(claims.id, claimId));
  keep(
    'claim',
    one(
      await tx
        .update(claims)
        .set({ ...set, version: claim.version + 1 })
        .where(own)
        .returning(),
    ),
  );
  const row = { organisationId, id: newId(), moveId, claimId, fromCriterionId, toCriterionId, fate };
  keep('claim-move', one(await tx.insert(claimMoves).values(row).returning()));
}

const whyWithdrawn = (pair: CriterionPair<Criterion> | undefined, edition: number) =>
  pair?.is === 'changed'
    ? `The words of ${pair.before.code} changed in version ${edition} of the unit. Its candidate confirms the claim for ${pair.after.code} or lets it go.`
    : `${pair?.before?.code ?? 'This criterion'} is not in version ${edition} of the unit: archived.`;

async function countByCriterion(db: Read, { organisationId, id }: Enrolment): Promise<Map<string, number>> {
  const rows = await db.rows<{ criterionId: string; count: number }>(sql`
    select criterion_id as "criterionId", count(*)::int as count from claims
    where organisation_id = ${organisationId} and enrolment_id = ${id} and withdrawn_at is null group by criterion_id`);
  return new Map(rows.map(({ criterionId, count }) => [criterionId, count]));
}

const liveClaims = (tx: Tx, { organisationId, id }: Enrolment) =>
  tx
    .select()
    .from(claims)
    .where(and(eq(claims.organisationId, organisationId), eq(claims.enrolmentId, id), sql`withdrawn_at is null`))
    .orderBy(claims.id);
