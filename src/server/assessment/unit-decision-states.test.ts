import { describe, expect, test } from 'vitest';
import { decisionState, disputableUntil } from './unit-decision-states.ts';
import type { DecisionStep } from './unit-decisions.table.ts';

const day = (n: number) => new Date(Date.UTC(2026, 2, n, 10));
const steps = (...taken: [DecisionStep, number][]) => taken.map(([step, n]) => ({ step, at: day(n) }));
const stateOn = (n: number, taken: ReturnType<typeof steps>, superseded = false) =>
  decisionState({ steps: taken, superseded }, day(n));

describe('R-103 the state of a decision on a unit', () => {
  test('R-103 is issued by a signature, or, in training, by the countersignature alone', () => {
    expect(stateOn(1, [])).toBe('drafted');
    expect(stateOn(2, steps(['signed', 2]))).toBe('issued');
    expect(stateOn(2, steps(['proposed', 2]))).toBe('awaiting-countersignature');
    expect(stateOn(3, steps(['proposed', 2], ['countersigned', 3]))).toBe('issued');
    expect(stateOn(3, steps(['proposed', 2], ['returned', 3]))).toBe('returned');
    expect(stateOn(4, steps(['proposed', 2], ['set-aside', 4]))).toBe('set-aside');
  });

  test('R-103 having read it is not agreeing: it can be disputed for 28 days from the day it is issued', () => {
    expect(disputableUntil({ steps: steps(['proposed', 1], ['countersigned', 3]) })).toEqual(day(31));
    expect(stateOn(5, steps(['signed', 2], ['acknowledged', 5]))).toBe('acknowledged');
    expect(stateOn(6, steps(['signed', 2], ['acknowledged', 5], ['disputed', 6]))).toBe('disputed');
    expect(stateOn(30, steps(['signed', 2]))).toBe('issued');
    expect(stateOn(31, steps(['signed', 2]))).toBe('final');
    expect(stateOn(31, steps(['signed', 2], ['acknowledged', 5]))).toBe('final');
  });

  test('R-103 a disputed one is upheld, or changed by another; it stays disputed however long nobody answers', () => {
    const disputed = steps(['signed', 2], ['disputed', 3]);
    expect(stateOn(60, disputed)).toBe('disputed');
    expect(stateOn(5, [...disputed, ...steps(['upheld', 5])])).toBe('upheld');
    expect(stateOn(6, [...disputed, ...steps(['upheld', 5], ['acknowledged', 6])])).toBe('final');
    expect(stateOn(6, disputed, true)).toBe('changed');
  });
});
