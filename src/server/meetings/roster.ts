// Who is asked to a meeting: the team with whoever leads it, the facilitator, and helpers invited from outside.
import type { SQL } from 'drizzle-orm';
import { today } from '../clock.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { isSuspended } from '../people/suspended.ts';
import type { Attendance } from './team-meetings.table.ts';

/** People at work in a team, or leading it, on a day: ids of `people`, inside another statement. */
export const ofTeam = (organisationId: string, team: SQL, day: SQL): SQL => sql`
  select m.person_id from team_members m where m.organisation_id = ${organisationId} and m.team_id = ${team}
    and m.since <= ${day} and (m.until is null or m.until > ${day})
  union select g.person_id from role_grants g where g.organisation_id = ${organisationId} and g.team_id = ${team}
    and g.role = 'leader' and g.withdrawn_at is null and (g.until is null or g.until > now())`;

export type OnRoster = { id: string; name: string; invited: boolean; attendance: Attendance | null };

/** By name. Once the meeting has begun, those whose coming was said, and whoever is asked now. */
export const rosterOf = (db: Read, actor: Actor, meetingId: string): Promise<OnRoster[]> =>
  db.rows<OnRoster>(sql`
    select p.id, p.name, coalesce(x.invited, false) as invited, x.attendance
    from team_meetings t
    join people p on p.organisation_id = t.organisation_id
    left join team_meeting_people x on x.organisation_id = t.organisation_id and x.meeting_id = t.id and x.person_id = p.id
    where t.organisation_id = ${actor.organisationId} and t.id = ${meetingId}
      and (x.attendance is not null or x.invited or p.id = t.facilitator_id
        or p.id in (${ofTeam(actor.organisationId, sql`t.team_id`, sql`${today(actor.organisation.timeZone)}::date`)})
          and (p.ends_on is null or p.ends_on >= ${today(actor.organisation.timeZone)}::date) and not ${isSuspended})
    order by p.name collate "und-x-icu", p.id`);

/** Who may be named for the team of a meeting to come: its own people first, then everybody else at work here. */
export type Nameable = { id: string; name: string; ofTeam: boolean };

export const nameableFor = (db: Read, actor: Actor, teamId: string): Promise<Nameable[]> => {
  const day = today(actor.organisation.timeZone);
  return db.rows<Nameable>(sql`
    select p.id, p.name, p.id in (${ofTeam(actor.organisationId, sql`${teamId}`, sql`${day}::date`)}) as "ofTeam"
    from people p
    where p.organisation_id = ${actor.organisationId} and (p.ends_on is null or p.ends_on >= ${day}::date) and not ${isSuspended}
    order by 3 desc, p.name collate "und-x-icu", p.id limit 500`);
};
