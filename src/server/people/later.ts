// Who asked for work that is done after their request was answered.
import { first, reading, sql } from '../db.ts';
import { type Actor, actorFrom } from './actor.ts';

/** A person with the roles and teams they have at this moment, for a job: none while suspended. Null when there is no such person. */
export async function actorLater(organisationId: string, personId: string): Promise<Actor | null> {
  const rows = await reading(organisationId, (db) =>
    db.rows<{ facts: Parameters<typeof actorFrom>[0] }>(sql`
      select jsonb_build_object('organisationId', o.id, 'personId', p.id, 'name', p.name, 'organisation', o.name,
        'sector', o.sector, 'timeZone', o.time_zone, 'sample', o.sample,
        'candidate', exists (select 1 from enrolments n where n.organisation_id = o.id and n.candidate_id = p.id and n.ended_at is null),
        'grants', coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'teamId', g.team_id)) from role_grants g
          where g.organisation_id = o.id and g.person_id = p.id
            and g.withdrawn_at is null and (g.until is null or g.until > now()) and ${active}), '[]'),
        'teams', coalesce((select jsonb_agg(m.team_id) from team_members m
          where m.organisation_id = o.id and m.person_id = p.id
            and (m.until is null or m.until > current_date) and ${active}), '[]')) as facts
      from people p join organisations o on o.id = p.organisation_id
      where p.organisation_id = ${organisationId} and p.id = ${personId}`),
  );
  const facts = first(rows)?.facts;
  return facts ? actorFrom(facts) : null;
}

const active = sql`not exists (select 1 from memberships s
  where s.organisation_id = p.organisation_id and s.person_id = p.id and s.state in ('suspended', 'ended'))`;
