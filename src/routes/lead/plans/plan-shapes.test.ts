import { expect, test } from 'vitest';
import { givenOut, wordsOf } from './plan-shapes.ts';

test('nobody is told that they can answer before the plan is open to them', () => {
  expect(givenOut('draft')).toBe('The work is given out. Open the plan to the team so that they can answer.');
  for (const state of ['consulting', 'agreed', 'live'] as const)
    expect(givenOut(state)).toBe('The work is given out. Everybody can answer now.');
  expect([wordsOf(null, 'draft'), wordsOf(null, 'consulting'), wordsOf('query', 'draft')]).toEqual([
    ...['Not asked yet', 'Not answered', 'Query'],
  ]);
});
