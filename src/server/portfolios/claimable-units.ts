import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { units } from '../qualifications/units.table.ts';
import { unitColumns, type WholeUnit, withParts } from '../qualifications/units.ts';
import { enrolments } from './portfolios.table.ts';

export type ClaimableUnit = { enrolmentId: string; unit: WholeUnit };

/** The units that a candidate works towards now: of open enrolments, since nothing is claimed in one that is closed. One statement, however many. */
export async function claimableUnits(db: Read, { organisationId, personId }: Actor): Promise<ClaimableUnit[]> {
  const found = await db
    .select({ enrolmentId: enrolments.id, unit: unitColumns })
    .from(enrolments)
    .innerJoin(units, and(eq(units.organisationId, enrolments.organisationId), eq(units.id, enrolments.unitId)))
    .where(
      and(
        ...[eq(enrolments.organisationId, organisationId), eq(enrolments.candidateId, personId)],
        ...[isNull(enrolments.endedAt), isNull(enrolments.suspendedAt)],
        sql`not unit_is_achieved(${enrolments.organisationId}, ${enrolments.id})`,
      ),
    )
    .orderBy(asc(enrolments.id));
  return found.map(({ enrolmentId, unit }) => ({ enrolmentId, unit: withParts(unit) }));
}
