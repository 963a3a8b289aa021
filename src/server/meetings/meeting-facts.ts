// The meeting meant, with the facts that rules look at. Whatever changes locks the meeting: one change after another.
import { and, eq } from 'drizzle-orm';
import type { Keep } from '../act.ts';
import { today } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { OfAction, OfMeeting } from '../permissions.ts';
import { keepMinutes } from './minutes-document.ts';
import { type TeamMeetingState, teamMeetingState } from './team-meeting-state.ts';
import {
  type TeamMeeting,
  type TeamMeetingAction,
  type TeamMeetingItem,
  teamMeetingActions,
  teamMeetingItems,
  teamMeetings,
} from './team-meetings.table.ts';

export type MeetingFacts = OfMeeting & { meeting: TeamMeeting; state: TeamMeetingState };

export const theTeamMeeting = ({ organisationId }: Actor, meetingId: string) =>
  and(eq(teamMeetings.organisationId, organisationId), eq(teamMeetings.id, meetingId));

/** Null when there is none in the actor's organisation. */
export const meetingFacts = (actor: Actor, meetingId: string) => async (db: Read) => {
  const meeting = first(await db.select().from(teamMeetings).where(theTeamMeeting(actor, meetingId)));
  return meeting && withFacts(db, actor, meeting);
};

export const lockedTeamMeeting =
  (actor: Actor, meetingId: string) =>
  async (tx: Tx): Promise<MeetingFacts | null> => {
    const meeting = first(await tx.select().from(teamMeetings).where(theTeamMeeting(actor, meetingId)).for('update'));
    return meeting && withFacts(tx, actor, meeting);
  };

export type ItemFacts = MeetingFacts & { item: TeamMeetingItem };

/** An item, and its meeting, which is locked. */
export const lockedItem =
  (actor: Actor, itemId: string) =>
  async (tx: Tx): Promise<ItemFacts | null> => {
    const same = and(eq(teamMeetingItems.organisationId, actor.organisationId), eq(teamMeetingItems.id, itemId));
    const before = first(await tx.select().from(teamMeetingItems).where(same));
    const facts = before && (await lockedTeamMeeting(actor, before.meetingId)(tx));
    const item = first(await tx.select().from(teamMeetingItems).where(same).for('update'));
    return facts && item && { ...facts, item };
  };

export type ActionFacts = MeetingFacts & OfAction & { action: TeamMeetingAction };

export const theAction = (actor: Actor, actionId: string) =>
  and(eq(teamMeetingActions.organisationId, actor.organisationId), eq(teamMeetingActions.id, actionId));

export const lockedAction =
  (actor: Actor, actionId: string) =>
  async (tx: Tx): Promise<ActionFacts | null> => {
    const before = first(await tx.select().from(teamMeetingActions).where(theAction(actor, actionId)));
    const facts = before && (await lockedTeamMeeting(actor, before.meetingId)(tx));
    const action = first(await tx.select().from(teamMeetingActions).where(theAction(actor, actionId)).for('update'));
    return facts && action && { ...facts, action, ownerId: action.ownerId };
  };

/** Sets something of the meeting; from the first proposal on its document is kept with every change. */
export async function changeMeeting(
  tx: Tx,
  actor: Actor,
  { meeting }: Pick<MeetingFacts, 'meeting'>,
  set: Partial<TeamMeeting>,
  keep: Keep,
): Promise<TeamMeeting> {
  const rows = await tx
    .update(teamMeetings)
    .set({ ...set, version: meeting.version + 1 })
    .where(theTeamMeeting(actor, meeting.id))
    .returning();
  keep('team-meeting', one(rows));
  await keepMinutes(tx, actor, meeting.id, keep);
  return one(rows);
}

/** Corrections that hold the minutes of `m` up. */
export const openCorrections = sql`(select count(*)::int from team_meeting_corrections c
  where c.organisation_id = m.organisation_id and c.meeting_id = m.id and c.replied_at is null and not c.after_agreement)`;

async function withFacts(db: Read, actor: Actor, meeting: TeamMeeting): Promise<MeetingFacts> {
  const own = one(
    await db.rows<{ invited: boolean; present: boolean; corrections: number }>(sql`
      select ${openCorrections} as corrections, coalesce(p.invited, false) as invited,
        coalesce(p.attendance in ('present', 'late'), false) as present
      from team_meetings m left join team_meeting_people p on p.organisation_id = m.organisation_id and p.meeting_id = m.id
        and p.person_id = ${actor.personId}
      where m.organisation_id = ${actor.organisationId} and m.id = ${meeting.id}`),
  );
  const { timeZone } = actor.organisation;
  const { teamId, facilitatorId } = meeting;
  const moments = { ...meeting, openCorrections: own.corrections };
  return {
    ...{ teamId, facilitatorId, invited: own.invited, present: own.present, meeting },
    state: teamMeetingState(moments, today(timeZone)),
  };
}
