// The page of one meeting: its agenda, the notes both write, the notes one keeps, what was promised.
import { and, eq } from 'drizzle-orm';
import { see } from '../act.ts';
import { now, today } from '../clock.ts';
import { dayOf } from '../day-words.ts';
import { first, type Read, sql } from '../db.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import {
  amendableUntil,
  isAmendable,
  isOver,
  type MeetingState,
  type MeetingStep,
  meetingState,
  nextSteps,
} from './meeting-state.ts';
import { sayOver } from './met-no-more.ts';
import { meetingIn } from './one-to-one-facts.ts';
import { oneToOneNotes } from './one-to-ones.table.ts';
import { type Both, bothOf, type Point, type Promised, pointsOf, promisedBy } from './pair-parts.ts';

export type MeetingPage = Both & {
  id: string;
  pairId: string;
  leads: boolean;
  other: { id: string; name: string };
  at: string;
  place: string | null;
  state: MeetingState;
  steps: MeetingStep[];
  /** Why nothing new is put on its agenda, where the two can meet no more. */
  over: string | null;
  /** Its time has passed, while nobody said whether they met. */
  unsaid: boolean;
  /** From when it can be said that they met, YYYY-MM-DD, where that day is to come. */
  holdsFrom: string | null;
  /** Whether shared words may still be changed, and until when. */
  amendable: boolean;
  amendableUntil: string | null;
  moved: { from: string; reason: string; by: string } | null;
  missed: { reason: string; by: string } | null;
  notes: string | null;
  asked: string | null;
  /** Who wrote each, by name, and when last; null where nothing stands or it was not recorded. */
  notesFrom: { by: string; at: string } | null;
  askedFrom: { by: string; at: string } | null;
  version: number;
  /** The actor's own notes; nobody else's are ever read. */
  own: { words: string; version: number };
  open: Point[];
  settled: Point[];
  /** Open ones, those agreed here, and those done since the meeting was held. */
  actions: Promised[];
  timeZone: string;
};

/** A meeting of a pair. @throws NotFound for anybody but the two */
export const meetingOf = (actor: Actor, pairId: string, meetingId: string): Promise<MeetingPage> =>
  see(actor, 'one-to-one.view', meetingIn(actor, pairId, meetingId), async (db, { pair, meeting }) => {
    const both = await bothOf(db, actor, pair);
    const leads = pair.leaderId === actor.personId;
    const points = await pointsOf(db, actor, pairId, sql`(i.closed_at is null or i.meeting_id = ${meetingId})`);
    const nameOf = (id: string | null) => (id === both.leader.id ? both.leader.name : both.member.name);
    const from = (by: string[] | null, at: Date | null) =>
      by && at && { by: allOf(by.map(nameOf)), at: at.toISOString() };
    const { movedFrom, movedReason, missedReason, heldAt } = meeting;
    const state = meetingState(meeting);
    const over = await sayOver(db, actor, pair);
    const { timeZone } = actor.organisation;
    const day = today(timeZone);
    return {
      ...{ ...both, id: meetingId, pairId, leads, other: leads ? both.member : both.leader },
      ...{ at: meeting.at.toISOString(), place: meeting.place, state, over },
      steps: nextSteps(state).filter((step) => step !== 'move' || !over),
      unsaid: state === 'scheduled' && isOver(meeting.at, now()),
      holdsFrom: dayOf(meeting.at, timeZone) > day ? dayOf(meeting.at, timeZone) : null,
      amendable: isAmendable(meeting, now()),
      amendableUntil: heldAt && amendableUntil(heldAt).toISOString(),
      moved: movedFrom && { from: movedFrom.toISOString(), reason: movedReason ?? '', by: nameOf(meeting.movedBy) },
      missed: missedReason === null ? null : { reason: missedReason, by: nameOf(meeting.missedBy) },
      ...{ notes: meeting.notes, asked: meeting.asked, version: meeting.version },
      notesFrom: from(meeting.notesBy, meeting.notesAt),
      askedFrom: from(meeting.askedBy, meeting.askedAt),
      own: await ownNote(db, actor, meetingId),
      open: state === 'scheduled' || state === 'held' ? points.filter(({ outcome }) => !outcome) : [],
      settled: points.filter(({ outcome }) => outcome),
      actions: await promisedBy(db, actor, pairId, day, actionsAt(meetingId, state)),
      timeZone: actor.organisation.timeZone,
    };
  });

const actionsAt = (meetingId: string, state: MeetingState) =>
  state === 'closed' || state === 'missed'
    ? sql`x.meeting_id = ${meetingId}`
    : sql`(x.meeting_id = ${meetingId} or x.done_at is null)`;

async function ownNote(db: Read, { organisationId, personId }: Actor, meetingId: string) {
  const own = and(
    ...[eq(oneToOneNotes.organisationId, organisationId), eq(oneToOneNotes.meetingId, meetingId)],
    eq(oneToOneNotes.authorId, personId),
  );
  const found = await db
    .select({ words: oneToOneNotes.words, version: oneToOneNotes.version })
    .from(oneToOneNotes)
    .where(own);
  return first(found) ?? { words: '', version: 0 };
}
