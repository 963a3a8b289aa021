// The plans that are under way, and who is gone from them: found once for all that Today asks of plans.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { countedFrom, goneWhy } from '../plans/gone.ts';

/** The plans under way that one leads or has work in: found once for all that is asked of them. */
export const livePlans = ({ organisationId, personId, leads }: Actor): SQL => sql`
  select p.id, p.team_id, p.title, p.starts_on from plans p where p.organisation_id = ${organisationId}
    and (p.team_id = any(${sql.param([...leads])}::uuid[]) or p.id in (select s.plan_id from assignments s
      where s.organisation_id = ${organisationId} and s.person_id = ${personId} and s.ended_at is null))
    and (select d.decision from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
      order by d.at desc, d.id desc limit 1) in ('consult', 'agree', 'start', 'revise')`;
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
