// Nobody works towards two versions of one unit at a time: an enrolment is moved from one to the next.
import { type Read, sql } from '../db.ts';
import type { Unit } from '../qualifications/units.table.ts';

/** The sentence by its field; nothing where the candidate is enrolled for no other version. */
export async function enrolledAlready(db: Read, unit: Unit, candidateId: string): Promise<Record<string, string>> {
  const [found] = await db.rows<{ edition: number }>(sql`
    select u.edition from enrolments n join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
    where n.organisation_id = ${unit.organisationId} and n.candidate_id = ${candidateId} and n.ended_at is null
      and u.number = ${unit.number} and u.id <> ${unit.id} limit 1`);
  if (!found) return {};
  return {
    candidateId: `This person is enrolled for version ${found.edition} of this unit. Move that enrolment to the newest version instead`,
  };
}
