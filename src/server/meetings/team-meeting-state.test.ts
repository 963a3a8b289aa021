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

const at = new Date('2026-03-05T15:00:00Z');
const called: Moments = {
  ...{ calledOffAt: null, heldAt: null, proposedAt: null, correctUntil: null, agreedAt: null, closedAt: null },
  openCorrections: 0,
};
const taken: Record<(typeof teamMeetingStepNames)[number], (meeting: Moments) => Moments> = {
  change: (meeting) => meeting,
  'call-off': (meeting) => ({ ...meeting, calledOffAt: at }),
  hold: (meeting) => ({ ...meeting, heldAt: at }),
  propose: (meeting) => ({ ...meeting, proposedAt: at, correctUntil: '2026-03-10' }),
  'take-back': (meeting) => ({ ...meeting, proposedAt: null, correctUntil: null }),
  agree: (meeting) => ({ ...meeting, agreedAt: at }),
  close: (meeting) => ({ ...meeting, closedAt: at }),
};

test('R-011 whatever is tried in whatever order, a meeting reaches a state only by its own step, and every state is reached', () => {
  const reached = new Set<TeamMeetingState>();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...teamMeetingStepNames), { maxLength: 14 }), (wanted) => {
      let meeting = called;
      for (const step of wanted) {
        const state = teamMeetingState(meeting, '2026-03-05');
        const legal = teamMeetingSteps.find((one) => one.from === state && one.step === step);
        if (!legal) {
          expect(() => requireTeamMeetingStep(state, step)).toThrow(Conflict);
          continue;
        }
        meeting = taken[step](meeting);
        expect(teamMeetingState(meeting, '2026-03-05')).toBe(legal.to);
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
  const proposed = { ...called, heldAt: at, proposedAt: at, correctUntil: '2026-03-10' };
  expect(teamMeetingState(proposed, '2026-03-10')).toBe('minutes-proposed');
  expect(teamMeetingState(proposed, '2026-03-11')).toBe('minutes-agreed');
  expect(teamMeetingState({ ...proposed, openCorrections: 1 }, '2026-04-11')).toBe('minutes-proposed');
});

test('three working days are Monday to Friday without the bank holidays that the organisation keeps', () => {
  const free = new Set(['2026-04-03', '2026-04-06']);
  expect(lastDayToCorrect('2026-03-05', () => false)).toBe('2026-03-10'); // a Thursday: Friday, Monday, Tuesday
  expect(lastDayToCorrect('2026-04-02', (day) => free.has(day))).toBe('2026-04-09'); // over Easter
});
