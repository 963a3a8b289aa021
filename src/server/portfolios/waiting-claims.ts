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
  where n.organisation_id = ${organisationId} and n.ended_at is null
    and not exists (select 1 from judgements j where j.organisation_id = c.organisation_id and j.claim_id = c.id)`;

/** The part that the assessor of enrolment `n` had in evidence `e`, which another assessor judges then; null where they had none. */
export const assessorsPart = sql`(select min(own.part) from evidence_people own where own.organisation_id = e.organisation_id
  and own.evidence_id = e.id and own.person_id = n.assessor_id)`;
