// The roles that somebody holds now: given ones, and the teams they work in.
import { organisation, see } from '../act.ts';
import { sql } from '../db.ts';
import type { Actor } from './actor.ts';
import type { Role } from './people.table.ts';

/** `id` of the grant; null for working in a team, which begins and ends on the team's page. `until`: the day on which it ends. */
export type HeldRole = {
  id: string | null;
  role: Role;
  teamId: string | null;
  team: string | null;
  until: string | null;
};

/** As SQL of a row of people called `p`. */
export const heldRoles = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', h.id, 'role', h.role, 'teamId', h.team_id, 'team', t.name, 'until', h.until) order by h.role, t.name)
  from (
    select g.organisation_id, g.id, g.role, g.team_id, (g.until at time zone 'UTC')::date as until from role_grants g
      where g.organisation_id = p.organisation_id and g.person_id = p.id and g.withdrawn_at is null
        and (g.until is null or g.until > now())
    union all
    select m.organisation_id, null, 'member', m.team_id, m.until from team_members m
      where m.organisation_id = p.organisation_id and m.person_id = p.id and (m.until is null or m.until > current_date)
  ) h left join teams t on t.organisation_id = h.organisation_id and t.id = h.team_id), '[]')`;

/** One's own. */
export const ownRoles = (actor: Actor): Promise<HeldRole[]> =>
  see(actor, 'account.view', organisation, async (db) => {
    const [own] = await db.rows<{ roles: HeldRole[] }>(
      sql`select ${heldRoles} as roles from people p where p.organisation_id = ${actor.organisationId} and p.id = ${actor.personId}`,
    );
    return own?.roles ?? [];
  });
