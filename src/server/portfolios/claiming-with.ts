// A criterion and the candidate's evidence, to claim it with several pieces at once.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { see } from '../act.ts';
import type { Read } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import type { Criterion } from '../qualifications/units.table.ts';
import { findEnrolment } from './enrolments.ts';
import { type Piece, rememberedPortfolio } from './portfolio.ts';
import { type Enrolment, type Evidence, evidence } from './portfolios.table.ts';
import { type Begun, suggestedPlace } from './suggestions.ts';

export type ClaimingWith = {
  enrolment: Enrolment;
  unit: { number: string; title: string };
  criterion: Criterion;
  /** Evidence that is not withdrawn, newest first; whether the criterion is claimed with it already. */
  pieces: (Piece & { claimed: boolean })[];
  /** Those that were chosen, with where a suggestion would begin. */
  chosen: { evidence: Evidence; begun: Begun | null }[];
};

/** @throws NotFound for anybody but the candidate, and where the unit has no such criterion */
export const claimingWith = (
  actor: Actor,
  enrolmentId: string,
  criterionId: string,
  evidenceIds: readonly string[],
): Promise<ClaimingWith> =>
  see(actor, 'portfolio.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const { own, unit, pieces, marks } = await rememberedPortfolio(db, actor, enrolment);
    const criterion = unit.outcomes.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterionId);
    if (!own || !criterion) throw new NotFound();
    const live = marks.filter(({ state, criterionId: of }) => state !== 'withdrawn' && of === criterionId);
    const claimed = new Set(live.map(({ evidenceId }) => evidenceId));
    return {
      ...{ enrolment, criterion, unit: { number: unit.number, title: unit.title } },
      pieces: pieces
        .filter(({ state }) => state !== 'withdrawn')
        .map((piece) => ({ ...piece, claimed: claimed.has(piece.id) }))
        .reverse(),
      chosen: await chosenPieces(db, actor, criterion, evidenceIds),
    };
  });

async function chosenPieces(
  db: Read,
  { organisationId, personId }: Actor,
  criterion: Criterion,
  ids: readonly string[],
) {
  if (ids.length === 0) return [];
  const found = await db
    .select()
    .from(evidence)
    .where(
      and(
        ...[eq(evidence.organisationId, organisationId), eq(evidence.candidateId, personId)],
        ...[inArray(evidence.id, [...ids]), isNull(evidence.withdrawnAt)],
      ),
    )
    .orderBy(asc(evidence.number));
  return Promise.all(found.map(async (piece) => ({ evidence: piece, begun: await suggestedPlace(piece, criterion) })));
}
