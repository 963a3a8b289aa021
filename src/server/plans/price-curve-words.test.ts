import { expect, test } from 'vitest';
import type { PriceCurve } from './allocation/price-curve.ts';
import type { PlanProblem } from './plan-problem.ts';
import { curveWords } from './price-curve-words.ts';

test('R-002 a task given in part is counted in a price curve as the run counts it', () => {
  const point = (undone: string[], inPart?: string[]) => ({
    ...{ least: 0, develops: 0, steps: [], undone, ...(inPart && { inPart }) },
    stages: [{ aim: 'cover' as const, value: 0, bound: 0, gap: 0 }],
  });
  const problem = { people: [], objectives: [], tasks: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })) };
  const said = (...points: PriceCurve['points']) =>
    curveWords({ points, most: 0, spread: false, cut: false }, problem as unknown as PlanProblem).points[0]!.cells[0]!
      .value;
  expect(said(point(['e'], ['e']))).toBe('4 of 5 tasks, and 1 in part');
  expect(said(point(['e'])), 'worked out before they were told apart').toBe('4 of 5 tasks');
});

test('R-002 a price curve that ends at the most there can be says so, and another does not', () => {
  const point = (develops: number) => ({
    ...{ least: develops, develops, steps: [], undone: [] },
    stages: [{ aim: 'cover' as const, value: 0, bound: 0, gap: 0 }],
  });
  const problem = { people: [], objectives: [], tasks: [{ id: 'a' }] };
  const notes = (curve: Partial<PriceCurve>) =>
    curveWords(
      { points: [point(0), point(2)], most: 2, spread: false, cut: false, ...curve },
      problem as unknown as PlanProblem,
    ).notes.join(' ');
  expect(notes({})).toBe('More than 2 pieces of work that develop somebody cannot be had.');
  for (const open of [{ cut: true }, { most: null }, { most: 3 }, { points: [point(2)] }])
    expect(notes(open), JSON.stringify(open)).not.toContain('cannot be had');
});
