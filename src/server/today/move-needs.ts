// What the move of an enrolment to another version of its unit needs from its candidate: a word on claims whose criteria changed.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { Say } from './need.ts';

export const sayMoveNeeds: Say = {
  'confirm-claims': ({ title, at }) => ({
    ...{ what: `Confirm claims whose criteria changed in unit ${title}`, from: 'Prove', href: `/prove/${at}/moved` },
    why: 'They count again once you say how they show the new words.',
  }),
};

/** In the columns of `portfolioNeeds`. */
export const moveNeeds = ({ organisationId, personId }: Actor): SQL => sql`
  select 'confirm-claims', u.number, null, null, n.id, null::uuid, null::int, null::date, null::timestamptz, max(m.at)
  from enrolments n
  join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
  join enrolment_moves m on m.organisation_id = n.organisation_id and m.enrolment_id = n.id and m.to_unit_id = n.unit_id
  join claim_moves x on x.organisation_id = m.organisation_id and x.move_id = m.id and x.fate = 'to-confirm' and x.answer is null
  where n.organisation_id = ${organisationId} and n.candidate_id = ${personId} and n.ended_at is null and n.suspended_at is null
  group by n.organisation_id, n.id, u.number`;
