// Meetings of a one-to-one: set, moved, missed, held, closed; and the notes that both write.
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { dayInWords, dayOf } from '../day-words.ts';
import { one, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import { instantOf } from '../local-time.ts';
import type { Actor } from '../people/actor.ts';
import { keepMeetingDocument } from './meeting-document.ts';
import { type MeetingStep, meetingState, requireAmendable, requiredMeetingStep } from './meeting-state.ts';
import { lockedMeeting, lockedPair, type MeetingFacts, requireGoingOn, theMeeting } from './one-to-one-facts.ts';
import type { NotesForm, ScheduleForm } from './one-to-ones.form.ts';
import { type OneToOneMeeting, oneToOneMeetings } from './one-to-ones.table.ts';
import { heldFrom } from './when-words.ts';

type When = Pick<ScheduleForm, 'day' | 'time'>;

/** Sets a meeting. `day` is YYYY-MM-DD, `time` HH:MM, both in the organisation's time zone; an hour long where nothing is said. */
export const scheduleMeeting = (
  actor: Actor,
  pairId: string,
  { place = null, minutes, ...when }: When & { place?: string | null; minutes?: number },
) =>
  act(actor, 'one-to-one.schedule', lockedPair(actor, pairId), async (tx, facts, keep) => {
    await requireGoingOn(tx, actor, facts, when.day);
    const row = {
      organisationId: actor.organisationId,
      id: newId(),
      oneToOneId: pairId,
      at: instantOf(actor.organisation.timeZone, when),
      ...{ place, minutes },
    };
    const set = one(await tx.insert(oneToOneMeetings).values(row).returning());
    keep('one-to-one-meeting', set);
    return set;
  });

/** Moves a meeting to another time, for a reason that both read. */
export const moveMeeting = (actor: Actor, meetingId: string, { reason, ...when }: When & { reason: string }) =>
  act(actor, 'one-to-one.schedule', lockedMeeting(actor, meetingId), async (tx, facts, keep) => {
    const { meeting } = facts;
    requireStep(meeting, 'move', reason);
    await requireGoingOn(tx, actor, facts, when.day);
    const at = instantOf(actor.organisation.timeZone, when);
    if (at.getTime() === meeting.at.getTime())
      throw new Invalid({ time: 'Enter another time than the one it has now' });
    const moved = { at, movedFrom: meeting.at, movedReason: reason, movedBy: actor.personId };
    return change(tx, actor, meeting, moved, keep);
  });

/** Says that a meeting did not take place, and why. What was open stays open. */
export const missMeeting = (actor: Actor, meetingId: string, reason: string) =>
  act(actor, 'one-to-one.schedule', lockedMeeting(actor, meetingId), async (tx, { meeting }, keep) => {
    requireStep(meeting, 'miss', reason);
    return change(tx, actor, meeting, { missedReason: reason, missedBy: actor.personId }, keep);
  });

/** Says that the two have met. From then on its document is kept with every change. */
export const holdMeeting = (actor: Actor, meetingId: string) =>
  act(actor, 'one-to-one.hold', lockedMeeting(actor, meetingId), async (tx, { meeting }, keep) => {
    requireStep(meeting, 'hold');
    const zone = actor.organisation.timeZone;
    const day = dayOf(meeting.at, zone);
    if (day > dayOf(now(), zone)) throw new Conflict(`This meeting is set for ${dayInWords(day)}. ${heldFrom(day)}`);
    return change(tx, actor, meeting, { heldAt: now() }, keep);
  });

/** Ends the writing. The document as it is then is the record of the meeting. */
export const closeMeeting = (actor: Actor, meetingId: string) =>
  act(actor, 'one-to-one.close', lockedMeeting(actor, meetingId), async (tx, { meeting }, keep) => {
    requireStep(meeting, 'close');
    return change(tx, actor, meeting, { closedAt: now() }, keep);
  });

/** Writes the shared notes. @throws Conflict with both texts when the other saved first, or when the time for it is over */
export const writeNotes = (actor: Actor, meetingId: string, { notes, asked, version }: NotesForm) =>
  act(actor, 'one-to-one.amend', lockedMeeting(actor, meetingId), async (tx, { meeting }, keep) => {
    requireAmendable(meeting, now());
    if (meeting.version !== version)
      throw new Conflict('These notes were changed meanwhile. Compare the two, then save again.', {
        notes: meeting.notes ?? '',
        asked: meeting.asked ?? '',
      });
    const by = (words: string | null, before: string | null, writers: string[] | null) =>
      words === before ? null : { by: words ? writersOf(actor, before, writers) : null, at: words ? now() : null };
    const [noted, said] = [by(notes, meeting.notes, meeting.notesBy), by(asked, meeting.asked, meeting.askedBy)];
    const set = {
      ...{ notes, asked },
      ...(noted && { notesBy: noted.by, notesAt: noted.at }),
      ...(said && { askedBy: said.by, askedAt: said.at }),
    };
    return change(tx, actor, meeting, set, keep);
  });

/** Whoever wrote words that are changed now stays among their writers. */
const writersOf = ({ personId }: Actor, before: string | null, writers: string[] | null) =>
  before && writers ? [...new Set([...writers, personId])] : [personId];

function requireStep(meeting: MeetingFacts['meeting'], step: MeetingStep, reason: string | null = null) {
  const legal = requiredMeetingStep(meetingState(meeting), step);
  if (legal.reason && !reason?.trim()) throw new Invalid({ reason: 'Enter the reason. Both of you read it.' });
}

async function change(tx: Tx, actor: Actor, meeting: OneToOneMeeting, set: Partial<OneToOneMeeting>, keep: Keep) {
  const rows = await tx
    .update(oneToOneMeetings)
    .set({ ...set, version: meeting.version + 1 })
    .where(theMeeting(actor, meeting.id))
    .returning();
  const changed = one(rows);
  keep('one-to-one-meeting', changed);
  await keepMeetingDocument(tx, actor, meeting.id, keep);
  return changed;
}
