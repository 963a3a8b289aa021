// Calling a meeting, changing what was arranged, calling it off, and saying beforehand that one cannot come.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import { instantOf } from '../local-time.ts';
import type { Actor } from '../people/actor.ts';
import { teamFacts } from '../people/facts.ts';
import { arrangedNow } from './arranged-now.ts';
import { changeMeeting, lockedTeamMeeting } from './meeting-facts.ts';
import { nameableFor } from './roster.ts';
import { requireTeamMeetingState, requireTeamMeetingStep } from './team-meeting-state.ts';
import type { CallForm, ChangeForm } from './team-meetings.form.ts';
import { type Attendance, type TeamMeeting, teamMeetingPeople, teamMeetings } from './team-meetings.table.ts';

/** Calls a meeting: its agenda is open from then on. @throws Invalid for a time that has passed, a plan or people of others */
export const callMeeting = (actor: Actor, { invited, day, time, ...called }: CallForm): Promise<TeamMeeting> =>
  act(actor, 'team-meeting.call', teamFacts(actor, called.teamId), async (tx, { teamId }, keep) => {
    const at = instantOf(actor.organisation.timeZone, { day, time });
    requireToCome(at);
    await requirePlanOf(tx, actor, teamId, called.planId);
    const guests = await guestsAmong(tx, actor, teamId, called.facilitatorId, invited);
    const { organisationId, personId: calledById } = actor;
    const row = { ...called, organisationId, id: newId(), at, calledById, calledAt: now() };
    const meeting = one(await tx.insert(teamMeetings).values(row).returning());
    keep('team-meeting', meeting);
    for (const personId of guests)
      await setPerson(tx, actor, { meetingId: meeting.id, personId }, { invited: true }, keep);
    return meeting;
  });

/** Changes what was arranged before the meeting begins. @throws Conflict with the text of the other after a lost race */
export const changeArrangement = (actor: Actor, meetingId: string, form: ChangeForm): Promise<TeamMeeting> =>
  act(actor, 'team-meeting.arrange', lockedTeamMeeting(actor, meetingId), async (tx, facts, keep) => {
    const { invited, day, time, version, ...arranged } = form;
    const { meeting } = facts;
    requireTeamMeetingStep(facts.state, 'change');
    if (meeting.version !== version)
      throw new Conflict(
        'This meeting was changed meanwhile. Compare the two, then save again.',
        await arrangedNow(tx, actor, form, meeting),
      );
    const at = instantOf(actor.organisation.timeZone, { day, time });
    if (at.getTime() !== meeting.at.getTime()) requireToCome(at);
    await requirePlanOf(tx, actor, meeting.teamId, arranged.planId);
    const guests = await guestsAmong(tx, actor, meeting.teamId, arranged.facilitatorId, invited);
    await inviteAnew(tx, actor, meetingId, guests, keep);
    return changeMeeting(tx, actor, facts, { ...arranged, at, sequence: meeting.sequence + 1 }, keep);
  });

/** Calls a meeting off, for a reason that everybody asked to it reads. */
export const callOff = (actor: Actor, meetingId: string, reason: string): Promise<TeamMeeting> =>
  act(actor, 'team-meeting.arrange', lockedTeamMeeting(actor, meetingId), async (tx, facts, keep) => {
    requireTeamMeetingStep(facts.state, 'call-off');
    const set = { calledOffAt: now(), calledOffReason: reason, calledOffById: actor.personId };
    return changeMeeting(tx, actor, facts, { ...set, sequence: facts.meeting.sequence + 1 }, keep);
  });

/** One's own word beforehand that one cannot come, or can after all. */
export const apologise = (actor: Actor, meetingId: string, comes: boolean) =>
  act(actor, 'team-meeting.apologise', lockedTeamMeeting(actor, meetingId), async (tx, { state }, keep) => {
    requireTeamMeetingState(state, 'agenda-open');
    return setPerson(
      tx,
      actor,
      { meetingId, personId: actor.personId },
      { attendance: comes ? null : 'apologies' },
      keep,
    );
  });

/** Writes down of somebody that they are invited, or how they came; answers the row as it is then. */
export async function setPerson(
  tx: Tx,
  actor: Actor,
  { meetingId, personId }: { meetingId: string; personId: string },
  set: { invited?: boolean; attendance?: Attendance | null },
  keep: Keep,
) {
  const { organisationId } = actor;
  const rows = await tx
    .insert(teamMeetingPeople)
    .values({ organisationId, id: newId(), meetingId, personId, ...set })
    .onConflictDoUpdate({
      target: [teamMeetingPeople.organisationId, teamMeetingPeople.meetingId, teamMeetingPeople.personId],
      set: { ...set, version: sql`${teamMeetingPeople.version} + 1` },
    })
    .returning();
  keep('team-meeting-person', one(rows));
  return one(rows);
}

const farthest = 2 * 366 * 86_400_000;

function requireToCome(at: Date) {
  if (at <= now()) throw new Invalid({ day: 'Enter a day and a time that are to come: the agenda is open until then' });
  if (at.getTime() > now().getTime() + farthest)
    throw new Invalid({
      day: 'Enter a day within two years: nobody can say yet whether they will come later than that',
    });
}

async function requirePlanOf(db: Read, actor: Actor, teamId: string, planId: string | null) {
  if (!planId) return;
  const found = await db.rows(sql`select 1 from plans where organisation_id = ${actor.organisationId}
    and id = ${planId} and team_id = ${teamId}`);
  if (found.length === 0) throw new Invalid({ planId: 'Choose a plan of this team, or none' });
}

/** Whoever of those chosen is not of the team anyway. @throws Invalid where somebody is not at work here */
async function guestsAmong(db: Read, actor: Actor, teamId: string, facilitatorId: string, invited: readonly string[]) {
  const people = new Map((await nameableFor(db, actor, teamId)).map((person) => [person.id, person]));
  if (!people.has(facilitatorId)) throw new Invalid({ facilitatorId: 'Choose somebody who is at work here' });
  if (invited.some((id) => !people.has(id))) throw new Invalid({ invited: 'Choose people who are at work here' });
  return [...new Set([facilitatorId, ...invited])].filter((id) => !people.get(id)!.ofTeam);
}

async function inviteAnew(tx: Tx, actor: Actor, meetingId: string, guests: readonly string[], keep: Keep) {
  const known = await tx
    .select()
    .from(teamMeetingPeople)
    .where(and(eq(teamMeetingPeople.organisationId, actor.organisationId), eq(teamMeetingPeople.meetingId, meetingId)));
  for (const { personId, invited } of known)
    if (invited && !guests.includes(personId))
      await setPerson(tx, actor, { meetingId, personId }, { invited: false }, keep);
  for (const personId of guests)
    if (!known.some((row) => row.personId === personId && row.invited))
      await setPerson(tx, actor, { meetingId, personId }, { invited: true }, keep);
}
