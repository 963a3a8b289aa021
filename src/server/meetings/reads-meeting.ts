// Which team meetings somebody reads: as `team-meeting.view` asks, inside another statement.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';

const teamsOf = ({ leads, manages, memberOf }: Actor) => sql.param([...new Set([...leads, ...manages, ...memberOf])]);

/** Of the meeting `m`. */
export const readsMeeting = (actor: Actor): SQL => sql`(m.team_id = any(${teamsOf(actor)}::uuid[])
  or m.facilitator_id = ${actor.personId} or m.id in (select x.meeting_id from team_meeting_people x
    where x.organisation_id = ${actor.organisationId} and x.person_id = ${actor.personId}
      and (x.invited or x.attendance in ('present', 'late'))))`;
