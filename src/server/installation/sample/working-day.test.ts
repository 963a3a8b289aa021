import { expect, test } from 'vitest';
import { workingDay } from './working-day.ts';

test('work of the sample is due on no weekend and on no bank holiday', () => {
  expect(workingDay('2026-12-24')).toBe('2026-12-24');
  expect(workingDay('2026-12-25')).toBe('2026-12-24');
  expect(workingDay('2026-12-28')).toBe('2026-12-24'); // Boxing Day is a Saturday
  expect(workingDay('2027-12-28')).toBe('2027-12-24'); // both days on a weekend
  expect(workingDay('2022-01-03')).toBe('2021-12-31'); // New Year's Day is a Saturday
  expect(workingDay('2023-01-02')).toBe('2022-12-30'); // and a Sunday
  expect([2025, 2026, 2027].map((year) => workingDay(easterMondays[year]!))).toEqual([
    '2025-04-17',
    '2026-04-02',
    '2027-03-25',
  ]);
  expect(workingDay('2026-05-04')).toBe('2026-05-01');
  expect(workingDay('2026-05-25')).toBe('2026-05-22');
  expect(workingDay('2026-08-31')).toBe('2026-08-28');
});

const easterMondays: Record<number, string> = { 2025: '2025-04-21', 2026: '2026-04-06', 2027: '2027-03-29' };
