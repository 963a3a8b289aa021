import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type WholeUnit, wholeUnit } from '../qualifications/units.ts';

export type ClaimableUnit = { enrolmentId: string; unit: WholeUnit };

/** The units that a candidate works towards now: of open enrolments, since nothing is claimed in one that is closed. */
export async function claimableUnits(db: Read, { organisationId, personId }: Actor): Promise<ClaimableUnit[]> {
  const open = await db.rows<{ id: string; unitId: string }>(sql`
    select id, unit_id as "unitId" from enrolments
    where organisation_id = ${organisationId} and candidate_id = ${personId} and ended_at is null and suspended_at is null
      and not unit_is_achieved(organisation_id, id) order by id`);
  const found: ClaimableUnit[] = [];
  for (const { id, unitId } of open) {
    const unit = await wholeUnit(db, organisationId, unitId);
    if (unit) found.push({ enrolmentId: id, unit });
  }
  return found;
}
