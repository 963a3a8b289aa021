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

/** For the facilitator alone: by name, how often each of those there has spoken, counted or with a line under their name. In the order of names: it is no ranking. */
export const turnsOf = (actor: Actor, meetingId: string): Promise<{ id: string; name: string; turns: number }[]> =>
  see(actor, 'team-meeting.count-turn', meetingFacts(actor, meetingId), (db) =>
    db.rows(sql`
      select p.id, p.name, coalesce(t.turns, 0) + (select count(*)::int from team_meeting_contributions c
          where c.organisation_id = x.organisation_id and c.meeting_id = x.meeting_id and c.speaker_id = x.person_id
            and c.struck_at is null) as turns
      from team_meeting_people x join people p on p.organisation_id = x.organisation_id and p.id = x.person_id
      left join team_meeting_turns t on t.organisation_id = x.organisation_id and t.meeting_id = x.meeting_id and t.person_id = x.person_id
      where x.organisation_id = ${actor.organisationId} and x.meeting_id = ${meetingId} and x.attendance in ('present', 'late')
      order by p.name collate "und-x-icu", p.id`),
  );

/**
 * How many were there, and how many of them spoke: counted, or with a line under their name. Null where nobody was counted, unless
 * everybody has a line: few lines alone say nothing of who kept silent.
 */
export async function spokenOf(db: Read, { organisationId }: Actor, meetingId: string) {
  const { present, counted, spoke } = first(
    await db.rows<{ present: number; counted: number; spoke: number }>(sql`
      select count(*)::int as present, count(t.id)::int as counted,
        (count(*) filter (where t.id is not null or exists (select 1 from team_meeting_contributions c
          where c.organisation_id = x.organisation_id and c.meeting_id = x.meeting_id and c.speaker_id = x.person_id
            and c.struck_at is null)))::int as spoke
      from team_meeting_people x
      left join team_meeting_turns t on t.organisation_id = x.organisation_id and t.meeting_id = x.meeting_id and t.person_id = x.person_id
      where x.organisation_id = ${organisationId} and x.meeting_id = ${meetingId} and x.attendance in ('present', 'late')`),
  )!;
  return { present, spoke: counted > 0 || spoke === present ? spoke : null };
}

export const forgetTurns = (tx: Tx, { organisationId }: Actor, meetingId: string) =>
  tx.rows(sql`delete from team_meeting_turns where organisation_id = ${organisationId} and meeting_id = ${meetingId}`);
