// The people of the sample: founded, added, given roles, skills and accounts, all by the product's own functions.
import { one, reading, sql } from '../../db.ts';
import type { Accounts } from '../../people/accounts.ts';
import type { Actor } from '../../people/actor.ts';
import { acceptInvitation, invite } from '../../people/invitations.ts';
import { actorLater } from '../../people/later.ts';
import { editOrganisation, organisationDetailsOf } from '../../people/organisation.ts';
import { addPerson, editPerson } from '../../people/people.ts';
import { grantRole } from '../../people/roles.ts';
import { assessSkill, defineSkill, pursueSkill } from '../../people/skills.ts';
import { addTeam, joinTeam } from '../../people/teams.ts';
import { addWorkRule } from '../../people/work-rules.ts';
import { foundOrganisation } from '../founding.ts';
import type { Calendar } from './calendar.ts';
import * as cast from './cast.ts';
import { sampleObjectives } from './objectives.ts';

export type SamplePeople = {
  administrator: Actor;
  /** Everybody by the key of the cast. */
  as: (key: string) => Promise<Actor>;
  byId: (personId: string) => Promise<Actor>;
  idOf: (key: string) => string;
  teamId: string;
  skillIds: Record<cast.SkillName, string>;
  /** Of the organisation. */
  objectiveIds: string[];
};

/** `since`: how many days before this Monday the story begins; the people work there for two years by then. */
export async function samplePeople(
  auth: Accounts,
  password: string,
  calendar: Calendar,
  since: number,
): Promise<SamplePeople> {
  calendar.goTo(since, '08:45');
  const { name, jobTitle, responsibilities, key } = cast.administrator;
  const founder = { name, email: cast.emailOf(name), password };
  const administrator = await foundOrganisation(auth, { organisation: cast.organisation, founder }, true);
  await editPerson(administrator, administrator.personId, {
    ...{ version: 1, name, email: founder.email, jobTitle, responsibilities },
    ...{ employeeNumber: null, managerId: null, hours: null, startsOn: null, endsOn: null },
  });
  const { sector, name: called, version } = await organisationDetailsOf(administrator);
  await editOrganisation(administrator, { name: called, sector, version, bankHolidays: 'england-and-wales' });
  const ids = new Map([[key, administrator.personId]]);
  const add = async (persona: cast.Persona, managerId: string | null) => {
    const { name, jobTitle, responsibilities, hours = null } = persona;
    const facts = { name, email: cast.emailOf(name), jobTitle, responsibilities, hours, managerId };
    ids.set(persona.key, (await addPerson(administrator, { ...facts, startsOn: calendar.day(since + 711) })).id);
  };
  await add(cast.manager, null);
  await add(cast.leader, ids.get('moira')!);
  for (const persona of cast.members) await add(persona, ids.get('imani')!);
  for (const persona of cast.centre) await add(persona, null);
  const teamId = await sampleTeam(administrator, ids, calendar.day(since - 1));
  await accountsFor(administrator, auth, password, ids);
  const idOf = (wanted: string) => ids.get(wanted)!;
  const byId = async (personId: string) => (await actorLater(administrator.organisationId, personId))!;
  const as = (wanted: string) => byId(idOf(wanted));
  const skillIds = await sampleSkills(administrator, await as('imani'), idOf, calendar.goTo(since - 9));
  await addWorkRule(await as('imani'), idOf('darnell'), {
    ...{ kind: 'max-task-hours', value: '8', reviewOn: calendar.day(-60) },
  });
  const objectiveIds = await sampleObjectives(await as('moira'), calendar);
  return { administrator, as, byId, idOf, teamId, skillIds, objectiveIds };
}

async function sampleTeam(administrator: Actor, ids: Map<string, string>, joined: string) {
  const { id } = await addTeam(administrator, cast.team);
  for (const { key } of cast.members) await joinTeam(administrator, id, ids.get(key)!, joined);
  await grantRole(administrator, ids.get('imani')!, 'leader', id);
  await grantRole(administrator, ids.get('moira')!, 'manager', id);
  for (const { key, roles = [] } of cast.centre)
    for (const role of roles) await grantRole(administrator, ids.get(key)!, role);
  return id;
}

/** Everybody takes up an invitation, as people do. */
async function accountsFor(administrator: Actor, auth: Accounts, password: string, ids: Map<string, string>) {
  const keys = ['imani', 'moira', ...[...cast.members, ...cast.centre].map(({ key }) => key)];
  for (const key of keys) {
    const { link } = await invite(administrator, ids.get(key)!, 'http://localhost:4680');
    await acceptInvitation(auth, link.split('/').at(-1)!, password);
  }
}

async function sampleSkills(administrator: Actor, leader: Actor, idOf: (key: string) => string, assessedOn: string) {
  const skillIds = {} as Record<cast.SkillName, string>;
  for (const [key, [name, description]] of Object.entries(cast.skills))
    skillIds[key as cast.SkillName] = (await defineSkill(administrator, { name, description })).id;
  for (const { key, levels = {}, develops = [] } of cast.members) {
    for (const [skill, level] of Object.entries(levels))
      await assessSkill(leader, idOf(key), {
        ...{ skillId: skillIds[skill as cast.SkillName], level, assessedOn },
        basis: cast.bases[skill as cast.SkillName],
      });
    for (const skill of develops) await pursueSkill(leader, idOf(key), skillIds[skill]);
  }
  return skillIds;
}

/** How many rows a table of the organisation has: for what is said while the sample is made. */
export const countOf = async (actor: Actor, table: string): Promise<number> =>
  one(
    await reading(actor.organisationId, (db) =>
      db.rows<{ count: number }>(sql`select count(*)::int as count from ${sql.identifier(table)}`),
    ),
  ).count;
