// The states of a team meeting, its legal steps as data, and when minutes count as agreed. Pure.
import { dayInWords, workingDayAfter } from '../day-words.ts';
import { Conflict } from '../errors.ts';
import type { TeamMeeting } from './team-meetings.table.ts';

export const teamMeetingStates = [
  'agenda-open',
  'called-off',
  'held',
  'minutes-proposed',
  'minutes-agreed',
  'actions-closed',
] as const;
export type TeamMeetingState = (typeof teamMeetingStates)[number];
export const teamMeetingStepNames = ['change', 'call-off', 'hold', 'propose', 'take-back', 'agree', 'close'] as const;
export type TeamMeetingStep = (typeof teamMeetingStepNames)[number];

/** Every legal step, and nothing besides. Calling a meeting opens its agenda at once. `agree` is taken by the last of those present, or by time. */
export const teamMeetingSteps: readonly { from: TeamMeetingState; step: TeamMeetingStep; to: TeamMeetingState }[] = [
  { from: 'agenda-open', step: 'change', to: 'agenda-open' },
  { from: 'agenda-open', step: 'call-off', to: 'called-off' },
  { from: 'agenda-open', step: 'hold', to: 'held' },
  { from: 'held', step: 'propose', to: 'minutes-proposed' },
  { from: 'minutes-proposed', step: 'take-back', to: 'held' },
  { from: 'minutes-proposed', step: 'agree', to: 'minutes-agreed' },
  { from: 'minutes-agreed', step: 'close', to: 'actions-closed' },
];

export const teamMeetingStateWords: Record<TeamMeetingState, string> = {
  'agenda-open': 'Agenda open',
  'called-off': 'Called off',
  held: 'Being held, minutes not proposed yet',
  'minutes-proposed': 'Minutes to agree',
  'minutes-agreed': 'Minutes agreed',
  'actions-closed': 'Closed, nothing left to do',
};

/** The steps that lead to the end, in words for a row of stages. */
export const stageWords: readonly { state: TeamMeetingState; label: string }[] = [
  { state: 'agenda-open', label: 'Agenda' },
  { state: 'held', label: 'Meeting' },
  { state: 'minutes-proposed', label: 'Minutes' },
  { state: 'minutes-agreed', label: 'Actions' },
  { state: 'actions-closed', label: 'Closed' },
];

/** Whether and when, of which only whether counts: moments as dates or as text. */
type Marks = Record<'calledOffAt' | 'heldAt' | 'proposedAt' | 'agreedAt' | 'closedAt', Date | string | null>;
export type Moments = Marks &
  Pick<TeamMeeting, 'correctUntil'> & {
    /** Corrections of the minutes that nobody has answered, said before they were agreed. */
    openCorrections: number;
  };

/** On `day`, YYYY-MM-DD where the organisation is. */
export function teamMeetingState(meeting: Moments, day: string): TeamMeetingState {
  if (meeting.calledOffAt) return 'called-off';
  if (!meeting.heldAt) return 'agenda-open';
  if (!meeting.proposedAt) return 'held';
  if (meeting.closedAt) return 'actions-closed';
  return meeting.agreedAt || hasLapsed(meeting, day) ? 'minutes-agreed' : 'minutes-proposed';
}

/** Nobody objected in time, which counts as agreement and is said so. */
export const hasLapsed = ({ correctUntil, openCorrections }: Moments, day: string): boolean =>
  correctUntil !== null && openCorrections === 0 && day > correctUntil;

const hour = 3_600_000;

/** Whether it would begin more than an hour before its time: whoever goes by that is not there yet. */
export const isEarly = (calledFor: Date, begins: Date): boolean => calledFor.getTime() - begins.getTime() > hour;

const workingDaysToCorrect = 3;

/** The third working day after a day, by the bank holidays that the organisation keeps. */
export const lastDayToCorrect = (from: string, isFree: (day: string) => boolean): string =>
  workingDayAfter(from, workingDaysToCorrect, isFree);

/** Said wherever minutes are proposed. `last` is the last day for corrections. */
export const lapseWords = (last: string) =>
  `They are agreed when everybody who was there has agreed, or when ${dayInWords(last)} has passed with no correction left open: three working days.`;

export const nextTeamMeetingSteps = (state: TeamMeetingState): TeamMeetingStep[] =>
  teamMeetingSteps.filter(({ from }) => from === state).map(({ step }) => step);

/** @throws Conflict when the meeting's state does not allow the step, with what would be possible */
export function requireTeamMeetingStep(state: TeamMeetingState, step: TeamMeetingStep): void {
  if (!teamMeetingSteps.some((one) => one.from === state && one.step === step)) throw new Conflict(refusals[state]);
}

/** @throws Conflict in any other state */
export function requireTeamMeetingState(state: TeamMeetingState, ...wanted: TeamMeetingState[]): void {
  if (!wanted.includes(state)) throw new Conflict(refusals[state]);
}

const refusals: Record<TeamMeetingState, string> = {
  'agenda-open': 'This meeting has not begun yet: its agenda is open. Start it first.',
  'called-off': 'This meeting was called off. Call a new one.',
  held: 'This meeting has begun already, and its minutes are not proposed yet. Go on writing, then propose the minutes.',
  'minutes-proposed':
    'The minutes of this meeting are proposed already. Agree to them, or say what should be corrected: whoever facilitates can take them back to write on.',
  'minutes-agreed': 'The minutes of this meeting are agreed. What is wrong in them can be said as a correction.',
  'actions-closed': 'This meeting is closed. What is wrong in its minutes can be said as a correction.',
};
