import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Conflict } from '../errors.ts';
import {
  lastDayToCorrect,
  type Moments,
  nextTeamMeetingSteps,
  requireTeamMeetingStep,
  type TeamMeetingState,
  teamMeetingState,
  teamMeetingStates,
  teamMeetingStepNames,
  teamMeetingSteps,
} from './team-meeting-state.ts';

const zone = 'Europe/London';
const at = new Date('2026-03-05T15:00:00Z');
const called: Moments = {
  ...{ calledOffAt: null, heldAt: null, proposedAt: null, waitsFrom: null, agreedAt: null, closedAt: null },
  openCorrections: 0,
};
const taken: Record<(typeof teamMeetingStepNames)[number], (meeting: Moments) => Moments> = {
  change: (meeting) => meeting,
  'call-off': (meeting) => ({ ...meeting, calledOffAt: at }),
  hold: (meeting) => ({ ...meeting, heldAt: at }),
  propose: (meeting) => ({ ...meeting, proposedAt: at, waitsFrom: at }),
  'take-back': (meeting) => ({ ...meeting, proposedAt: null, waitsFrom: null }),
  agree: (meeting) => ({ ...meeting, agreedAt: at }),
  close: (meeting) => ({ ...meeting, closedAt: at }),
};

test('R-011 whatever is tried in whatever order, a meeting reaches a state only by its own step, and every state is reached', () => {
  const reached = new Set<TeamMeetingState>();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...teamMeetingStepNames), { maxLength: 14 }), (wanted) => {
      let meeting = called;
      for (const step of wanted) {
        const state = teamMeetingState(meeting, '2026-03-05', zone);
        const legal = teamMeetingSteps.find((one) => one.from === state && one.step === step);
        if (!legal) {
          expect(() => requireTeamMeetingStep(state, step)).toThrow(Conflict);
          continue;
        }
        meeting = taken[step](meeting);
        expect(teamMeetingState(meeting, '2026-03-05', zone)).toBe(legal.to);
        reached.add(legal.to);
      }
    }),
    { numRuns: 2_000, seed: 11 },
  );
  expect([...reached].sort()).toEqual([...teamMeetingStates].sort());
});

test('a meeting that was called off or closed is over', () => {
  const over: TeamMeetingState[] = ['called-off', 'actions-closed'];
  expect(over.flatMap(nextTeamMeetingSteps)).toEqual([]);
});

test('R-011 minutes count as agreed when three working days have passed, and not while a correction is open', () => {
  const proposed = { ...called, heldAt: at, proposedAt: at, waitsFrom: at };
  expect(lastDayToCorrect(at, zone)).toBe('2026-03-10'); // from a Thursday: Friday, Monday, Tuesday
  expect(teamMeetingState(proposed, '2026-03-10', zone)).toBe('minutes-proposed');
  expect(teamMeetingState(proposed, '2026-03-11', zone)).toBe('minutes-agreed');
  expect(teamMeetingState({ ...proposed, openCorrections: 1 }, '2026-04-11', zone)).toBe('minutes-proposed');
});

test('the day on which minutes were proposed is that of the organisation, on both sides of midnight', () => {
  expect(lastDayToCorrect(new Date('2026-06-04T22:59:00Z'), zone)).toBe('2026-06-09');
  expect(lastDayToCorrect(new Date('2026-06-04T23:01:00Z'), zone)).toBe('2026-06-10');
});
