import { expect, test } from 'vitest';
import { sayDays, workingDays } from './week.ts';

test.each([
  ['2026-11-23', 'The team’s week'],
  ['2026-11-25', 'The team’s week'],
  ['2026-11-26', 'The team’s next five working days'],
  ['2026-11-27', 'The team’s next five working days'],
  ['2026-11-28', 'The team’s next week, from Monday 30 November'],
  ['2026-11-29', 'The team’s next week, from Monday 30 November'],
  ['2026-11-30', 'The team’s week'],
])('R-007 over the days that %s shows stands which they are', (day, words) => {
  expect(sayDays(workingDays(day), day)).toBe(words);
});
