// What cannot travel needs somebody to go and see it: whoever was asked is told until they have answered.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { Say } from './need.ts';

export const saySightingNeeds: Say = {
  'sighting-asked': ({ who, title, at }) => ({
    ...{ what: `Go and see what ${who} describes`, from: 'Prove', href: `/prove/seen/${at}` },
    ...{
      why: `${title}. You sign what you saw; until then it does not count.`,
      stands: { shape: 'query', text: 'Asked' },
    },
  }),
};

export const sightingNeeds = ({ organisationId, personId }: Actor): SQL[] => [
  sql`select 'sighting-asked', e.title, null, c.name, s.id, null::uuid, null::int, null::date, null::timestamptz, s.asked_at
    from sightings s
    join evidence e on e.organisation_id = s.organisation_id and e.id = s.evidence_id and e.withdrawn_at is null
    join people c on c.organisation_id = s.organisation_id and c.id = s.candidate_id
    where s.organisation_id = ${organisationId} and s.person_id = ${personId} and s.signed_at is null and s.declined_at is null
      and not exists (select 1 from sightings o where o.organisation_id = s.organisation_id and o.evidence_id = s.evidence_id
        and o.signed_at is not null)`,
];
