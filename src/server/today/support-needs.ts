// What one-to-ones need from somebody: a meeting that is near, one to close, what was promised.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { readable } from '../support/readable.ts';
import { type Say, several } from './need.ts';

export const saySupportNeeds: Say = {
  meeting: ({ who, n, words, at, within }) => ({
    ...{ what: `One-to-one with ${who}`, from: 'Lead', href: `/lead/one-to-ones/${within}/${at}` },
    why: [n ? `${several(n, 'point', 'points')} on the agenda.` : 'Nothing on the agenda yet.', words]
      .filter(Boolean)
      .join(' '),
  }),
  'said-to-be-held': ({ who, at, within }) => ({
    ...{ what: `Say whether you met ${who}`, from: 'Lead', href: `/lead/one-to-ones/${within}/${at}` },
    why: 'The day has passed. Say that it was held, move it, or say why it did not take place.',
  }),
  close: ({ who, at, within }) => ({
    ...{ what: `Close the one-to-one with ${who}`, from: 'Lead', href: `/lead/one-to-ones/${within}/${at}` },
    ...{ why: 'The three days for changing the notes are over.', stands: { shape: 'part', text: 'Held' } },
  }),
  promise: ({ title, who, within }) => ({
    ...{
      what: title,
      why: `You promised it in your one-to-one with ${who}.`,
      from: 'Lead',
      href: `/lead/one-to-ones/${within}`,
    },
  }),
};

const pair = ({ personId }: Actor) => sql`one_to_ones r
  join people o on o.organisation_id = r.organisation_id
    and o.id = case when r.leader_id = ${personId} then r.member_id else r.leader_id end`;
const mine = ({ organisationId, personId }: Actor) =>
  sql`r.organisation_id = ${organisationId} and r.ended_at is null and ${personId} in (r.leader_id, r.member_id)`;

/** `now` is the moment, ISO 8601. */
export function supportNeeds(actor: Actor, day: string, now: string): SQL[] {
  const zone = actor.organisation.timeZone;
  const meetings = sql`${pair(actor)} join one_to_one_meetings m on m.organisation_id = r.organisation_id
    and m.one_to_one_id = r.id and m.missed_reason is null`;
  const local = sql`(m.at at time zone ${zone})::date`;
  const points = sql`(select count(*)::int from one_to_one_items i where i.organisation_id = r.organisation_id
    and i.one_to_one_id = r.id and i.closed_at is null and ${readable(actor)})`;
  const actions = sql`(select case count(*) when 0 then null when 1 then '1 action open.' else count(*) || ' actions open.' end
    from one_to_one_actions x where x.organisation_id = r.organisation_id and x.one_to_one_id = r.id and x.done_at is null)`;
  return [
    sql`select 'meeting' as kind, '' as title, ${actions} as words, o.name as who, m.id as at, r.id as within, ${points} as n,
      ${local} as due, m.at as moment, null::timestamptz as since
      from ${meetings} where ${mine(actor)} and m.held_at is null and ${local} between ${day}::date and ${day}::date + 3`,
    sql`select 'said-to-be-held', '', null, o.name, m.id, r.id, null::int, null::date, null::timestamptz, m.at
      from ${meetings} where ${mine(actor)} and m.held_at is null and ${local} < ${day}::date`,
    sql`select 'close', '', null, o.name, m.id, r.id, null::int, null::date, null::timestamptz, m.held_at
      from ${meetings} where ${mine(actor)} and r.leader_id = ${actor.personId} and m.closed_at is null
        and m.held_at < ${now}::timestamptz - interval '72 hours'`,
    sql`select 'promise', x.words, null, o.name, x.id, r.id, null::int, x.due, null::timestamptz, x.made_at
      from ${pair(actor)} join one_to_one_actions x on x.organisation_id = r.organisation_id and x.one_to_one_id = r.id
      where ${mine(actor)} and x.owner_id = ${actor.personId} and x.done_at is null and x.due <= ${day}::date + 7`,
  ];
}
