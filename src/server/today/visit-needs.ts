// What visits need from somebody: from both that they come, from the candidate to answer and to read, from the observer to write up.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { Say } from './need.ts';

export const sayVisitNeeds: Say = {
  'visit-ahead': ({ who, title, at }) => ({
    ...{ what: title, from: 'Prove', href: `/prove/visits/${at}` },
    why: `With ${who}, for the portfolio.`,
  }),
  'visit-asked': ({ who, n, at }) => ({
    ...{ what: n === 1 ? `Answer a question of ${who}` : `Answer ${n} questions of ${who}`, from: 'Prove' },
    ...{ href: `/prove/visits/${at}`, why: 'What you answer becomes evidence.' },
  }),
  'visit-signed': ({ who, title, at }) => ({
    ...{ what: `Read what ${who} wrote: ${title}`, from: 'Prove', href: `/prove/visits/${at}` },
    why: 'Once you have read it, it is your evidence.',
  }),
  'visit-ended': ({ who, title, at }) => ({
    ...{ what: `Write up: ${title}`, from: 'Prove', href: `/prove/visits/${at}` },
    why: `${who} reads it once you have signed it.`,
  }),
};

export const visitNeeds = (actor: Actor): SQL[] => [ahead(actor), asked(actor), signed(actor), ended(actor)];

/** Visits that were not called off, of enrolments that go on, with the other of the two: more conditions follow. */
const visitsWith = (actor: Actor) => sql`
  from visits v
  join enrolments n on n.organisation_id = v.organisation_id and n.id = v.enrolment_id and n.ended_at is null
  join people p on p.organisation_id = v.organisation_id
    and p.id = case when v.candidate_id = ${actor.personId} then v.observer_id else v.candidate_id end`;
const mine = (actor: Actor) => sql`v.organisation_id = ${actor.organisationId} and v.cancelled_at is null`;

const ahead = (actor: Actor) => sql`
  select 'visit-ahead', v.about, null, p.name, v.id, null::uuid, null::int,
    (v.planned_for at time zone ${actor.organisation.timeZone})::date, v.planned_for, null::timestamptz
  ${visitsWith(actor)}
  where ${mine(actor)} and ${actor.personId} in (v.candidate_id, v.observer_id) and v.began_at is null`;

const asked = (actor: Actor) => sql`
  select 'visit-asked', v.about, null, p.name, v.id, null::uuid, open.n, null::date, null::timestamptz, open.since
  ${visitsWith(actor)}
  cross join lateral (select count(*)::int as n, min(q.arrived_at) as since from visit_notes q
    where q.organisation_id = v.organisation_id and q.visit_id = v.id and q.kind = 'question'
      and not exists (select 1 from visit_notes a where a.organisation_id = q.organisation_id and a.of_note_id = q.id
        and a.kind = 'answer')) open
  where ${mine(actor)} and v.candidate_id = ${actor.personId} and v.kind = 'questions' and v.ended_at is null and open.n > 0`;

const signed = (actor: Actor) => sql`
  select 'visit-signed', v.about, null, p.name, v.id, null::uuid, null::int, null::date, null::timestamptz, v.signed_at
  ${visitsWith(actor)}
  where ${mine(actor)} and v.candidate_id = ${actor.personId} and v.signed_at is not null and v.acknowledged_at is null`;

const ended = (actor: Actor) => sql`
  select 'visit-ended', v.about, null, p.name, v.id, null::uuid, null::int, null::date, null::timestamptz, v.ended_at
  ${visitsWith(actor)}
  where ${mine(actor)} and v.observer_id = ${actor.personId} and v.ended_at is not null and v.signed_at is null`;
