// What the pages about skills and personal rules show, each in one read.
import { see } from '../act.ts';
import { today } from '../clock.ts';
import { first, type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import { may } from '../permissions.ts';
import type { Actor } from './actor.ts';
import { personFacts } from './facts.ts';
import { heldSkills, pastLevels, skillsInUse, teamSkills } from './skill-levels.ts';
import { rulesOf } from './work-rules.ts';

/** One's own skills and rules, and the skills of the team asked for, or of the first that one leads or manages. */
export const developmentOf = (actor: Actor, wantedTeam: string | null) =>
  see(actor, 'skill.view', personFacts(actor, actor.personId), async (db) => {
    const teams = await teamsLed(db, actor);
    const team = wantedTeam ? teams.find(({ id }) => id === wantedTeam) : teams[0];
    if (wantedTeam && !team) throw new NotFound();
    return {
      own: await heldSkills(actor, actor.personId)(db),
      rules: await rulesOf(actor, actor.personId)(db),
      teams,
      team: team ? { ...team, ...(await teamSkills(actor, team.id)(db)) } : null,
      mayDefine: may(actor, 'skill.define', {}),
    };
  });

/** The skills of one person, with every assessment of the one asked for. */
export const personSkillsOf = (actor: Actor, personId: string, skillId: string | null) =>
  see(actor, 'skill.view', personFacts(actor, personId), async (db, facts) => ({
    name: await nameOf(db, actor, personId),
    skills: await heldSkills(actor, personId)(db),
    past: skillId ? await pastLevels(actor, personId, skillId)(db) : [],
    mayAssess: may(actor, 'skill.assess', facts),
    mayPursue: may(actor, 'skill.pursue', facts),
    mayDefine: may(actor, 'skill.define', {}),
    day: today(actor.organisation.timeZone),
  }));

/** The rules for the work of one person, and what a rule can name. */
export const personRulesOf = (actor: Actor, personId: string) =>
  see(actor, 'work-rule.view', personFacts(actor, personId), async (db, facts) => ({
    name: await nameOf(db, actor, personId),
    rules: await rulesOf(actor, personId)(db),
    skills: await skillsInUse(actor)(db),
    mayEdit: may(actor, 'work-rule.edit', facts),
  }));

async function nameOf(db: Read, { organisationId }: Actor, personId: string) {
  const rows = await db.rows<{ name: string }>(
    sql`select name from people where organisation_id = ${organisationId} and id = ${personId}`,
  );
  return first(rows)?.name ?? '';
}

/** By name; without asking the database for somebody who leads and manages none. */
async function teamsLed(db: Read, actor: Actor): Promise<{ id: string; name: string }[]> {
  const ids = [...new Set([...actor.leads, ...actor.manages])];
  if (ids.length === 0) return [];
  return db.rows(sql`
    select id, name from teams where organisation_id = ${actor.organisationId}
      and id in (${sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )}) order by name collate "und-x-icu"`);
}
