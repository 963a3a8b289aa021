// Who stands in a plan and can do none of its work any more: nobody waits for their answer, and their hours do not count.
import type { SQL } from 'drizzle-orm';
import { today } from '../clock.ts';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { sumOfHours } from './hours-words.ts';

export type Gone = 'left' | 'suspended' | 'team';

/** Why, after a name. */
export const goneWords: Record<Gone, string> = {
  left: 'is no longer at work here',
  suspended: 'is suspended and cannot sign in',
  team: 'is no longer in the team',
};

export const goneSelf: Record<Gone, string> = {
  left: 'You are no longer at work here',
  suspended: 'You are suspended',
  team: 'You are no longer in this team',
};

/** What whoever is gone is told of work that was theirs. Pure. */
export const notYours = (gone: Gone): string =>
  `${goneSelf[gone]}, so this work is no longer yours to answer, report as done or sign.`;

/** What whoever leads or manages them is told of it. Pure. */
export const notTheirs = (name: string, gone: Gone): string =>
  `${name} ${goneWords[gone]}, so this work is no longer theirs to answer, report as done or sign, and nobody signs it with them.`;

/** "Siân Parry, who is no longer at work here"; the name alone of whoever is not gone. Pure. */
export const withGone = (name: string, gone: Gone | null | undefined): string =>
  gone ? `${name}, who ${goneWords[gone]},` : name;

type Whom = { organisationId: string; person: SQL; plan: SQL; team: SQL; day: SQL };

/**
 * Why a person is gone from a plan on a day, as `Gone`; null where they are not. Who never was in the team helps from outside it,
 * and so does who left it and was given hours since: what was given before, also on the same day, was given to one of the team.
 */
export function goneWhy({ organisationId, person, plan, team, day }: Whom): SQL {
  const ofTeam = sql`from team_members g where g.organisation_id = ${organisationId} and g.person_id = ${person} and g.team_id = ${team}`;
  return sql`case ${notHere({ organisationId, person, day })}
    when exists (select 1 ${ofTeam}) and not exists (select 1 ${ofTeam} and (g.until is null or g.until > ${day}))
      and not exists (select 1 from plan_hours g join versions v on v.organisation_id = g.organisation_id and v.record_id = g.id
          join organisations o on o.id = g.organisation_id
        where g.organisation_id = ${organisationId} and g.plan_id = ${plan} and g.person_id = ${person} and g.hours > 0
          and v.kind = 'plan-hours' and v.version = g.version
          and v.at >= (select max(g.until)::timestamp at time zone o.time_zone ${ofTeam})
          and v.sequence > (select coalesce(max(e.sequence), 0) from versions e where e.organisation_id = ${organisationId}
            and e.kind = 'team-member' and e.record_id in (select g.id ${ofTeam}))) then 'team' end`;
}

/** The part of it that holds wherever somebody is met, whatever the plan: an SQL case without its end. */
export const notHere = ({ organisationId, person, day }: Pick<Whom, 'organisationId' | 'person' | 'day'>): SQL => sql`
    when exists (select 1 from people g where g.organisation_id = ${organisationId} and g.id = ${person} and g.ends_on < ${day})
      then 'left'
    when exists (select 1 from memberships g where g.organisation_id = ${organisationId} and g.person_id = ${person}
      and g.state = 'suspended') then 'suspended'`;

/** The day that counts for a plan (`p`): today, or its first where that is to come. */
export const countedFrom = (day: string): SQL => sql`greatest(${day}::date, p.starts_on)`;

/** The same of a plan at hand. */
export const countedDay = ({ organisation }: Actor, { startsOn }: { startsOn: string }): string =>
  [today(organisation.timeZone), startsOn].sort().at(-1)!;

/** The plans in which somebody has hours, or work still theirs, and is not gone from them: ids, inside another statement. */
export const plansWithHours = ({ organisationId, personId, organisation }: Actor): SQL => sql`
  select p.id from plan_hours h join plans p on p.organisation_id = h.organisation_id and p.id = h.plan_id
  where h.organisation_id = ${organisationId} and h.person_id = ${personId}
    and (h.hours > 0 or exists (select 1 from assignments s where s.organisation_id = h.organisation_id
      and s.plan_id = h.plan_id and s.person_id = h.person_id and s.ended_at is null))
    and ${goneWhy({
      ...{ organisationId, person: sql`h.person_id`, plan: sql`p.id`, team: sql`p.team_id` },
      day: countedFrom(today(organisation.timeZone)),
    })} is null`;

/** Whether a plan (`p`) is one that somebody reads now, as `plan.view` asks. */
export const readsPlan = (actor: Actor): SQL => {
  const teams = [...new Set([...actor.leads, ...actor.manages, ...actor.memberOf])];
  return sql`(p.team_id = any(${sql.param(teams)}::uuid[]) or p.id in (${plansWithHours(actor)}))`;
};

/** Whether this work is held by somebody who can do it no more. */
export const isLost = (
  { personId, doneAt }: { personId: string; doneAt: string | null },
  people: readonly { id: string; gone: Gone | null }[],
): boolean => !doneAt && people.some(({ id, gone }) => gone && id === personId);

/** Hours of work that those who are here have. */
export const hoursGiven = (
  assignments: readonly { personId: string; hours: number }[],
  people: readonly { id: string; gone: Gone | null }[],
): number => {
  const gone = new Set(people.filter((person) => person.gone).map(({ id }) => id));
  return sumOfHours(assignments.filter(({ personId }) => !gone.has(personId)));
};

/** Hours of those who are here. */
export const hoursHere = (people: readonly { hours: number; gone: Gone | null }[]): number =>
  sumOfHours(people.filter(({ gone }) => !gone));
