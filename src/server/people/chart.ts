// The organisation chart: every team, everybody, their role and responsibilities, and where they fit.
import { organisation, see } from '../act.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from './actor.ts';
import { type Limb, type Standing, treeByManager, treeByTeam } from './chart-tree.ts';

export type ChartBy = 'team' | 'manager';
export type Chart = { by: ChartBy; limbs: Limb[]; people: number; teams: number };

export const chartOf = (actor: Actor, by: ChartBy): Promise<Chart> =>
  see(actor, 'organisation.view', organisation, async (db) => {
    const standing = await standingOf(db, actor);
    const limbs = by === 'team' ? treeByTeam(standing) : treeByManager(standing);
    return { by, limbs, people: standing.people.length, teams: standing.teams.length };
  });

/** Whoever works here today, in which teams, led by whom. */
async function standingOf(db: Read, { organisationId }: Actor): Promise<Standing> {
  return {
    people: await db.rows(sql`
      select id, name, job_title as "jobTitle", responsibilities, manager_id as "managerId" from people
      where organisation_id = ${organisationId} and (ends_on is null or ends_on >= current_date) order by name collate "und-x-icu", id`),
    teams: await db.rows(sql`
      select id, name, purpose, parent_id as "parentId" from teams
      where organisation_id = ${organisationId} order by name collate "und-x-icu", id`),
    members: await db.rows(sql`
      select m.team_id as "teamId", m.person_id as "personId"
      from team_members m join people p on p.organisation_id = m.organisation_id and p.id = m.person_id
      where m.organisation_id = ${organisationId} and m.since <= current_date and (m.until is null or m.until > current_date)
      order by p.name collate "und-x-icu", p.id`),
    leaders: await db.rows(sql`
      select g.team_id as "teamId", g.person_id as "personId"
      from role_grants g join people p on p.organisation_id = g.organisation_id and p.id = g.person_id
      where g.organisation_id = ${organisationId} and g.role = 'leader' and g.team_id is not null
        and g.withdrawn_at is null and (g.until is null or g.until > now()) order by p.name collate "und-x-icu", p.id`),
  };
}
