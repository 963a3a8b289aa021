// One's own meetings of one-to-ones: what they need now, and what stands in the week.
import type { SQL } from 'drizzle-orm';
import { daysAfter } from '../day-words.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type Gone, notHere } from '../plans/gone.ts';
import { amendableHours, isOver } from '../support/meeting-state.ts';
import { readable } from '../support/readable.ts';
import { type NeedRow, needRow } from './need.ts';
import type { Days } from './week.ts';

/** Days are YYYY-MM-DD where the organisation is, moments ISO 8601. */
export type MeetingRow = {
  id: string;
  pairId: string;
  otherId: string;
  other: string;
  /** Why the other can be met no more. */
  gone: Gone | null;
  /** Whether one leads the other. */
  leading: boolean;
  at: string;
  day: string;
  heldAt: string | null;
  isClosed: boolean;
  /** Whether the two meet no more. */
  hasEnded: boolean;
  /** Points on the agenda that one may read, and actions open: of one to come, else null. */
  points: number | null;
  actions: number | null;
};

/** Those not closed, and those of some days, `from` to `to`, as one JSON value. */
export function meetingRows(actor: Actor, today: string, { from, to }: Days): SQL {
  const { organisationId, personId, organisation } = actor;
  const count = (what: SQL) => sql`case when m.held_at is null then (select count(*)::int from ${what}
    and i.organisation_id = r.organisation_id and i.one_to_one_id = r.id) end`;
  const day = sql`(m.at at time zone ${organisation.timeZone})::date`;
  return sql`(select coalesce(json_agg(to_json(w)), '[]') from (
    select m.id, r.id as "pairId", o.id as "otherId", o.name as other, case ${notHere({ organisationId, person: sql`o.id`, day: sql`${today}::date` })} end as gone, r.leader_id = ${personId} as leading, m.at, ${day} as day,
      m.held_at as "heldAt", m.closed_at is not null as "isClosed", r.ended_at is not null as "hasEnded",
      ${count(sql`one_to_one_items i where i.closed_at is null and ${readable(actor)}`)} as points,
      ${count(sql`one_to_one_actions i where i.done_at is null`)} as actions
    from one_to_ones r
    join people o on o.organisation_id = r.organisation_id and o.id = case when r.leader_id = ${personId} then r.member_id else r.leader_id end
    join one_to_one_meetings m on m.organisation_id = r.organisation_id and m.one_to_one_id = r.id and m.missed_reason is null
    where r.organisation_id = ${organisationId} and ${personId} in (r.leader_id, r.member_id)
      and (m.closed_at is null and r.ended_at is null or ${day} between ${from}::date and ${to}::date)) w)`;
}

/** `now` is the moment, ISO 8601. Pure. */
export function meetingNeeds(rows: readonly MeetingRow[], day: string, now: string): NeedRow[] {
  const [vain, met] = [rows.filter((row) => isInVain(row, day)), rows.filter((row) => !isInVain(row, day))];
  const pairs = [...new Map(vain.map((row) => [row.pairId, row])).values()];
  return [
    ...pairs.map(({ leading, other, gone, id, pairId }) =>
      needRow(leading ? 'end-pair' : 'call-off', { who: other, words: gone, at: id, within: pairId }),
    ),
    ...met.flatMap((row) => (row.hasEnded ? [] : (needOfMeeting(row, day, now) ?? []))),
  ];
}

/** Still arranged, with somebody who is gone. */
export const isInVain = ({ gone, heldAt, hasEnded, day }: MeetingRow, today: string): boolean =>
  gone !== null && !heldAt && !hasEnded && day >= today;

function needOfMeeting(row: MeetingRow, day: string, now: string): NeedRow | null {
  const about = { who: row.other, at: row.id, within: row.pairId };
  if (!row.heldAt && isOver(new Date(row.at), new Date(now)))
    return needRow('said-to-be-held', { ...about, since: row.at, moment: row.day === day ? row.at : null });
  if (!row.heldAt && row.day <= daysAfter(day, 3)) {
    const words = !row.actions ? null : row.actions === 1 ? '1 action open.' : `${row.actions} actions open.`;
    return needRow('meeting', { ...about, words, n: row.points, due: row.day, moment: row.at });
  }
  const settled = row.heldAt && Date.parse(now) - Date.parse(row.heldAt) > amendableHours * hour;
  return row.leading && settled && !row.isClosed ? needRow('close', { ...about, since: row.heldAt }) : null;
}

const hour = 3_600_000; // milliseconds
