// The list of people: searched, paged, each with their teams.
import type { SQL } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { contains } from '../containing.ts';
import { first, type Read, sql } from '../db.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from './actor.ts';

const pageSize = 25;

export type Listed = {
  id: string;
  name: string;
  jobTitle: string | null;
  /** Their last day at work, once it has passed. */
  leftOn: string | null;
  manager: { id: string; name: string } | null;
  teams: { id: string; name: string }[];
  /** Of which they are leader or manager. */
  leads: { id: string; name: string; role: 'leader' | 'manager' }[];
};
export type PeoplePage = { people: Listed[]; find: string; page: number; pageSize: number; total: number };

/** People by name, 25 on a page. `find` looks in name, job title, e-mail and team. Pages count from 1. */
export const peopleOf = (actor: Actor, { find = '', page = 1 } = {}): Promise<PeoplePage> =>
  see(actor, 'person.list', organisation, async (db) => {
    const words = find.trim().slice(0, 200);
    const matching = matches(actor, words);
    const total = first(
      await db.rows<{ n: number }>(sql`select count(*)::int as n from people p where ${matching}`),
    )!.n;
    const shown = pageShown(page, { size: pageSize, total });
    return { people: await pageOf(db, matching, shown), find: words, page: shown, pageSize, total };
  });

/** Everybody to choose from in a form, by name. */
export const peopleToChoose =
  (actor: Actor) =>
  (db: Read): Promise<{ id: string; name: string; jobTitle: string | null }[]> =>
    db.rows(sql`
    select id, name, job_title as "jobTitle" from people
    where organisation_id = ${actor.organisationId} order by name collate "und-x-icu", id`);

const matches = ({ organisationId }: Actor, words: string): SQL => {
  if (!words) return sql`p.organisation_id = ${organisationId}`;
  return sql`p.organisation_id = ${organisationId} and (${contains(sql`p.name`, words)} or ${contains(sql`p.job_title`, words)} or ${contains(sql`p.email`, words)}
    or exists (select 1 from team_members m join teams t on t.organisation_id = m.organisation_id and t.id = m.team_id
      where m.organisation_id = p.organisation_id and m.person_id = p.id
        and m.since <= current_date and (m.until is null or m.until > current_date) and ${contains(sql`t.name`, words)}))`;
};

const pageOf = (db: Read, matching: SQL, page: number) =>
  db.rows<Listed>(sql`
    select p.id, p.name, p.job_title as "jobTitle", case when p.ends_on < current_date then p.ends_on::text end as "leftOn",
      (select jsonb_build_object('id', b.id, 'name', b.name) from people b
        where b.organisation_id = p.organisation_id and b.id = p.manager_id) as manager,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name)
        from team_members m join teams t on t.organisation_id = m.organisation_id and t.id = m.team_id
        where m.organisation_id = p.organisation_id and m.person_id = p.id
          and m.since <= current_date and (m.until is null or m.until > current_date)), '[]') as teams,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'role', g.role) order by g.role, t.name)
        from role_grants g join teams t on t.organisation_id = g.organisation_id and t.id = g.team_id
        where g.organisation_id = p.organisation_id and g.person_id = p.id and g.role in ('leader', 'manager')
          and g.withdrawn_at is null and (g.until is null or g.until > now())), '[]') as leads
    from people p where ${matching} order by p.name collate "und-x-icu", p.id
    limit ${pageSize} offset ${(page - 1) * pageSize}`);
