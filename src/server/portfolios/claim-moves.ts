// What became of claims when their enrolment moved to another version of its unit, and what their candidate says to changed words.
import { and, eq } from 'drizzle-orm';
import { act, type Keep, see } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { orTaken } from '../people/taken.ts';
import { criteria } from '../qualifications/units.table.ts';
import { declareSubmission } from './declarations.ts';
import { refuseClosed } from './enrolment-open.ts';
import { findEnrolment } from './enrolments.ts';
import { refuseWithdrawn } from './evidence.ts';
import { notTakenBack } from './evidence-facts.ts';
import { type ClaimFate, type ClaimMove, claimMoves } from './moves.table.ts';
import { claims, type Enrolment, enrolments, evidence } from './portfolios.table.ts';

export type MovedClaim = {
  id: string;
  claimId: string;
  fate: ClaimFate;
  answer: ClaimMove['answer'];
  evidenceId: string;
  number: number;
  title: string;
  quote: string | null;
  how: string;
  before: { code: string; text: string };
  /** Null where it is archived. */
  after: { code: string; text: string } | null;
};
/** One move, the newest first; `edition`: of the version that it went to. */
export type ReadMove = { id: string; at: string; reason: string; by: string; edition: number; claims: MovedClaim[] };
export type MovedPage = { enrolment: Enrolment; unit: string; own: boolean; moves: ReadMove[] };

/** @throws NotFound */
export const movesOf = (actor: Actor, enrolmentId: string): Promise<MovedPage> =>
  see(actor, 'enrolment-move.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const own = actor.personId === enrolment.candidateId;
    const { organisationId, unitId } = enrolment;
    const [unit] = await db.rows<{ number: string }>(
      sql`select number from units where organisation_id = ${organisationId} and id = ${unitId}`,
    );
    const moves = await db.rows<ReadMove>(sql`
      select m.id, m.at, m.reason, p.name as by, u.edition, coalesce((select json_agg(json_build_object('id', x.id, 'claimId', c.id,
          'fate', x.fate, 'answer', x.answer, 'evidenceId', e.id, 'number', e.number, 'title', e.title, 'quote', c.quote, 'how', c.how,
          'before', json_build_object('code', f.code, 'text', f.text),
          'after', case when t.id is null then null else json_build_object('code', t.code, 'text', t.text) end) order by f.position, e.number)
        from claim_moves x
        join claims c on c.organisation_id = x.organisation_id and c.id = x.claim_id
        join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id
        join criteria f on f.organisation_id = x.organisation_id and f.id = x.from_criterion_id
        left join criteria t on t.organisation_id = x.organisation_id and t.id = x.to_criterion_id
        where x.organisation_id = m.organisation_id and x.move_id = m.id
          and (${own} or (e.submitted_at is not null and ${notTakenBack}))), '[]') as claims
      from enrolment_moves m
      join units u on u.organisation_id = m.organisation_id and u.id = m.to_unit_id
      join people p on p.organisation_id = m.organisation_id and p.id = m.moved_by
      where m.organisation_id = ${organisationId} and m.enrolment_id = ${enrolmentId} order by m.at desc, m.id desc`);
    return { enrolment, unit: unit?.number ?? '', own, moves };
  });

/**
 * Claims the changed words with the same place of the same evidence; how it shows them is said anew, and it is judged anew.
 * @throws Conflict where it is answered already, the enrolment was moved once more or is closed, or the evidence is withdrawn
 */
export const confirmClaim = (
  actor: Actor,
  enrolmentId: string,
  { claimMoveId, how }: { claimMoveId: string; how: string },
) =>
  act(
    actor,
    'claim-move.answer',
    unanswered(actor, enrolmentId, claimMoveId),
    async (tx, { move, enrolment }, keep) => {
      await refuseAnswered(tx, move, enrolment);
      const criterionId = move.toCriterionId!;
      const { organisationId } = actor;
      const before = one(
        await tx
          .select()
          .from(claims)
          .where(and(eq(claims.organisationId, organisationId), eq(claims.id, move.claimId))),
      );
      const { evidenceId, place, quote } = before;
      const piece = one(
        await tx
          .select()
          .from(evidence)
          .where(and(eq(evidence.organisationId, organisationId), eq(evidence.id, evidenceId))),
      );
      refuseWithdrawn(piece);
      const row = {
        organisationId,
        id: newId(),
        enrolmentId,
        evidenceId,
        criterionId,
        place,
        quote,
        how,
        madeAt: now(),
      };
      const claim = one(await tx.insert(claims).values(row).returning());
      keep('claim', claim);
      if (piece.submittedAt) await declareSubmission(tx, piece, keep);
      return answer(tx, move, { answer: 'confirmed', newClaimId: claim.id }, keep);
    },
  ).catch(
    orTaken({
      claims_one_for_a_place: ['how', 'You have claimed this place for this criterion already. Let this one go'],
    }),
  );

/** Leaves it withdrawn. @throws Conflict as above */
export const letGoClaim = (actor: Actor, enrolmentId: string, claimMoveId: string) =>
  act(
    actor,
    'claim-move.answer',
    unanswered(actor, enrolmentId, claimMoveId),
    async (tx, { move, enrolment }, keep) => {
      await refuseAnswered(tx, move, enrolment);
      return answer(tx, move, { answer: 'let-go' }, keep);
    },
  );

type Answered = { candidateId: string; move: ClaimMove; enrolment: Enrolment };

/** The evidence is held first, as in claiming. */
const unanswered =
  ({ organisationId }: Actor, enrolmentId: string, claimMoveId: string) =>
  async (tx: Tx): Promise<Answered | null> => {
    await tx.rows(sql`select e.id from evidence e join claims c on c.organisation_id = e.organisation_id and c.evidence_id = e.id
      join claim_moves x on x.organisation_id = c.organisation_id and x.claim_id = c.id
      where e.organisation_id = ${organisationId} and x.id = ${claimMoveId} for update of e`);
    const own = and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, enrolmentId));
    const enrolment = first(await tx.select().from(enrolments).where(own));
    const found = and(
      eq(claimMoves.organisationId, organisationId),
      eq(claimMoves.id, claimMoveId),
      sql`move_id in (select m.id from enrolment_moves m where m.organisation_id = ${organisationId} and m.enrolment_id = ${enrolmentId})`,
    );
    const move = first(await tx.select().from(claimMoves).where(found).for('update'));
    return enrolment && move && { candidateId: enrolment.candidateId, move, enrolment };
  };

async function refuseAnswered(tx: Read, { fate, answer: said, toCriterionId }: ClaimMove, enrolment: Enrolment) {
  if (fate !== 'to-confirm' || !toCriterionId) throw new NotFound();
  if (said)
    throw new Conflict(
      said === 'confirmed' ? 'You have confirmed this claim already.' : 'You have let this claim go already.',
    );
  await refuseClosed(tx, enrolment);
  const now = and(
    eq(criteria.organisationId, enrolment.organisationId),
    eq(criteria.unitId, enrolment.unitId),
    eq(criteria.id, toCriterionId),
  );
  if ((await tx.$count(criteria, now)) === 0)
    throw new Conflict(
      'The enrolment was moved to a newer version since, so these words are no longer its own. Claim the criterion anew from the evidence.',
    );
}

async function answer(tx: Tx, { organisationId, id, version }: ClaimMove, set: Partial<ClaimMove>, keep: Keep) {
  const answered = one(
    await tx
      .update(claimMoves)
      .set({ ...set, answeredAt: now(), version: version + 1 })
      .where(and(eq(claimMoves.organisationId, organisationId), eq(claimMoves.id, id)))
      .returning(),
  );
  keep('claim-move', answered);
  return answered;
}
