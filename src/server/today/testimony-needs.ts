// What testimony needs from somebody: from a colleague who was asked, from the candidate once it is given, from the assessor who checks it.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { Say } from './need.ts';

export const sayTestimonyNeeds: Say = {
  'testimony-asked': ({ who, at }) => ({
    ...{ what: `Say what you saw of the work of ${who}`, from: 'Prove', href: `/testimony/${at}` },
    ...{
      why: 'They ask you for a testimony, in your own words. You can decline without a reason.',
      stands: { shape: 'query', text: 'Asked' },
    },
  }),
  'testimony-given': ({ who, title, n, at }) => ({
    ...{ what: `Claim with the testimony of ${who}`, from: 'Prove', href: `/prove/evidence/${at}` },
    why: `Unit ${title}. It is your evidence ${n}, and claims nothing yet.`,
  }),
  'testimony-check': ({ who, title, at, within }) => ({
    ...{ what: `Check who ${who} is`, from: 'Prove', href: `/prove/${within}/witnesses/${at}` },
    why: `They gave a testimony for ${title}. Nobody relies on it before.`,
  }),
  'testimony-retracted': ({ who, title, at, within }) => ({
    ...{ what: `Judge anew: ${who} took their testimony back`, from: 'Prove', href: `/prove/assess/${within}/${at}` },
    ...{ why: `A claim of ${title} was accepted on it.`, stands: { shape: 'back', text: 'Taken back' } },
  }),
};

/** `moment` is now, ISO 8601. */
export const testimonyNeeds = (actor: Actor, moment: string): SQL[] => [
  asked(actor, moment),
  given(actor),
  ...(actor.roles.has('assessor') ? [toCheck(actor), takenBack(actor)] : []),
];

const has = (...steps: string[]) => sql`exists (select 1 from testimony_steps s
  where s.organisation_id = t.organisation_id and s.testimony_id = t.id and s.step in ${steps})`;

const asked = ({ organisationId, personId, organisation }: Actor, moment: string) => sql`
  select 'testimony-asked', '', null, c.name, t.id, null::uuid, null::int, (l.expires_at at time zone ${organisation.timeZone})::date,
    null::timestamptz, t.asked_at
  from testimonies t
  join testimony_links l on l.organisation_id = t.organisation_id and l.id = t.id and l.expires_at > ${moment}::timestamptz
  join enrolments n on n.organisation_id = t.organisation_id and n.id = t.enrolment_id and n.ended_at is null
  join people c on c.organisation_id = t.organisation_id and c.id = t.candidate_id
  where t.organisation_id = ${organisationId} and t.person_id = ${personId} and t.given_at is null and not ${has('declined', 'revoked')}`;

const given = ({ organisationId, personId }: Actor) => sql`
  select 'testimony-given', u.number, null, t.witness_name, e.id, null::uuid, e.number, null::date, null::timestamptz, t.given_at
  from testimonies t
  join evidence e on e.organisation_id = t.organisation_id and e.id = t.evidence_id and e.withdrawn_at is null
  join enrolments n on n.organisation_id = t.organisation_id and n.id = t.enrolment_id
  join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
  where t.organisation_id = ${organisationId} and t.candidate_id = ${personId} and not exists (select 1 from claims k
    where k.organisation_id = e.organisation_id and k.evidence_id = e.id)`;

/** What stands, of candidates whom they assess: the testimony, its enrolment and its candidate. */
const ofCandidates = ({ organisationId, personId }: Actor) => sql`
  from testimonies t
  join enrolments n on n.organisation_id = t.organisation_id and n.id = t.enrolment_id and n.ended_at is null
    and n.assessor_id = ${personId}
  join people c on c.organisation_id = t.organisation_id and c.id = t.candidate_id
  where t.organisation_id = ${organisationId} and t.given_at is not null and t.witness_id <> ${personId}`;

const toCheck = (actor: Actor) => sql`
  select 'testimony-check', c.name, null, t.witness_name, t.id, n.id, null::int, null::date, null::timestamptz, t.given_at
  ${ofCandidates(actor)} and not ${has('verified', 'disputed', 'retracted')}`;

const takenBack = (actor: Actor) => sql`
  select 'testimony-retracted', c.name, null, t.witness_name, t.evidence_id, n.id, null::int, null::date, null::timestamptz, t.given_at
  ${ofCandidates(actor)} and ${has('retracted')} and exists (select 1 from claims k
    join judgements j on j.organisation_id = k.organisation_id and j.claim_id = k.id and j.outcome <> 'not-accepted'
    where k.organisation_id = t.organisation_id and k.evidence_id = t.evidence_id and k.withdrawn_at is null
      and not exists (select 1 from judgements later where later.organisation_id = j.organisation_id and later.supersedes_id = j.id))`;
