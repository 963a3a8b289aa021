// Reading skills: one person's, with who assessed them and when, and a team's as people × skills.
import { see } from '../act.ts';
import { type Read, sql } from '../db.ts';
import { may } from '../permissions.ts';
import type { Actor } from './actor.ts';
import { personFacts, teamFacts } from './facts.ts';

export type HeldSkill = {
  skillId: string;
  name: string;
  description: string | null;
  level: number | null;
  assessedOn: string | null;
  assessedBy: string | null;
  basis: string | null;
  goal: { id: string; since: string } | null;
  earlier: number;
};
export type TeamSkills = {
  skills: { id: string; name: string; description: string | null }[];
  people: { id: string; name: string; jobTitle: string | null; mayAssess: boolean }[];
  /** The newest level of each person in each skill that was assessed, and who is developing what. */
  levels: { personId: string; skillId: string; level: number; assessedOn: string }[];
  goals: { personId: string; skillId: string }[];
};

/** The skills in use, with what one person has of each. */
export const skillsOf = (actor: Actor, personId: string) =>
  see(actor, 'skill.view', personFacts(actor, personId), async (db, facts) => ({
    skills: await heldSkills(actor, personId)(db),
    mayAssess: may(actor, 'skill.assess', facts),
    mayPursue: may(actor, 'skill.pursue', facts),
  }));

export const heldSkills =
  (actor: Actor, personId: string) =>
  (db: Read): Promise<HeldSkill[]> =>
    db.rows<HeldSkill>(sql`
    select s.id as "skillId", s.name, s.description, l.level, l.assessed_on::text as "assessedOn", by.name as "assessedBy", l.basis,
      (select jsonb_build_object('id', g.id, 'since', g.since) from skill_goals g
        where g.organisation_id = s.organisation_id and g.person_id = ${personId} and g.skill_id = s.id and g.ended is null
        limit 1) as goal,
      (select greatest(count(*)::int - 1, 0) from skill_levels e
        where e.organisation_id = s.organisation_id and e.person_id = ${personId} and e.skill_id = s.id) as earlier
    from skills s
    left join lateral (select * from skill_levels l where l.organisation_id = s.organisation_id
      and l.person_id = ${personId} and l.skill_id = s.id order by l.assessed_on desc, l.id desc limit 1) l on true
    left join people by on by.organisation_id = l.organisation_id and by.id = l.assessed_by
    where s.organisation_id = ${actor.organisationId} and s.retired_at is null
    order by s.name collate "und-x-icu"`);

export type PastLevel = { id: string; level: number; assessedOn: string; assessedBy: string; basis: string | null };

/** Every assessment of one skill of one person, newest first. */
export const levelsOf = (actor: Actor, personId: string, skillId: string): Promise<PastLevel[]> =>
  see(actor, 'skill.view', personFacts(actor, personId), pastLevels(actor, personId, skillId));

export const pastLevels =
  (actor: Actor, personId: string, skillId: string) =>
  (db: Read): Promise<PastLevel[]> =>
    db.rows<PastLevel>(sql`
      select l.id, l.level, l.assessed_on::text as "assessedOn", by.name as "assessedBy", l.basis
      from skill_levels l join people by on by.organisation_id = l.organisation_id and by.id = l.assessed_by
      where l.organisation_id = ${actor.organisationId} and l.person_id = ${personId} and l.skill_id = ${skillId}
      order by l.assessed_on desc, l.id desc`);

/** The skills of everybody in a team today, for whoever leads or manages it. */
export const skillsOfTeam = (actor: Actor, teamId: string): Promise<TeamSkills> =>
  see(actor, 'skill.view-team', teamFacts(actor, teamId), (db) => teamSkills(actor, teamId)(db));

type Member = { id: string; name: string; jobTitle: string | null; goals: string[] };

/** The same inside another read, for what has asked for permission already. */
export const teamSkills =
  (actor: Actor, teamId: string) =>
  async (db: Read): Promise<TeamSkills> => {
    const { organisationId } = actor;
    const members = sql`select m.person_id from team_members m where m.organisation_id = ${organisationId}
    and m.team_id = ${teamId} and (m.until is null or m.until > current_date)`;
    const skills = await skillsInUse(actor)(db);
    const people = await db.rows<Member>(sql`
    select id, name, job_title as "jobTitle", array(select distinct g.skill_id from skill_goals g
      where g.organisation_id = ${organisationId} and g.person_id = people.id and g.ended is null) as goals
    from people where organisation_id = ${organisationId} and id in (${members}) order by name collate "und-x-icu", id`);
    const levels = await db.rows<TeamSkills['levels'][number]>(sql`
    select distinct on (person_id, skill_id) person_id as "personId", skill_id as "skillId", level, assessed_on::text as "assessedOn"
    from skill_levels where organisation_id = ${organisationId} and person_id in (${members})
    order by person_id, skill_id, assessed_on desc, id desc`);
    const facts = (personId: string) => ({ personId, teamIds: [teamId], ledTeamIds: [] });
    return {
      skills,
      people: people.map(({ id, name, jobTitle }) => ({
        ...{ id, name, jobTitle, mayAssess: may(actor, 'skill.assess', facts(id)) },
      })),
      levels,
      goals: people.flatMap(({ id, goals }) => goals.map((skillId) => ({ personId: id, skillId }))),
    };
  };

export const skillsInUse = (actor: Actor) => (db: Read) =>
  db.rows<{ id: string; name: string; description: string | null; version: number }>(sql`
    select id, name, description, version from skills
    where organisation_id = ${actor.organisationId} and retired_at is null order by name collate "und-x-icu"`);
