// How meetings are shown: shapes of their states, who reads them, what stands in the lede.
import { dayInWords, dayOf } from '#server/day-words.ts';
import type { TeamMeetingPage } from '#server/meetings/meeting-page.ts';
import { begunLabel } from '#server/meetings/minutes-document.ts';
import type { OnRoster } from '#server/meetings/roster.ts';
import { lapseWords, stageWords, type TeamMeetingState } from '#server/meetings/team-meeting-state.ts';
import { attendanceWords } from '#server/meetings/team-meetings.form.ts';
import { timeInWords, whenInWords } from '#server/time-words.ts';
import type { ShapeName } from '#ui/Shape.svelte';
import { readBy } from '../../prove/copy-words.ts';

export const meetingShapes: Record<TeamMeetingState, ShapeName> = {
  'agenda-open': 'open',
  'called-off': 'no',
  held: 'part',
  'minutes-proposed': 'wait',
  'minutes-agreed': 'met',
  'actions-closed': 'lock',
};

export const seenByMeeting = readBy('everybody asked to this meeting and the team’s manager');

export function stagesOf(state: TeamMeetingState) {
  const now = stageWords.findIndex((stage) => stage.state === state);
  return stageWords.map(({ label }, at) => ({
    label,
    state: at < now ? ('done' as const) : at === now ? ('now' as const) : ('later' as const),
  }));
}

/** "Begun 9:06am", "Written down from Friday 6 March, 9am"; null before that. Pure. */
export function begunWords({
  meeting,
  timeZone,
  day,
}: Pick<TeamMeetingPage, 'meeting' | 'timeZone' | 'day'>): string | null {
  if (!meeting.heldAt) return null;
  const begun = new Date(meeting.heldAt);
  const isItsDay = dayOf(begun, timeZone) === dayOf(new Date(meeting.at), timeZone);
  return `${begunLabel(meeting, timeZone)} ${isItsDay ? timeInWords(begun, timeZone) : whenInWords(begun, timeZone, day)}`;
}

/** What stands under the agenda of a meeting that goes on, where it does not speak for itself. Pure. */
export function sayAgenda(
  items: readonly Pick<MeetingItem, 'openedAt'>[],
  { maySteer, mayAdd }: Agenda,
): string | null {
  if (items.length === 0) return `Nothing is on the agenda yet.${mayAdd ? ' Add the first item below.' : ''}`;
  if (items.every(({ openedAt }) => openedAt)) return 'Every item was opened.';
  return maySteer && items.every(({ openedAt }) => !openedAt) ? 'Open the first item.' : null;
}
type Agenda = Pick<TeamMeetingPage, 'maySteer' | 'mayAdd'>;
type MeetingItem = TeamMeetingPage['items'][number];

export const cameWords = ({ attendance }: Pick<OnRoster, 'attendance'>) => attendanceWords[attendance ?? 'absent'];

/** One plain sentence: how things stand. */
export function ledeOf(data: TeamMeetingPage): string {
  const { meeting, state } = data;
  if (state === 'called-off') return `Called off by ${data.calledOffBy}: ${meeting.calledOffReason}`;
  if (state === 'agenda-open')
    return data.isItsDay
      ? `The agenda is open until the meeting begins. ${data.facilitator.name} facilitates and begins it.`
      : `The agenda is open to everybody asked until the meeting begins. ${data.facilitator.name} facilitates.`;
  if (state === 'held') return 'It has begun. What is said, decided and promised is written down here.';
  if (state === 'minutes-proposed') return lapseWords(data.correctUntil!);
  return data.lapsed
    ? `The minutes count as agreed: when ${dayInWords(data.correctUntil!)} had passed, no correction was left open.`
    : 'Everybody who was there agreed to these minutes.';
}
