// The states of a one-to-one meeting. What is open carries over within the relationship, so no step here moves any of it.
import { Conflict } from '../errors.ts';
import type { OneToOneMeeting } from './one-to-ones.table.ts';

export const meetingStates = ['scheduled', 'missed', 'held', 'closed'] as const;
export type MeetingState = (typeof meetingStates)[number];
export const meetingStepNames = ['move', 'miss', 'hold', 'close'] as const;
export type MeetingStep = (typeof meetingStepNames)[number];

/** Every legal step, and nothing besides. `reason`: it must be given, and both read it. */
export const meetingSteps: readonly { from: MeetingState; step: MeetingStep; to: MeetingState; reason: boolean }[] = [
  { from: 'scheduled', step: 'move', to: 'scheduled', reason: true },
  { from: 'scheduled', step: 'miss', to: 'missed', reason: true },
  { from: 'scheduled', step: 'hold', to: 'held', reason: false },
  { from: 'held', step: 'close', to: 'closed', reason: false },
];

export const meetingStateWords: Record<MeetingState, string> = {
  scheduled: 'To come',
  missed: 'Did not take place',
  held: 'Held, notes open to both',
  closed: 'Closed',
};

/** Of a meeting whose time has passed while nobody said what came of it. */
export const unsaidWords = 'Not said yet whether you met';
export const sayWhetherMet = 'Its time has passed. Say that it was held, move it, or say why it did not take place.';

const goesOn = 3_600_000; // milliseconds: until then the two may still be talking

/** Every meeting that began before this moment is over. */
export const overSince = (now: Date): Date => new Date(now.getTime() - goesOn);

export const isOver = (at: Date, now: Date): boolean => at < overSince(now);

type Moments = Pick<OneToOneMeeting, 'heldAt' | 'closedAt' | 'missedReason'>;

export function meetingState({ heldAt, closedAt, missedReason }: Moments): MeetingState {
  if (closedAt) return 'closed';
  if (heldAt) return 'held';
  return missedReason === null ? 'scheduled' : 'missed';
}

/** The steps that may be taken now. */
export const nextSteps = (state: MeetingState): MeetingStep[] =>
  meetingSteps.filter(({ from }) => from === state).map(({ step }) => step);

/** @throws Conflict when the meeting's state does not allow the step, with what would be possible */
export function requiredMeetingStep(state: MeetingState, step: MeetingStep) {
  const legal = meetingSteps.find((one) => one.from === state && one.step === step);
  if (legal) return legal;
  throw new Conflict(refusals[state]);
}

const refusals: Record<MeetingState, string> = {
  scheduled: 'This meeting has not been held yet. Say that it was held, then close it.',
  missed: 'This meeting did not take place. Set a new one; everything open is carried over.',
  held: 'This meeting was held already. Change its notes, or close it.',
  closed: 'This meeting is closed. Add what is new to the agenda of the next one.',
};

/** Both may change the shared notes for three days after the meeting. */
export const amendableHours = 72;

export const amendableUntil = (heldAt: Date) => new Date(heldAt.getTime() + amendableHours * 3_600_000);

export const isAmendable = (meeting: Moments, at: Date): boolean => {
  const state = meetingState(meeting);
  return state === 'scheduled' || (state === 'held' && at <= amendableUntil(meeting.heldAt!));
};

/** @throws Conflict when nothing can be written in the meeting any more */
export function requireAmendable(meeting: Moments, at: Date) {
  if (isAmendable(meeting, at)) return;
  const state = meetingState(meeting);
  if (state !== 'held') throw new Conflict(refusals[state]);
  throw new Conflict(
    'The three days for changing what was written are over. Close this meeting, and add what is new to the agenda of the next one.',
  );
}
