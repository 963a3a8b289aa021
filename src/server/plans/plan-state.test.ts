import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Conflict } from '../errors.ts';
import {
  isClosed,
  isOpen,
  isShaped,
  nextDecisions,
  planState,
  planStates,
  planSteps,
  requiredStep,
} from './plan-state.ts';
import type { PlanDecision } from './plans.table.ts';

const decision = fc.constantFrom<PlanDecision>('consult', 'agree', 'start', 'revise', 'close', 'review', 'withdraw');

test('R-001 whatever is decided in whatever order, a plan reaches a state only by its own step', () => {
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 30 }), (wanted) => {
      const taken: PlanDecision[] = [];
      for (const next of wanted) {
        const state = planState(taken);
        const step = planSteps.find((one) => one.from === state && one.decision === next);
        if (!step) {
          expect(() => requiredStep(state, next)).toThrow(Conflict);
          continue;
        }
        taken.push(next);
        expect(planState(taken)).toBe(requiredStep(state, next).to);
      }
      const state = planState(taken);
      if (state === 'live' || isClosed(state)) expect(taken).toContain('start');
      if (state === 'reviewed') expect(taken.slice(-2)).toEqual(['close', 'review']);
      if (state === 'agreed') expect(taken.at(-1)).toBe('agree');
      if (state === 'reviewed' || state === 'withdrawn') expect(nextDecisions(state)).toEqual([]);
      if (state === 'closed') expect(nextDecisions(state)).toEqual(['review']);
    }),
  );
});

test('an ended plan is never shaped again, and every other state leads somewhere', () => {
  expect(planStates.filter(isShaped)).toEqual(['draft', 'consulting']);
  const leads = new Set(planSteps.map(({ from }) => from));
  expect(planStates.filter((state) => !leads.has(state))).toEqual(['reviewed', 'withdrawn']);
  expect(planSteps.filter(({ from, to }) => !isOpen(from) && isOpen(to))).toEqual([]);
});
