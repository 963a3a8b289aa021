// Whom somebody can thank from their own page, and the work it can be about.

import { organisation, see } from '../act.ts';
import { today } from '../clock.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';

export type ThanksChoices = {
  people: { id: string; name: string; team: string | null }[];
  work: { value: string; title: string; plan: string | null }[];
};

const workSince = 90; // days: thanks come while people remember

/** People of one's teams who are at work, and `also` whom an address names; plans of those teams of late, with the work taken up in them. */
export const thanksChoices = (actor: Actor, also: string | null = null): Promise<ThanksChoices> =>
  see(actor, 'recognition.list', organisation, async (db) => {
    const { organisationId, personId, leads, manages, memberOf, organisation: where } = actor;
    const teams = sql`any(${sql.param([...new Set([...leads, ...manages, ...memberOf])])}::uuid[])`;
    const day = today(where.timeZone);
    const people = await db.rows<ThanksChoices['people'][number]>(sql`
      select p.id, p.name, min(e.name) as team from people p
      left join (select m.person_id, m.team_id from team_members m where m.organisation_id = ${organisationId} and m.team_id = ${teams}
          and (m.until is null or m.until > current_date)
        union select g.person_id, g.team_id from role_grants g where g.organisation_id = ${organisationId} and g.team_id = ${teams}
          and g.role in ('leader', 'manager') and g.withdrawn_at is null and (g.until is null or g.until > now())) w on w.person_id = p.id
      left join teams e on e.organisation_id = ${organisationId} and e.id = w.team_id
      where p.organisation_id = ${organisationId} and p.id <> ${personId} and (p.ends_on is null or p.ends_on >= ${day}::date)
        and (w.team_id is not null or p.id = ${also}::uuid)
      group by p.id, p.name order by min(e.name) nulls last, p.name collate "und-x-icu", p.id`);
    const work = await db.rows<ThanksChoices['work'][number]>(sql`
      select w.* from (select 'plan:' || p.id as value, p.title, null as plan, p.starts_on, p.id, 0 as at from plans p
          where p.organisation_id = ${organisationId} and p.team_id = ${teams} and p.ends_on >= ${day}::date - ${sql.raw(String(workSince))}
        union all select 'task:' || t.id, t.title, p.title, p.starts_on, p.id, 1 + t.position from plans p
          join tasks t on t.organisation_id = p.organisation_id and t.plan_id = p.id
          where p.organisation_id = ${organisationId} and p.team_id = ${teams} and p.ends_on >= ${day}::date - ${sql.raw(String(workSince))}
            and t.withdrawn_at is null and t.taken_up_at is not null) w
      order by w.starts_on desc, w.id, w.at limit 300`);
    return { people, work: work.map(({ value, title, plan }) => ({ value, title, plan })) };
  });
