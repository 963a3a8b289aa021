// The page of one team: what it is for, who leads it, who works in it and what each is responsible for.
import { organisation, see } from '../act.ts';
import { today } from '../clock.ts';
import { one, type Read, sql } from '../db.ts';
import { may } from '../permissions.ts';
import type { Actor } from './actor.ts';
import { teamFacts } from './facts.ts';
import { peopleToChoose } from './people-list.ts';

type Named = { id: string; name: string };
type Head = {
  id: string;
  name: string;
  purpose: string | null;
  version: number;
  parent: Named | null;
  parts: Named[];
  leaders: Named[];
  managers: Named[];
};
export type TeamMember = {
  membershipId: string;
  id: string;
  name: string;
  jobTitle: string | null;
  responsibilities: string | null;
  since: string;
  until: string | null;
  /** misdated: it ends before it begins, so it is at no time. */
  state: 'coming' | 'here' | 'gone' | 'misdated';
  /** Their last day at work, once it has passed. */
  leftOn: string | null;
};
export type TeamPage = Head & {
  members: TeamMember[];
  day: string;
  mayEdit: boolean;
  maySeeSkills: boolean;
  /** Who could join, for those who may add them. */
  others: (Named & { jobTitle: string | null })[];
};

export const teamOf = (actor: Actor, teamId: string): Promise<TeamPage> =>
  see(actor, 'team.view', teamFacts(actor, teamId), async (db, facts) => {
    const members = await membersOf(db, actor, teamId);
    const mayEdit = may(actor, 'team.edit', {});
    const here = new Set(members.filter(({ state }) => state === 'here' || state === 'coming').map(({ id }) => id));
    const everybody = mayEdit ? await peopleToChoose(actor)(db) : [];
    return {
      ...(await headOf(db, actor, teamId)),
      members,
      day: today(actor.organisation.timeZone),
      mayEdit,
      maySeeSkills: may(actor, 'skill.view-team', facts),
      others: everybody.filter(({ id }) => !here.has(id)),
    };
  });

/** The teams of the organisation by name: for choosing, and for the list. */
export const teamsOf = (actor: Actor) =>
  see(actor, 'person.list', organisation, async (db) => ({
    teams: await teamsToChoose(actor)(db),
    mayEdit: may(actor, 'team.edit', {}),
  }));

export const teamsToChoose = (actor: Actor) => (db: Read) =>
  db.rows<Named & { people: number }>(sql`
    select t.id, t.name, (select count(*)::int from team_members m where m.organisation_id = t.organisation_id
      and m.team_id = t.id and m.since <= current_date and (m.until is null or m.until > current_date)) as people
    from teams t where t.organisation_id = ${actor.organisationId} order by t.name collate "und-x-icu"`);

const headOf = async (db: Read, { organisationId }: Actor, teamId: string) => {
  const holding = (role: 'leader' | 'manager') => sql`
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name collate "und-x-icu")
      from role_grants g join people p on p.organisation_id = g.organisation_id and p.id = g.person_id
      where g.organisation_id = t.organisation_id and g.team_id = t.id and g.role = ${role}
        and g.withdrawn_at is null and (g.until is null or g.until > now())), '[]')`;
  return one(
    await db.rows<Head>(sql`
      select t.id, t.name, t.purpose, t.version,
        (select jsonb_build_object('id', u.id, 'name', u.name) from teams u
          where u.organisation_id = t.organisation_id and u.id = t.parent_id) as parent,
        coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name collate "und-x-icu") from teams u
          where u.organisation_id = t.organisation_id and u.parent_id = t.id), '[]') as parts,
        ${holding('leader')} as leaders, ${holding('manager')} as managers
      from teams t where t.organisation_id = ${organisationId} and t.id = ${teamId}`),
  );
};

const membersOf = (db: Read, { organisationId }: Actor, teamId: string) =>
  db.rows<TeamMember>(sql`
    select m.id as "membershipId", p.id, p.name, p.job_title as "jobTitle", p.responsibilities,
      m.since::text as since, m.until::text as until,
      case when m.misdated then 'misdated' when m.until <= current_date then 'gone' when m.since > current_date then 'coming' else 'here' end as state,
      case when p.ends_on < current_date then p.ends_on::text end as "leftOn"
    from team_members m join people p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.organisation_id = ${organisationId} and m.team_id = ${teamId}
    order by p.name collate "und-x-icu", m.since`);
