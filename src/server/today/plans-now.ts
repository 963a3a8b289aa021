// The plans that are not over, who is gone from them, and what was understood: found once for all that Today asks of plans.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { countedFrom, goneWhy } from '../plans/gone.ts';
import { holdsNow } from '../plans/said-of.ts';

/** The plans that one leads or has work in, each with its newest decision and when that was; null where it is a draft. */
export const ownPlans = ({ organisationId, personId, leads }: Actor): SQL => sql`
  select p.id, p.team_id, p.title, p.starts_on, p.ends_on, p.created_at, d.decision, d.at as decided_at,
    p.team_id = any(${sql.param([...leads])}::uuid[]) as led
  from plans p left join lateral (select e.decision, e.at from plan_decisions e where e.organisation_id = p.organisation_id
    and e.plan_id = p.id order by e.at desc, e.id desc limit 1) d on true
  where p.organisation_id = ${organisationId} and (p.team_id = any(${sql.param([...leads])}::uuid[])
    or p.id in (select s.plan_id from assignments s where s.organisation_id = ${organisationId} and s.person_id = ${personId} and s.ended_at is null))`;

/** Those under way. Beside `own_plans`. */
export const livePlans: SQL = sql`select * from own_plans p where p.decision in ('consult', 'agree', 'start', 'revise')`;

/**
 * What was said of the work that its people have now, by them; of oneself and of the teams one leads. Beside `live` and `absent`. `offset 0`
 * keeps PostgreSQL from judging first whatever was said in plans long closed.
 */
export const saidNow = ({ organisationId, personId }: Actor): SQL => sql`
  select u.person_id, m.name, u.what, u.at, u.outcome, u.replied_at, p.id as plan_id, p.title, p.led
  from live p cross join lateral (select * from understandings w where w.organisation_id = ${organisationId} and w.plan_id = p.id offset 0) u
  join people m on m.organisation_id = u.organisation_id and m.id = u.person_id
  where (p.led or u.person_id = ${personId}) and ${goneFrom(sql`u.plan_id`, sql`u.person_id`)} is null and ${holdsNow}`;

/**
 * Who is gone from the plans one leads that are under way, or is one’s own buddy there, and from which one is gone oneself, and why, as
 * `goneWhy`: asked once for all that depends on it. Beside `live`.
 */
export const absentPeople = ({ organisationId, personId, leads }: Actor, day: string): SQL => sql`
  select * from (select h.plan_id, h.person_id,
      ${goneWhy({ organisationId, person: sql`h.person_id`, plan: sql`p.id`, team: sql`p.team_id`, day: countedFrom(day) })} as why
    from plan_hours h join live p on p.id = h.plan_id
    where h.organisation_id = ${organisationId} and (h.person_id = ${personId} or p.team_id = any(${sql.param([...leads])}::uuid[])
      or exists (select 1 from assignments b where b.organisation_id = h.organisation_id and b.plan_id = h.plan_id
        and b.person_id = ${personId} and b.buddy_id = h.person_id and b.ended_at is null and b.done_at is null))) a where a.why is not null`;

/** Why somebody is gone from a plan, out of `absent`; null where they are not. */
export const goneFrom = (plan: SQL, person: SQL): SQL =>
  sql`(select a.why from absent a where a.plan_id = ${plan} and a.person_id = ${person})`;
