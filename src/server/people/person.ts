// The page of one person: role, responsibilities, where they fit; further facts only for those who may see them.
import { see } from '../act.ts';
import { one, type Read, sql } from '../db.ts';
import { may } from '../permissions.ts';
import { type ListedAbsence, nextAbsences, wasAway } from './absences.ts';
import type { Actor } from './actor.ts';
import { type PersonFacts, personFacts } from './facts.ts';
import type { Role } from './people.table.ts';
import { type HeldSkill, heldSkills } from './skill-levels.ts';
import { isSuspended } from './suspended.ts';
import { type RuleInWords, rulesOf } from './work-rules.ts';

type Named = { id: string; name: string };
type Everybody = {
  id: string;
  name: string;
  email: string | null;
  jobTitle: string | null;
  responsibilities: string | null;
  endsOn: string | null;
  version: number;
  manager: Named | null;
  reports: (Named & { jobTitle: string | null })[];
  /** `until`: the first day no longer in it. */
  teams: (Named & { since: string; until: string | null; coming: boolean; ended: boolean; misdated: boolean })[];
  /** `until`: the day on which it ends. */
  roles: { id: string; role: Role; team: Named | null; until: string | null }[];
};
/** For the person, their leader and administrators. */
export type Employment = {
  employeeNumber: string | null;
  hours: number | null;
  startsOn: string | null;
  suspended: boolean;
};

export type PersonPage = Everybody & {
  employment: Employment | null;
  skills: HeldSkill[] | null;
  rules: RuleInWords[] | null;
  /** The next three. */
  absences: ListedAbsence[] | null;
  /** Whether days away stand that are over, where they may be seen. */
  wasAway: boolean;
  mayEdit: boolean;
  mayAssess: boolean;
  maySetRules: boolean;
  /** Whether one works with them. */
  mayGiveFeedback: boolean;
};

export const personOf = (actor: Actor, personId: string): Promise<PersonPage> =>
  see(actor, 'person.view', personFacts(actor, personId), async (db, facts) => ({
    ...(await everybodySees(db, actor, personId)),
    employment: may(actor, 'person.view-employment', facts) ? await employmentOf(db, actor, personId) : null,
    skills: may(actor, 'skill.view', facts) ? await heldSkills(actor, personId)(db) : null,
    rules: may(actor, 'work-rule.view', facts) ? await rulesOf(actor, personId)(db) : null,
    absences: may(actor, 'absence.view', facts) ? await nextAbsences(actor, personId)(db) : null,
    wasAway: may(actor, 'absence.view', facts) && (await wasAway(actor, personId)(db)),
    ...buttons(actor, facts),
  }));

const buttons = (actor: Actor, facts: PersonFacts) => ({
  mayEdit: may(actor, 'person.edit', {}),
  mayAssess: may(actor, 'skill.assess', facts),
  maySetRules: may(actor, 'work-rule.edit', facts),
  mayGiveFeedback: may(actor, 'colleague-feedback.give', facts),
});

const everybodySees = async (db: Read, { organisationId }: Actor, personId: string) =>
  one(
    await db.rows<Everybody>(sql`
      select p.id, p.name, p.email, p.job_title as "jobTitle", p.responsibilities, p.ends_on::text as "endsOn", p.version,
        (select jsonb_build_object('id', b.id, 'name', b.name) from people b
          where b.organisation_id = p.organisation_id and b.id = p.manager_id) as manager,
        coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'jobTitle', r.job_title) order by r.name collate "und-x-icu")
          from people r where r.organisation_id = p.organisation_id and r.manager_id = p.id), '[]') as reports,
        coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'since', m.since,
            'until', m.until, 'misdated', m.misdated, 'coming', m.since > current_date,
            'ended', m.misdated or m.until is not null and m.until <= current_date) order by m.since desc)
          from team_members m join teams t on t.organisation_id = m.organisation_id and t.id = m.team_id
          where m.organisation_id = p.organisation_id and m.person_id = p.id and m.until is distinct from m.since), '[]') as teams,
        coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'until', (g.until at time zone 'UTC')::date, 'team',
            case when t.id is null then null else jsonb_build_object('id', t.id, 'name', t.name) end) order by g.granted_at)
          from role_grants g left join teams t on t.organisation_id = g.organisation_id and t.id = g.team_id
          where g.organisation_id = p.organisation_id and g.person_id = p.id
            and g.withdrawn_at is null and (g.until is null or g.until > now())), '[]') as roles
      from people p where p.organisation_id = ${organisationId} and p.id = ${personId}`),
  );

const employmentOf = async (db: Read, { organisationId }: Actor, personId: string) =>
  one(
    await db.rows<Employment>(sql`
      select employee_number as "employeeNumber", hours::float as hours, starts_on::text as "startsOn",
        ${isSuspended} as suspended
      from people p where organisation_id = ${organisationId} and id = ${personId}`),
  );
