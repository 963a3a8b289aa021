// The people, teams and leaders of an organisation as an import finds them.
import { type Read, sql } from '../db.ts';
import type { Actor } from './actor.ts';
import type { Standing } from './people-import-match.ts';

export const standingOf =
  ({ organisationId }: Actor) =>
  async (db: Read): Promise<Standing> => ({
    people: await db.rows(sql`
      select id, name, email, employee_number as "employeeNumber", job_title as "jobTitle", hours::float as hours,
        starts_on::text as "startsOn", ends_on::text as "endsOn", manager_id as "managerId", version,
        coalesce(ends_on < current_date, false) as "hasLeft"
      from people where organisation_id = ${organisationId} order by id`),
    teams: await db.rows(sql`select id, name from teams where organisation_id = ${organisationId} order by id`),
    members: await db.rows(sql`
      select id as "membershipId", team_id as "teamId", person_id as "personId", since::text as since from team_members
      where organisation_id = ${organisationId} and (until is null or until > current_date) order by id`),
    leaders: await db.rows(sql`
      select team_id as "teamId", person_id as "personId" from role_grants
      where organisation_id = ${organisationId} and role = 'leader' and team_id is not null
        and withdrawn_at is null and (until is null or until > now()) order by id`),
  });
