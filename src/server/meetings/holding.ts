// The meeting itself: who is there, one item after another, what was said, decided and promised.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now, today } from '../clock.ts';
import { dayOf, weekdayInWords } from '../day-words.ts';
import { first, one, type Tx } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { timeInWords } from '../time-words.ts';
import { requireNobodyDisagrees, requireNotAllAgreed, sayHarmAsked } from './all-agreed.ts';
import { attendanceNow } from './attendance-seen.ts';
import { setPerson } from './calling.ts';
import { changeMeeting, type ItemFacts, lockedItem, lockedTeamMeeting } from './meeting-facts.ts';
import { wasThere } from './meeting-rows.ts';
import { rosterOf } from './roster.ts';
import { isEarly, requireTeamMeetingState, requireTeamMeetingStep } from './team-meeting-state.ts';
import {
  type AttendanceForm,
  type DecisionForm,
  type MeetingActionForm,
  type SaidForm,
  type Votes,
  votesInWords,
} from './team-meetings.form.ts';
import {
  teamMeetingActions,
  teamMeetingContributions,
  teamMeetingDecisions,
  teamMeetingItems,
} from './team-meetings.table.ts';

type Beginning = { seen?: string | undefined; early?: boolean };
/**
 * Begins the meeting, with who is there. `early`: long before its time, which is meant.
 * @throws Conflict before its day, or where who comes changed since it was `seen`; Invalid where nobody is there, or it is early and that was not said
 */
export const holdMeeting = (
  actor: Actor,
  meetingId: string,
  came: AttendanceForm,
  { seen, early = false }: Beginning = {},
) =>
  act(actor, 'team-meeting.hold', lockedTeamMeeting(actor, meetingId), async (tx, facts, keep) => {
    requireTeamMeetingStep(facts.state, 'hold');
    const { timeZone } = actor.organisation;
    const day = dayOf(facts.meeting.at, timeZone);
    if (day > today(timeZone))
      throw new Conflict(`This meeting is called for ${weekdayInWords(day)}. Start it on that day, or change the day.`);
    const at = now();
    if (!early && isEarly(facts.meeting.at, at))
      throw new Invalid({
        early: `It is called for ${timeInWords(facts.meeting.at, timeZone)}, more than an hour from now. Begin it then, or tick that it begins now`,
      });
    await writeAttendance(tx, actor, { meetingId, came, seen }, keep);
    return changeMeeting(tx, actor, facts, { heldAt: at }, keep);
  });

/** Who came, also later: until minutes are proposed. @throws Conflict where that changed since it was `seen` */
export const changeAttendance = (actor: Actor, meetingId: string, came: AttendanceForm, seen?: string) =>
  act(actor, 'team-meeting.hold', lockedTeamMeeting(actor, meetingId), async (tx, { meeting, state }, keep) => {
    requireTeamMeetingState(state, 'held');
    await writeAttendance(tx, actor, { meetingId, came, seen }, keep);
    keep('team-meeting', meeting);
    return meeting;
  });

/** Opens an item: what is said from then on is said of it. */
export const openItem = (actor: Actor, itemId: string) =>
  act(actor, 'team-meeting.hold', lockedItem(actor, itemId), async (tx, { item, state }, keep) => {
    requireTeamMeetingState(state, 'held');
    if (item.takenOutAt) throw new Conflict('This item was taken out.');
    const same = and(eq(teamMeetingItems.organisationId, actor.organisationId), eq(teamMeetingItems.id, itemId));
    const set = { openedAt: now(), version: item.version + 1 };
    const opened = one(await tx.update(teamMeetingItems).set(set).where(same).returning());
    keep('team-meeting-item', opened);
    return opened;
  });

/**
 * Minutes what somebody said, or that somebody disagrees. Whoever does not run the meeting minutes only their own words.
 * @throws Invalid where they disagree with what all agreed to
 */
export const minuteSaid = (actor: Actor, { itemId, words, kind, speakerId }: SaidForm) =>
  act(actor, 'team-meeting.contribute', lockedItem(actor, itemId), async (tx, facts, keep) => {
    requireOpened(facts);
    const runs = may(actor, 'team-meeting.hold', facts);
    const speaker = runs ? speakerId : actor.personId;
    if (speaker) await requireThere(tx, actor, facts, speaker, 'speakerId');
    if (kind === 'dissent') await requireNotAllAgreed(tx, actor, itemId, runs);
    const row = { ...written(actor, facts), kind, words, speakerId: speaker, byId: actor.personId, at: now() };
    const said = one(await tx.insert(teamMeetingContributions).values(row).returning());
    keep('team-meeting-contribution', said);
    return said;
  });

/** @throws Invalid for more votes than people are there, somebody deciding who is not, or all agreeing where somebody disagreed */
export const minuteDecision = (actor: Actor, form: DecisionForm) =>
  act(actor, 'team-meeting.hold', lockedItem(actor, form.itemId), async (tx, facts, keep) => {
    const { words, how, deciderId, ...counted } = form;
    requireOpened(facts);
    await requireNobodyDisagrees(tx, actor, form);
    const decider = how === 'alone' ? deciderId : null;
    if (decider) await requireThere(tx, actor, facts, decider, 'deciderId');
    const votes = how === 'vote' ? votesInWords(counted) : null;
    if (votes) await requireVoters(tx, actor, facts, counted);
    if (votes) requireCarried(counted);
    const row = {
      ...{ ...written(actor, facts), words, how, votes, deciderId: decider },
      ...{ byId: actor.personId, at: now() },
    };
    const decided = one(await tx.insert(teamMeetingDecisions).values(row).returning());
    keep('team-meeting-decision', decided);
    return { ...decided, asked: await sayHarmAsked(tx, actor, form) };
  });

/** @throws Invalid for an owner who was not asked to the meeting */
export const minuteAction = (actor: Actor, { itemId, words, ownerId, due }: MeetingActionForm) =>
  act(actor, 'team-meeting.hold', lockedItem(actor, itemId), async (tx, facts, keep) => {
    requireOpened(facts);
    const roster = await rosterOf(tx, actor, facts.meeting.id);
    if (!roster.some(({ id }) => id === ownerId))
      throw new Invalid({ ownerId: 'Choose somebody of the team, or somebody who was invited' });
    if (due < dayOf(facts.meeting.at, actor.organisation.timeZone))
      throw new Invalid({ due: 'Enter the day of the meeting or a later one' });
    const row = { ...written(actor, facts), words, ownerId, due, madeAt: now() };
    const added = one(await tx.insert(teamMeetingActions).values(row).returning());
    keep('team-meeting-action', added);
    return added;
  });

/** What was written by mistake is struck before minutes are proposed: by who typed it, or by who runs the meeting. */
export const strike = (actor: Actor, itemId: string, kind: 'said' | 'decision', lineId: string) =>
  act(actor, 'team-meeting.contribute', lockedItem(actor, itemId), async (tx, facts, keep) => {
    requireOpened(facts);
    const lines = kind === 'said' ? teamMeetingContributions : teamMeetingDecisions;
    const same = and(eq(lines.organisationId, actor.organisationId), eq(lines.id, lineId), eq(lines.itemId, itemId));
    const line = first(await tx.select().from(lines).where(same).for('update'));
    if (!line) throw new NotFound();
    if (line.byId !== actor.personId && !may(actor, 'team-meeting.hold', facts)) throw new NotAllowed();
    if (line.struckAt) throw new Conflict('This line was taken out already.');
    const set = { struckAt: now(), version: line.version + 1 };
    const [struck] = await tx.update(lines).set(set).where(same).returning();
    keep(kind === 'said' ? 'team-meeting-contribution' : 'team-meeting-decision', struck!);
    return struck!;
  });

const written = ({ organisationId }: Actor, { meeting, item }: ItemFacts) => ({
  ...{ organisationId, id: newId(), meetingId: meeting.id, itemId: item.id },
});

function requireOpened({ state, item }: ItemFacts) {
  requireTeamMeetingState(state, 'held');
  if (!item.openedAt) throw new Conflict('Open this item first: what is minuted is minuted of the item that is open.');
}

async function requireThere(tx: Tx, actor: Actor, { meeting }: ItemFacts, personId: string, field: string) {
  const there = (await rosterOf(tx, actor, meeting.id)).find(({ id }) => id === personId)?.attendance;
  if (there !== 'present' && there !== 'late') throw new Invalid({ [field]: 'Choose somebody who is there' });
}

/** @throws Invalid where what stands under “Decided” was voted down */
function requireCarried({ votesFor, votesAgainst }: Votes) {
  if ((votesAgainst ?? 0) < (votesFor ?? 0)) return;
  throw new Invalid({
    votesFor:
      'No more were for it than against, so it was not decided. Write it down as what was said, or write what was decided instead',
  });
}

async function requireVoters(tx: Tx, actor: Actor, { meeting }: ItemFacts, votes: Votes) {
  const there = (await rosterOf(tx, actor, meeting.id)).filter(wasThere).length;
  const voted = (votes.votesFor ?? 0) + (votes.votesAgainst ?? 0) + (votes.votesNeither ?? 0);
  if (voted <= there) return;
  const are = there === 1 ? 'one person is' : `${there} people are`;
  throw new Invalid({ votesFor: `These are ${voted} votes, and ${are} here. Enter each vote once` });
}

type Coming = { meetingId: string; came: AttendanceForm; seen: string | undefined };

async function writeAttendance(tx: Tx, actor: Actor, { meetingId, came, seen }: Coming, keep: Keep) {
  const roster = await rosterOf(tx, actor, meetingId);
  const otherwise = seen === undefined ? {} : attendanceNow(roster, came, seen);
  if (Object.keys(otherwise).length > 0)
    throw new Conflict(
      'Who is there was changed since you opened this page. Compare the two, then save again.',
      otherwise,
    );
  const said = new Map(came.map(({ personId, attendance }) => [personId, attendance]));
  const now = roster.map((person) => {
    const attendance = said.get(person.id);
    return {
      ...person,
      next: attendance === undefined ? person.attendance : attendance === 'absent' ? null : attendance,
    };
  });
  if (!now.some(({ next }) => next === 'present' || next === 'late'))
    throw new Invalid({ form: 'Say who is here: nobody is marked as here yet' });
  for (const { id: personId, attendance, next } of now)
    if (attendance !== next) await setPerson(tx, actor, { meetingId, personId }, { attendance: next }, keep);
}
