import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, numeric, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';

export const roles = [
  'leader',
  'member',
  'manager',
  'assessor',
  'internal-quality-assurer',
  'external-quality-assurer',
  'centre-coordinator',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export const people = pgTable(
  'people',
  {
    ...key(),
    name: text().notNull(),
    email: text(),
    employeeNumber: text(),
    jobTitle: text(),
    responsibilities: text(),
    managerId: uuid(),
    hours: numeric({ precision: 5, scale: 2, mode: 'number' }),
    startsOn: date(),
    endsOn: date(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    uniqueIndex().on(t.organisationId, t.email),
    uniqueIndex().on(t.organisationId, t.employeeNumber),
    index().on(t.organisationId, t.name),
    index().on(t.organisationId, t.managerId),
  ],
);
export type Person = typeof people.$inferSelect;

export const teams = pgTable(
  'teams',
  { ...key(), name: text().notNull(), purpose: text(), parentId: uuid(), ...edited() },
  (t) => [...own(t), uniqueIndex().on(t.organisationId, t.name)],
);
export type Team = typeof teams.$inferSelect;

/**
 * Who works in which team, from when; `until` is the first day they no longer do. `misdated` where a file of people ended it before it
 * began, before that was refused: the ledger knows those days.
 */
export const teamMembers = pgTable(
  'team_members',
  {
    ...key(),
    teamId: uuid().notNull(),
    personId: uuid().notNull(),
    since: date().notNull(),
    until: date(),
    misdated: boolean().notNull().default(false),
  },
  (t) => [
    ...own(t),
    to(t, t.teamId, teams),
    to(t, t.personId, people),
    check('team_members_ends', sql`${t.misdated} or ${t.until} is null or ${t.until} >= ${t.since}`),
    index().on(t.organisationId, t.teamId),
    index().on(t.organisationId, t.personId),
  ],
);

/** A role given: leader and manager are of a team, the others of the organisation. Withdrawn, never deleted. */
export const roleGrants = pgTable(
  'role_grants',
  {
    ...key(),
    personId: uuid().notNull(),
    role: text().$type<Role>().notNull(),
    teamId: uuid(),
    grantedBy: uuid().notNull(),
    grantedAt: moment().notNull().defaultNow(),
    until: moment(),
    withdrawnAt: moment(),
    withdrawnBy: uuid(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.personId, people), to(t, t.teamId, teams), index().on(t.organisationId, t.personId)],
);
export type RoleGrant = typeof roleGrants.$inferSelect;

/** An invitation by link: only the hash of its token is kept. */
export const invitations = pgTable(
  'invitations',
  {
    ...key(),
    personId: uuid().notNull(),
    email: text().notNull(),
    tokenHash: text().notNull().unique(),
    sentBy: uuid().notNull(),
    sentAt: moment().notNull(),
    expiresAt: moment().notNull(),
    acceptedAt: moment(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.personId, people), index().on(t.organisationId, t.personId)],
);

/** `namesake` is above 0 where a skill had the name of another, capitals apart, before that was refused; until it is renamed. */
export const skills = pgTable(
  'skills',
  {
    ...key(),
    name: text().notNull(),
    description: text(),
    retiredAt: moment(),
    namesake: integer().notNull().default(0),
    ...edited(),
  },
  (t) => [
    ...own(t),
    uniqueIndex('skills_name_read').on(t.organisationId, sql`lower(${t.name} collate "und-x-icu")`, t.namesake),
  ],
);
export type Skill = typeof skills.$inferSelect;

/** A level of a skill, 0 to 4, as assessed on a day by somebody; the newest counts, the older stay. */
export const skillLevels = pgTable(
  'skill_levels',
  {
    ...key(),
    personId: uuid().notNull(),
    skillId: uuid().notNull(),
    level: integer().notNull(),
    assessedOn: date().notNull(),
    assessedBy: uuid().notNull(),
    basis: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.personId, people),
    to(t, t.skillId, skills),
    index().on(t.organisationId, t.personId, t.skillId, t.assessedOn),
  ],
);

/** A skill that somebody is developing: work one level above theirs may be given with a buddy. */
export const skillGoals = pgTable(
  'skill_goals',
  {
    ...key(),
    personId: uuid().notNull(),
    skillId: uuid().notNull(),
    since: date().notNull(),
    ended: date(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.personId, people), to(t, t.skillId, skills), index().on(t.organisationId, t.personId)],
);

/** A personal rule from an agreed adjustment or contract. The rule is used in allocation; its reason is not kept here. */
export const workRules = pgTable(
  'work_rules',
  {
    ...key(),
    personId: uuid().notNull(),
    kind: text().$type<'no-channel' | 'max-task-hours' | 'max-hours' | 'never'>().notNull(),
    value: text().notNull(),
    isPrivate: boolean().notNull().default(true),
    reviewOn: date(),
    endedAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.personId, people), index().on(t.organisationId, t.personId)],
);
