// What coaching needs from somebody, in words: whose turn it is, the next session, the review, and the follow-ups.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { followUpDays } from '../support/coaching/follow-ups.ts';
import { ended, type NeedRow, type Said, type Say } from './need.ts';

const at = ({ within }: NeedRow) => ({ from: 'Lead', href: `/lead/coaching/${within}` }) as const;
const inSession = (row: NeedRow) =>
  ({ from: 'Lead', href: `/lead/coaching/${row.within}/sessions/${row.at}` }) as const;
const forWhat = ({ words }: NeedRow) => ended(`For “${words}”`);
const say =
  (what: (row: NeedRow) => string, where = at, stands?: Said['stands']) =>
  (row: NeedRow): Said => ({ what: what(row), why: forWhat(row), ...where(row), ...(stands ? { stands } : {}) });

export const sayCoachingNeeds: Say = {
  'coaching-asked': say(({ who }) => `Write the coaching plan with ${who}`, at, { shape: 'open', text: 'New' }),
  'coaching-proposed': say(({ who }) => `Agree the coaching plan with ${who}`, at, {
    shape: 'query',
    text: 'Proposed',
  }),
  'coaching-start': say(({ who }) => `Say how far ${who} is at the start`),
  'coaching-session': say(({ who }) => `Coaching session with ${who}`, inSession),
  'coaching-write': say(({ who }) => `Write your part of the session with ${who}`, inSession, {
    shape: 'open',
    text: 'Held',
  }),
  'coaching-note': say(({ who }) => `Write what you saw in the session with ${who}`, inSession, {
    shape: 'open',
    text: 'Written by them',
  }),
  'coaching-agree': say(({ who }) => `Read and agree the session with ${who}`, inSession, {
    shape: 'query',
    text: 'Both have written',
  }),
  'coaching-action': (row) => ({
    ...{
      what: row.title,
      why: `Your own next step, from the session with ${row.who}. Say what came of it.`,
      ...inSession(row),
    },
  }),
  'coaching-review': say(({ who }) => `Review the effect of the coaching with ${who}`),
  'coaching-follow-up': say(({ who, n }) => `See with ${who} whether the coaching holds after ${n} days`),
};

/**
 * One part: coaching goes from one turn to the next, so each plan and session waits for one thing. Words are the objective, or else the need.
 * A session is told three days before, a review a week before, a follow-up on its day.
 */
export const coachingNeeds = ({ organisationId, personId, organisation }: Actor, day: string): SQL[] => [
  sql`select w.* from (
    with mine as materialized (select c.id, c.at, c.begun_by, c.coach_id, c.due_on, left(coalesce(c.objective, c.need), 160) as words, o.name as who,
        n.step, n.at as since, n.by, c.version
      from coaching_plans c
      join people o on o.organisation_id = c.organisation_id and o.id = case when c.coach_id = ${personId} then c.coachee_id else c.coach_id end
      left join lateral (select x.step, x.at, x.by from coaching_steps x where x.organisation_id = c.organisation_id and x.plan_id = c.id
        order by x.at desc, x.id desc limit 1) n on true
      where c.organisation_id = ${organisationId} and ${personId} in (c.coach_id, c.coachee_id)
        and n.step is distinct from 'stop' and n.step is distinct from 'close'),
    talks as materialized (select s.id, s.at, s.action, s.action_due, s.outcome, m.id as plan_id, m.words, m.who, m.coach_id, k.step, k.at as since, k.by,
        (select z.by from coaching_session_steps z where z.organisation_id = s.organisation_id and z.session_id = s.id
          order by z.at desc, z.id desc limit 1) as last_by, m.step as plan_step
      from mine m join coaching_sessions s on s.organisation_id = ${organisationId} and s.plan_id = m.id
      left join lateral (select x.step, x.at, x.by from coaching_session_steps x where x.organisation_id = s.organisation_id and x.session_id = s.id
        order by x.at desc, x.id desc limit 1) k on true
      where k.step is distinct from 'call-off')
    select case when m.step = 'propose' then 'coaching-proposed' when m.step = 'agree' then 'coaching-start' else 'coaching-asked' end,
      '', m.words, m.who, null::uuid, m.id, null::int, null::date, null::timestamptz, coalesce(m.since, m.at)
      from mine m where case m.step when 'propose' then m.by <> ${personId} when 'agree' then m.coach_id = ${personId}
        else m.step is null and m.version = 1 and m.begun_by <> ${personId} end
    union all select 'coaching-session', '', t.words, t.who, t.id, t.plan_id, null::int, (t.at at time zone ${organisation.timeZone})::date,
        case when (t.at at time zone ${organisation.timeZone})::date >= ${day}::date then t.at end, t.at
      from talks t where t.step is null and (t.at at time zone ${organisation.timeZone})::date <= ${day}::date + 3
    union all select case when t.step = 'hold' then 'coaching-write' when t.step = 'reflect' then 'coaching-note' else 'coaching-agree' end,
        '', t.words, t.who, t.id, t.plan_id, null::int, null::date, null::timestamptz, t.since
      from talks t where case t.step when 'hold' then t.coach_id <> ${personId} when 'reflect' then t.coach_id = ${personId}
        when 'note' then true when 'agree' then t.by <> ${personId} and (select count(*) from coaching_session_steps x
          where x.organisation_id = ${organisationId} and x.session_id = t.id and x.step = 'agree'
            and x.at >= (select max(y.at) from coaching_session_steps y where y.organisation_id = ${organisationId} and y.session_id = t.id
              and y.step = 'note')) = 1 else false end
    union all select 'coaching-action', t.action, null, t.who, t.id, t.plan_id, null::int, t.action_due, null::timestamptz, t.at
      from talks t where t.coach_id <> ${personId} and t.step is not null and t.action is not null and t.outcome is null
        and t.action_due <= ${day}::date + 7 and t.plan_step is distinct from 'achieve'
    union all select 'coaching-review', '', m.words, m.who, null, m.id, null::int, m.due_on, null::timestamptz, m.since
      from mine m where m.step in ('agree', 'fix-start', 'begin', 'review', 'extend', 'change-method') and m.due_on <= ${day}::date + 7
    union all select 'coaching-follow-up', '', m.words, m.who, null, m.id, f.days, f.due, null::timestamptz, m.since
      from mine m cross join lateral (select d.days, (m.since at time zone ${organisation.timeZone})::date + d.days as due
        from unnest(${sql.param([...followUpDays])}::int[]) as d (days)
        where not exists (select 1 from coaching_levels l where l.organisation_id = ${organisationId} and l.plan_id = m.id
          and l.occasion = 'day-' || d.days) order by d.days limit 1) f
      where m.step = 'achieve' and f.due <= ${day}::date
  ) w`,
];
