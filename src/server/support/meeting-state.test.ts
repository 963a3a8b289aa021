import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Conflict } from '../errors.ts';
import {
  amendableUntil,
  isAmendable,
  type MeetingState,
  meetingState,
  meetingStepNames,
  meetingSteps,
  nextSteps,
  requiredMeetingStep,
} from './meeting-state.ts';

type Moments = Parameters<typeof meetingState>[0];
const at = new Date('2026-03-05T14:00:00Z');
const taken = {
  move: (meeting: Moments) => meeting,
  miss: (meeting: Moments) => ({ ...meeting, missedReason: 'Ill' }),
  hold: (meeting: Moments) => ({ ...meeting, heldAt: at }),
  close: (meeting: Moments) => ({ ...meeting, closedAt: at }),
};

test('R-021 whatever is tried in whatever order, a meeting reaches a state only by its own step', () => {
  const step = fc.constantFrom(...meetingStepNames);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (wanted) => {
      let meeting: Moments = { heldAt: null, closedAt: null, missedReason: null };
      for (const next of wanted) {
        const state = meetingState(meeting);
        const legal = meetingSteps.find((one) => one.from === state && one.step === next);
        if (!legal) {
          expect(() => requiredMeetingStep(state, next)).toThrow(Conflict);
          continue;
        }
        meeting = taken[next](meeting);
        expect(meetingState(meeting)).toBe(legal.to);
      }
      if (meeting.closedAt) expect(meeting.heldAt).not.toBeNull();
      if (meeting.missedReason) expect(meeting.heldAt).toBeNull();
    }),
  );
});

test('a missed or closed meeting is over; a moved one is still to come', () => {
  const over: MeetingState[] = ['missed', 'closed'];
  expect(over.flatMap(nextSteps)).toEqual([]);
  expect(requiredMeetingStep('scheduled', 'move').to).toBe('scheduled');
});

test('both may write for three days after the meeting, and not a moment longer', () => {
  const held = { heldAt: at, closedAt: null, missedReason: null };
  const end = amendableUntil(at);
  expect(end.toISOString()).toBe('2026-03-08T14:00:00.000Z');
  expect(isAmendable(held, end)).toBe(true);
  expect(isAmendable(held, new Date(end.getTime() + 1))).toBe(false);
  expect(isAmendable({ ...held, closedAt: at }, at)).toBe(false);
});
