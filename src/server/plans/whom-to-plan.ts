// Who can be given hours in a plan beside its team: what the allocation says of people tells their levels and that a rule stands, so they
// are people whose levels and rules the leader may see anyway. See docs/decisions/0216.
import { type Read, sql } from '../db.ts';
import { Invalid } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { factsOfPeople } from '../people/facts.ts';
import { may } from '../permissions.ts';
import type { Plan } from './plans.table.ts';

/** By name: oneself, the plan's team, and whoever one leads or manages; at work on a day or later. */
export const helpersToChoose =
  ({ organisationId, personId, leads, manages }: Actor, { teamId }: Pick<Plan, 'teamId'>, from: string) =>
  (db: Read): Promise<{ id: string; name: string; jobTitle: string | null }[]> => {
    const teams = sql`${sql.param([...new Set([teamId, ...leads, ...manages])])}::uuid[]`;
    return db.rows(sql`
      select p.id, p.name, p.job_title as "jobTitle" from people p
      where p.organisation_id = ${organisationId} and (p.ends_on >= ${from}::date) is not false and (p.id = ${personId}
        or exists (select 1 from team_members m where m.organisation_id = p.organisation_id and m.person_id = p.id and m.team_id = any(${teams})
          and (m.until is null or m.until > ${from}::date))
        or exists (select 1 from role_grants g where g.organisation_id = p.organisation_id and g.person_id = p.id and g.role = 'leader'
          and g.team_id = any(${sql.param([...manages])}::uuid[]) and g.withdrawn_at is null and (g.until is null or g.until > now())))
      order by p.name collate "und-x-icu", p.id`);
  };

/** @throws Invalid for somebody of another team who is not the actor's to plan for */
export async function requireOwnPeople(db: Read, actor: Actor, { teamId, startsOn }: Plan, ids: readonly string[]) {
  const members = await db.rows<{ id: string }>(sql`
    select m.person_id as id from team_members m where m.organisation_id = ${actor.organisationId} and m.team_id = ${teamId}
      and m.person_id = any(${sql.param([...ids])}::uuid[]) and (m.until is null or m.until > ${startsOn}::date)`);
  const others = ids.filter((id) => !members.some((member) => member.id === id));
  const found = others.length > 0 ? await factsOfPeople(actor, others)(db) : [];
  const isTheirs = (id: string) => found.some((one) => one.personId === id && may(actor, 'skill.view', one));
  if (!others.every(isTheirs))
    throw new Invalid({
      personId: 'Choose somebody of the team, or of another team that you lead or manage',
    });
}
