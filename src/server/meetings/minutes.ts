// Minutes: proposed, agreed or corrected by those who were there, and closed once nothing is left to do.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now, today } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import { first, one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { quoted } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { bankHolidaysIn } from '../people/bank-holidays.ts';
import type { BankHolidays } from '../people/organisations.table.ts';
import { changeMeeting, lockedTeamMeeting, type MeetingFacts } from './meeting-facts.ts';
import { type MeetingRows, meetingRows, undecidedOf } from './meeting-rows.ts';
import { lastDayToCorrect, requireTeamMeetingState, requireTeamMeetingStep } from './team-meeting-state.ts';
import { type TeamMeeting, teamMeetingAgreements, teamMeetingCorrections } from './team-meetings.table.ts';
import { forgetTurns, spokenOf } from './turns.ts';

/**
 * Proposes the minutes as they stand. What was counted of turns is forgotten but for how many of how many spoke. `leftOpen`: the items to
 * decide of which no decision was made, as whoever proposes has seen; the minutes say so of each.
 * @throws Invalid where another has none
 */
export const proposeMinutes = (actor: Actor, meetingId: string, leftOpen: readonly string[] = []) =>
  act(actor, 'team-meeting.propose-minutes', lockedTeamMeeting(actor, meetingId), async (tx, facts, keep) => {
    const { meeting, state } = facts;
    requireTeamMeetingStep(state, 'propose');
    const rows = await meetingRows(actor, meetingId)(tx);
    if (!rows.items.some(({ openedAt }) => openedAt))
      throw new Conflict('No item was opened, so there is nothing to minute yet. Open what you talked about first.');
    requireDecidedOrOpen(rows, leftOpen);
    const { present, spoke } = await spokenOf(tx, actor, meetingId);
    await forgetTurns(tx, actor, meetingId);
    const at = now();
    const proposed = { proposedAt: at, proposedById: actor.personId, proposal: meeting.proposal + 1 };
    const correctUntil = await untilFrom(tx, actor);
    return changeMeeting(
      tx,
      actor,
      facts,
      { ...proposed, correctUntil, present, spoke: spokeInAll(meeting, { present, spoke }) },
      keep,
    );
  });

/** Nobody finds out only from the minutes that what they came to decide was left. */
function requireDecidedOrOpen(rows: MeetingRows, leftOpen: readonly string[]) {
  const forgotten = undecidedOf(rows).filter(({ id }) => !leftOpen.includes(id));
  if (forgotten.length === 0) return;
  throw new Invalid({
    leftOpen: `No decision is written down on ${quoted(forgotten.map(({ words }) => words))}. Write down what was decided, or tick that it is left open`,
  });
}

type Spoke = Pick<TeamMeeting, 'present' | 'spoke'>;

/** Minutes that were taken back had a number whose names are forgotten: it is a least, of those who are there now. */
function spokeInAll({ spoke: before }: Spoke, { present, spoke }: Spoke & { present: number }): number | null {
  if (before === null) return spoke;
  return Math.max(spoke ?? 0, Math.min(before, present));
}

/** Takes proposed minutes back to write on. Who had agreed to them is asked again. */
export const takeBackMinutes = (actor: Actor, meetingId: string) =>
  act(actor, 'team-meeting.propose-minutes', lockedTeamMeeting(actor, meetingId), (tx, facts, keep) => {
    requireTeamMeetingStep(facts.state, 'take-back');
    return changeMeeting(tx, actor, facts, { proposedAt: null, correctUntil: null }, keep);
  });

/**
 * One of those who were there agrees; the last of them makes the minutes agreed. `seen`: which proposal of them was read.
 * @throws Conflict where they were taken back and proposed anew since
 */
export const agreeMinutes = (actor: Actor, meetingId: string, seen?: number) =>
  act(actor, 'team-meeting.agree-minutes', lockedTeamMeeting(actor, meetingId), async (tx, facts, keep) => {
    const { meeting, state } = facts;
    requireTeamMeetingStep(state, 'agree');
    if (seen !== undefined && seen !== meeting.proposal)
      throw new Conflict(
        'The minutes were taken back and proposed anew since you opened them. Read them as they are now, then agree.',
      );
    const { organisationId, personId } = actor;
    const open = await tx.rows(sql`select 1 from team_meeting_corrections where organisation_id = ${organisationId}
      and meeting_id = ${meetingId} and person_id = ${personId} and replied_at is null`);
    if (open.length > 0) throw new Conflict('Your correction is not answered yet. Agree once it is.');
    const row = { organisationId, id: newId(), meetingId, personId, proposal: meeting.proposal, at: now() };
    const [agreed] = await tx.insert(teamMeetingAgreements).values(row).onConflictDoNothing().returning();
    if (!agreed) throw new Conflict('You have agreed to these minutes already.');
    keep('team-meeting-agreement', agreed);
    return changeMeeting(tx, actor, facts, await agreedByAll(tx, facts), keep);
  });

/** Says what the minutes have wrong. Before they are agreed that holds them up until it is answered; it stands in them for ever. */
export const correctMinutes = (actor: Actor, meetingId: string, words: string) =>
  act(actor, 'team-meeting.correct-minutes', lockedTeamMeeting(actor, meetingId), async (tx, facts, keep) => {
    if (facts.state === 'held')
      throw new Conflict(
        'The minutes were taken back to be written on, so nothing is corrected now. Say it in the meeting, or correct them once they are proposed again.',
      );
    requireTeamMeetingState(facts.state, 'minutes-proposed', 'minutes-agreed', 'actions-closed');
    const { organisationId, personId } = actor;
    const afterAgreement = facts.state !== 'minutes-proposed';
    const row = { organisationId, id: newId(), meetingId, personId, words, at: now(), afterAgreement };
    keep('team-meeting-correction', one(await tx.insert(teamMeetingCorrections).values(row).returning()));
    return changeMeeting(tx, actor, facts, {}, keep);
  });

/** Answers a correction. The days for others to correct begin anew, since the minutes say more than before. */
export const replyToCorrection = (actor: Actor, meetingId: string, correctionId: string, reply: string) =>
  act(actor, 'team-meeting.reply', lockedTeamMeeting(actor, meetingId), async (tx, facts, keep) => {
    const same = and(
      ...[eq(teamMeetingCorrections.organisationId, actor.organisationId)],
      ...[eq(teamMeetingCorrections.meetingId, meetingId), eq(teamMeetingCorrections.id, correctionId)],
    );
    const correction = first(await tx.select().from(teamMeetingCorrections).where(same).for('update'));
    if (!correction) throw new NotFound();
    if (correction.repliedAt) throw new Conflict('This correction was answered already.');
    const at = now();
    const set = { reply, repliedById: actor.personId, repliedAt: at, version: correction.version + 1 };
    keep('team-meeting-correction', one(await tx.update(teamMeetingCorrections).set(set).where(same).returning()));
    if (facts.state !== 'minutes-proposed') return changeMeeting(tx, actor, facts, {}, keep);
    const correctUntil = await untilFrom(tx, actor);
    return changeMeeting(tx, actor, facts, { correctUntil, ...(await agreedByAll(tx, facts)) }, keep);
  });

/** Closes the meeting. @throws Conflict while an action of it is open */
export const closeMeeting = (actor: Actor, meetingId: string) =>
  act(actor, 'team-meeting.close', lockedTeamMeeting(actor, meetingId), async (tx, facts, keep: Keep) => {
    requireTeamMeetingStep(facts.state, 'close');
    const { open } = one(
      await tx.rows<{ open: number }>(sql`select count(*)::int as open from team_meeting_actions
        where organisation_id = ${actor.organisationId} and meeting_id = ${meetingId} and done_at is null and let_go_reason is null`),
    );
    if (open > 0)
      throw new Conflict(
        `${open === 1 ? 'One action is' : `${open} actions are`} still open. Close the meeting once each is done, or let go with a reason.`,
      );
    return changeMeeting(tx, actor, facts, { closedAt: now() }, keep);
  });

/** The last day for corrections of what is said today. */
async function untilFrom(tx: Tx, { organisationId, organisation }: Actor): Promise<string> {
  const { division } = one(
    await tx.rows<{ division: BankHolidays | null }>(
      sql`select bank_holidays as division from organisations where id = ${organisationId}`,
    ),
  );
  const day = today(organisation.timeZone);
  const free = new Set(bankHolidaysIn(division, day, daysAfter(day, 30)).map((holiday) => holiday.day));
  return lastDayToCorrect(day, (one) => free.has(one));
}

/** Whether everybody who was there has agreed to what is proposed now, and no correction is open. */
async function agreedByAll(tx: Tx, { meeting: { organisationId, id, proposal } }: MeetingFacts) {
  const { waiting } = one(
    await tx.rows<{ waiting: boolean }>(sql`
      select exists (select 1 from team_meeting_people x where x.organisation_id = ${organisationId} and x.meeting_id = ${id}
          and x.attendance in ('present', 'late') and not exists (select 1 from team_meeting_agreements a
            where a.organisation_id = x.organisation_id and a.meeting_id = x.meeting_id and a.proposal = ${proposal}
              and a.person_id = x.person_id))
        or exists (select 1 from team_meeting_corrections c where c.organisation_id = ${organisationId}
          and c.meeting_id = ${id} and c.replied_at is null and not c.after_agreement) as waiting`),
  );
  return waiting ? {} : { agreedAt: now() };
}
