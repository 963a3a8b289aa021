import { expect, test } from 'vitest';
import { dateFromBoxes } from './date-boxes.ts';

test.each([
  ['3', '12', '2026', '2026-12-03'],
  [' 3rd ', 'Dec', '2026', '2026-12-03'],
  ['21st', 'december', '2026', '2026-12-21'],
  ['1', 'Sept.', '2026', '2026-09-01'],
  ['1', 'mar', '2026', '2026-03-01'],
  ['', '', ' ', ''],
  // What is no month, and what could be two, is left to be refused.
  ['1', 'ma', '2026', '2026-ma-01'],
  ['1', 'decade', '2026', '2026-decade-01'],
  ['th', '5', '2026', '2026-05-th'],
  ['27', '12', '27', '27-12-27'],
])('a date is read from the boxes “%s”, “%s” and “%s”', (day, month, year, read) => {
  expect(dateFromBoxes({ day, month, year })).toBe(read);
});
