// What people of a plan do beside it in its weeks: meetings, one-to-ones, what the leader states, and work in other plans.
import type { SQL } from 'drizzle-orm';
import { today } from '../clock.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { Plan } from './plans.table.ts';
import { newestStepOf } from './work-rows.ts';

/** `from`: today; `until`: the last day of all that is asked about. */
type Asked = { org: string; planId: string; people: SQL; from: string; until: SQL; zone: string };

/**
 * The statement of everything still to come, of these people, but for work in other plans: rows of `OtherWork`. Also of days on which they have work
 * of other plans, so that it is known where those have room.
 */
export function otherWorkOf(actor: Actor, plan: Pick<Plan, 'id' | 'startsOn' | 'endsOn'>, people: SQL): SQL {
  const { organisationId: org, organisation } = actor;
  const zone = organisation.timeZone;
  const days = { from: today(zone), until: lastDay(actor, plan, people) };
  const of = { org, planId: plan.id, people, zone, ...days };
  return sql`${meetings(of)} union all ${oneToOnes(of)} union all ${coaching(of)} union all ${stated(of)}`;
}

/** Of the plan, or of any other in which these people have work. */
const lastDay = ({ organisationId: org }: Actor, { endsOn }: Pick<Plan, 'endsOn'>, people: SQL): SQL => sql`
  (select greatest(max(l.ends_on), ${endsOn}::date) from plans l where l.organisation_id = ${org} and l.id in (select s.plan_id from assignments s
    where s.organisation_id = ${org} and s.person_id = any(${people}) and s.ended_at is null and s.done_at is null))`;

const row = (id: SQL, person: SQL, kind: string, words: SQL): SQL =>
  sql`${id} as id, ${person} as "personId", ${kind}::text as kind, ${words} as words`;

const none = sql`null::text`;

/** A moment of the days asked about; and its day, where the organisation is. */
const inTime = (at: SQL, { from, until, zone }: Asked): SQL =>
  sql`${at} >= ${from}::date::timestamp at time zone ${zone} and ${at} < (${until} + 1)::timestamp at time zone ${zone}`;
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
 * What these people have in open plans whose last day has not passed: rows of `PlanWork` with `personId`. Work given out and not done lies evenly over the
 * days from its first, or from now, to the day it is due, or to the end of its plan; late work today. Of a draft nobody was told. Of the plan itself also what is
 * done, and late work has all of its days.
 */
export function planWorkOf({ organisationId: org, organisation }: Actor, planId: string, people: SQL): SQL {
  const now = today(organisation.timeZone);
  const isOwn = sql`p.id = ${planId}`;
  return sql`
  select s.person_id as "personId", p.id as "planId", p.starts_on::text as "startsOn", p.ends_on::text as "endsOn",
    h.hours::float as free, h.weeks, b.first::text as "from", greatest(b.first, b.last)::text as "to",
    s.hours::float as hours, t.spread, s.done_at is not null as done, ${newestStepOf} is not null as begun,
    coalesce(newest.answer = 'accept', state.decision in ('agree', 'start'), false) as agreed
  from assignments s join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
  join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
  left join plan_hours h on h.organisation_id = p.organisation_id and h.plan_id = p.id and h.person_id = s.person_id
  left join lateral (select d.decision from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
    and d.decision <> 'report' order by d.at desc, d.id desc limit 1) state on true
  left join lateral (select a.answer from assignment_answers a where a.organisation_id = s.organisation_id and a.assignment_id = s.id
    order by a.at desc, a.id desc limit 1) newest on true
  cross join lateral (select greatest(p.starts_on, case when t.spread then t.spread_from end, ${now}::date) as first,
    case when ${isOwn} and t.due < ${now}::date then p.ends_on else coalesce(t.due, p.ends_on) end as last) b
  where s.organisation_id = ${org} and s.person_id = any(${people}) and s.ended_at is null and p.ends_on >= ${now}
    and (${isOwn} or s.done_at is null and state.decision in ('consult', 'agree', 'start', 'revise'))`;
}

const stated = ({ org, planId, people }: Asked): SQL => sql`
  select ${row(sql`w.id`, sql`w.person_id`, 'stated', sql`w.words`)}, w.starts_on::text as "from", w.ends_on::text as "to",
    w.hours::float as hours, w.every_week as "everyWeek"
  from plan_other_work w where w.organisation_id = ${org} and w.plan_id = ${planId} and w.person_id = any(${people}) and w.withdrawn_at is null`;
