// The team's week: who has what due, and whom one meets. Of one-to-ones only the reader's own.
import { daysAfter } from '../day-words.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { workTitleOf } from '../plans/buddying.ts';

export type WeekItem = { day: string; kind: 'task' | 'meeting'; words: string; href: string };
export type WeekPerson = {
  id: string;
  name: string;
  items: { day: string; kind: WeekItem['kind']; title: string; at: string; within: string }[];
};

const most = 30;

/** Monday to Friday of the week of a day; from Thursday on the next five working days, since what comes is next week. Pure. */
export function workingDays(day: string): string[] {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  const first = weekday < 3 ? -weekday : 0;
  return Array.from({ length: 7 }, (_, at) => daysAfter(day, first + at)).filter(isWorking);
}

const isWorking = (day: string) => new Date(day).getUTCDay() % 6 !== 0;

/** People of the teams one leads, else of those one works in, as one JSON value. */
export function weekOf(actor: Actor, days: readonly string[]) {
  const teams = sql.param([...(actor.leads.size > 0 ? actor.leads : actor.memberOf)]);
  const [from, to] = [days[0], days.at(-1)];
  const shown = sql.param([...days]);
  const zone = actor.organisation.timeZone;
  const due = sql`select t.due::text as day, 'task' as kind, ${workTitleOf} as title, t.id as at, p.id as within
    from assignments s join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
    join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id and p.team_id = any(${teams}::uuid[])
    where s.organisation_id = w.organisation_id and s.person_id = w.id and s.ended_at is null and s.done_at is null
      and t.due = any(${shown}::date[])`;
  const met = sql`select (m.at at time zone ${zone})::date::text, 'meeting', to_json(m.at) #>> '{}', m.id, r.id
    from one_to_ones r join one_to_one_meetings m on m.organisation_id = r.organisation_id and m.one_to_one_id = r.id
      and m.missed_reason is null
    where r.organisation_id = w.organisation_id and ((r.leader_id = ${actor.personId} and r.member_id = w.id)
        or (r.member_id = ${actor.personId} and r.leader_id = w.id))
      and (m.at at time zone ${zone})::date = any(${shown}::date[])`;
  return sql`(select coalesce(json_agg(json_build_object('id', w.id, 'name', w.name,
      'items', (select coalesce(json_agg(to_json(d) order by d.kind, d.title), '[]') from (${due} union all ${met}) d))
      order by w.name collate "und-x-icu", w.id), '[]')
    from (select p.* from people p where p.organisation_id = ${actor.organisationId} and exists (select 1 from team_members m
      where m.organisation_id = p.organisation_id and m.person_id = p.id and m.team_id = any(${teams}::uuid[])
        and m.since <= ${to}::date and (m.until is null or m.until > ${from}::date))
      order by p.name collate "und-x-icu", p.id limit ${most}) w)`;
}
