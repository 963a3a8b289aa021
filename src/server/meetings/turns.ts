// Turns of speaking, counted by the facilitator so that nobody is overlooked. Nobody else sees them, and no version of them is kept.
import { act, see } from '../act.ts';
import { first, type Read, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { lockedTeamMeeting, meetingFacts } from './meeting-facts.ts';
import { requireTeamMeetingState } from './team-meeting-state.ts';

/** Somebody has spoken. The ledger says of it that a turn was counted, and not whose. */
export const countTurn = (actor: Actor, meetingId: string, personId: string) =>
  act(actor, 'team-meeting.count-turn', lockedTeamMeeting(actor, meetingId), async (tx, { meeting, state }) => {
    requireTeamMeetingState(state, 'held');
    const { organisationId } = actor;
    const counted = await tx.rows(sql`
      insert into team_meeting_turns as t (organisation_id, id, meeting_id, person_id, turns)
      select organisation_id, ${newId()}, meeting_id, person_id, 1 from team_meeting_people
      where organisation_id = ${organisationId} and meeting_id = ${meetingId} and person_id = ${personId}
        and attendance in ('present', 'late')
      on conflict (organisation_id, meeting_id, person_id) do update set turns = t.turns + 1 returning 1`);
    if (counted.length === 0) throw new Conflict('Only who is here can have spoken. Say first who came.');
    return meeting;
  });

/** For the facilitator alone: by name, how often each of those there has spoken. In the order of names: it is no ranking. */
export const turnsOf = (actor: Actor, meetingId: string): Promise<{ id: string; name: string; turns: number }[]> =>
  see(actor, 'team-meeting.count-turn', meetingFacts(actor, meetingId), (db) =>
    db.rows(sql`
      select p.id, p.name, coalesce(t.turns, 0) as turns
      from team_meeting_people x join people p on p.organisation_id = x.organisation_id and p.id = x.person_id
      left join team_meeting_turns t on t.organisation_id = x.organisation_id and t.meeting_id = x.meeting_id and t.person_id = x.person_id
      where x.organisation_id = ${actor.organisationId} and x.meeting_id = ${meetingId} and x.attendance in ('present', 'late')
      order by p.name collate "und-x-icu", p.id`),
  );

/** How many were there, and of how many a turn was counted; null where none was counted. */
export const spokenOf = async (db: Read, { organisationId }: Actor, meetingId: string) =>
  first(
    await db.rows<{ present: number; spoke: number | null }>(sql`
      select (select count(*)::int from team_meeting_people where organisation_id = ${organisationId}
          and meeting_id = ${meetingId} and attendance in ('present', 'late')) as present,
        (select nullif(count(*), 0)::int from team_meeting_turns where organisation_id = ${organisationId}
          and meeting_id = ${meetingId}) as spoke`),
  )!;

export const forgetTurns = (tx: Tx, { organisationId }: Actor, meetingId: string) =>
  tx.rows(sql`delete from team_meeting_turns where organisation_id = ${organisationId} and meeting_id = ${meetingId}`);
