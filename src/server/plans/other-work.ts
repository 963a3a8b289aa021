// What people of a plan do beside it in its weeks: meetings, one-to-ones, work in other plans, and what the leader states.
import type { SQL } from 'drizzle-orm';
import { today } from '../clock.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { countedDay } from './gone.ts';
import type { Plan } from './plans.table.ts';

/** `from`: the first day that is still to come; `now`: today. */
type Asked = { org: string; planId: string; people: SQL; now: string; from: string; until: string; zone: string };

/** The statement of everything still to come, of these people: rows of `OtherWork`. */
export function otherWorkOf(actor: Actor, plan: Pick<Plan, 'id' | 'startsOn' | 'endsOn'>, people: SQL): SQL {
  const { organisationId: org, organisation } = actor;
  const zone = organisation.timeZone;
  const days = { now: today(zone), from: countedDay(actor, plan), until: plan.endsOn };
  const of = { org, planId: plan.id, people, zone, ...days };
  return sql`${meetings(of)} union all ${oneToOnes(of)} union all ${coaching(of)} union all ${otherPlans(of)} union all ${stated(of)}`;
}

const row = (id: SQL, person: SQL, kind: string, words: SQL): SQL =>
  sql`${id} as id, ${person} as "personId", ${kind}::text as kind, ${words} as words`;

const none = sql`null::text`;

/** A moment of the days asked about; and its day, where the organisation is. */
const inTime = (at: SQL, { from, until, zone }: Asked): SQL =>
  sql`${at} >= ${from}::date::timestamp at time zone ${zone} and ${at} < (${until}::date + 1)::timestamp at time zone ${zone}`;
const dayAt = (at: SQL, { zone }: Asked): SQL => sql`((${at}) at time zone ${zone})::date::text`;

/** Of the team, leading it or the meeting, or invited: all who are asked, but for who said that they cannot come. */
function meetings(asked: Asked): SQL {
  const { org, people, zone } = asked;
  const on = sql`(t.at at time zone ${zone})::date`;
  const set = sql`t.organisation_id = ${org} and t.called_off_at is null and ${inTime(sql`t.at`, asked)}`;
  const asks = sql`
    select m.person_id, t.id, t.at, t.minutes from team_members m join team_meetings t on t.team_id = m.team_id and ${set}
      where m.organisation_id = ${org} and m.person_id = any(${people}) and m.since <= ${on} and (m.until is null or m.until > ${on})
    union select g.person_id, t.id, t.at, t.minutes from role_grants g join team_meetings t on t.team_id = g.team_id and ${set}
      where g.organisation_id = ${org} and g.person_id = any(${people}) and g.role = 'leader' and g.withdrawn_at is null and (g.until is null or g.until > t.at)
    union select x.person_id, t.id, t.at, t.minutes from team_meeting_people x join team_meetings t on t.id = x.meeting_id and ${set}
      where x.organisation_id = ${org} and x.person_id = any(${people}) and x.invited
    union select t.facilitator_id, t.id, t.at, t.minutes from team_meetings t where ${set} and t.facilitator_id = any(${people})`;
  return sql`select ${row(sql`a.id`, sql`a.person_id`, 'meeting', none)}, ${dayAt(sql`a.at`, asked)} as "from", ${dayAt(sql`a.at`, asked)} as "to",
      (a.minutes / 60.0)::float as hours, false as "everyWeek" from (${asks}) a
    where not exists (select 1 from team_meeting_people x where x.organisation_id = ${org} and x.meeting_id = a.id
      and x.person_id = a.person_id and x.attendance = 'apologies')`;
}

/** Of both, whoever of them is asked about. */
function oneToOnes(asked: Asked): SQL {
  const { org, people } = asked;
  const of = (who: SQL) => sql`select ${row(sql`t.id`, who, 'one-to-one', none)},
      ${dayAt(sql`t.at`, asked)} as "from", ${dayAt(sql`t.at`, asked)} as "to", (t.minutes / 60.0)::float as hours, false as "everyWeek"
    from one_to_ones o join one_to_one_meetings t on t.organisation_id = o.organisation_id and t.one_to_one_id = o.id
    where o.organisation_id = ${org} and ${who} = any(${people}) and (o.ended_at is null or t.held_at is not null)
      and t.missed_reason is null and ${inTime(sql`t.at`, asked)}`;
  return sql`${of(sql`o.member_id`)} union all ${of(sql`o.leader_id`)}`;
}

/** Coaching is work of both: of the coach, whom it costs hours too. */
function coaching(asked: Asked): SQL {
  const { org, people } = asked;
  const of = (who: SQL) => sql`select ${row(sql`t.id`, who, 'coaching', none)},
      ${dayAt(sql`t.at`, asked)} as "from", ${dayAt(sql`t.at`, asked)} as "to", (t.minutes / 60.0)::float as hours, false as "everyWeek"
    from coaching_plans c join coaching_sessions t on t.organisation_id = c.organisation_id and t.plan_id = c.id
    where c.organisation_id = ${org} and ${who} = any(${people}) and ${inTime(sql`t.at`, asked)}
      and not exists (select 1 from coaching_session_steps x where x.organisation_id = t.organisation_id and x.session_id = t.id and x.step = 'call-off')
      and not exists (select 1 from coaching_steps x where x.organisation_id = c.organisation_id and x.plan_id = c.id and x.step = 'stop')`;
  return sql`${of(sql`c.coach_id`)} union all ${of(sql`c.coachee_id`)}`;
}

/**
 * Work given out there and not done, evenly over the days from its first, or from now, to the day it is due, or to the end of that plan. Late work
 * counts today. Of a draft nobody was told, and what is over is nobody's work any more.
 */
const otherPlans = ({ org, planId, people, now, from, until }: Asked): SQL => sql`
  select ${row(sql`s.id`, sql`s.person_id`, 'plan', none)}, b.first::text as "from", greatest(b.first, b.last)::text as "to",
    s.hours::float as hours, false as "everyWeek"
  from assignments s join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
  join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
  cross join lateral (select greatest(p.starts_on, case when t.spread then t.spread_from end, ${now}::date) as first,
    coalesce(t.due, p.ends_on) as last) b
  where s.organisation_id = ${org} and s.person_id = any(${people}) and s.plan_id <> ${planId} and s.ended_at is null and s.done_at is null
    and p.starts_on <= ${until} and p.ends_on >= ${from}
    and (select d.decision from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
      and d.decision <> 'report' order by d.at desc, d.id desc limit 1) in ('consult', 'agree', 'start', 'revise')`;

const stated = ({ org, planId, people }: Asked): SQL => sql`
  select ${row(sql`w.id`, sql`w.person_id`, 'stated', sql`w.words`)}, w.starts_on::text as "from", w.ends_on::text as "to",
    w.hours::float as hours, w.every_week as "everyWeek"
  from plan_other_work w where w.organisation_id = ${org} and w.plan_id = ${planId} and w.person_id = any(${people}) and w.withdrawn_at is null`;
