// Claims that wait to be judged, for every list of them; and which of them their own assessor cannot judge.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';

/**
 * `from` and `where` of the submitted claims `c` of evidence `e` in enrolments `n`, with candidate `p` and unit `u`, that nobody has judged;
 * more conditions can follow.
 */
export const waitingClaims = (organisationId: string): SQL => sql`
  from enrolments n
  join claims c on c.organisation_id = n.organisation_id and c.enrolment_id = n.id and c.withdrawn_at is null
  join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id
    and e.submitted_at is not null and e.withdrawn_at is null
  join people p on p.organisation_id = n.organisation_id and p.id = n.candidate_id
  join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
  where n.organisation_id = ${organisationId} and n.ended_at is null and n.suspended_at is null
    and not exists (select 1 from judgements j where j.organisation_id = c.organisation_id and j.claim_id = c.id)`;

/**
 * The part that somebody had in evidence `e`, which another assessor judges then; null where they had none. Its document names them, or its
 * facts do: whoever changed the record that it is a copy of, also one who stands in it no longer.
 */
export const partIn = (person: SQL): SQL => sql`coalesce(
  (select min(own.part) from evidence_people own where own.organisation_id = e.organisation_id and own.evidence_id = e.id and own.person_id = ${person}),
  (select 'changed the record' from versions v where v.organisation_id = e.organisation_id and v.record_id = e.source_id
    and v.kind = e.source_kind and v.actor_id = ${person} limit 1))`;

/** The same of the assessor of enrolment `n`. */
export const assessorsPart = partIn(sql`n.assessor_id`);
