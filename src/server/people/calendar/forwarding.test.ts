import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { ahead } from './forwarding.ts';
import { ruled } from './series.ts';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const some = <T>(of: readonly T[], most = 3) => fc.subarray([...of], { minLength: 1, maxLength: most });
const part = (name: string, values: fc.Arbitrary<readonly unknown[]>) =>
  fc.option(values, { nil: [] }).map((list) => (list.length > 0 ? `;${name}=${list.join(',')}` : ''));
const days = part('BYDAY', some(weekdays));
const monthDays = part('BYMONTHDAY', some([1, 13, 15, 28, 29, 30, 31, -1, -3], 2));
const months = part('BYMONTH', some([1, 2, 3, 6, 7, 11, 12]));
const nthDays = part('BYDAY', some(['1MO', '2TU', '-1FR', '3WE', '5TH', 'SU'], 2));
const frequency = fc.oneof(
  fc.tuple(fc.constant('DAILY'), days, months, monthDays),
  fc.tuple(fc.constant('WEEKLY'), days, fc.constantFrom('', ';WKST=SU', ';WKST=TH')),
  fc.tuple(fc.constant('MONTHLY'), fc.oneof(monthDays, nthDays)),
  fc.tuple(
    fc.constant('YEARLY'),
    fc.oneof(
      months,
      fc.tuple(months, nthDays).map((two) => two.join('')),
    ),
  ),
);
const end = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 700 }).map((count) => `;COUNT=${count}`),
  fc.integer({ min: 2001, max: 2026 }).map((year) => `;UNTIL=${year}0611T090000`),
);
const rule = fc
  .tuple(frequency, fc.integer({ min: 1, max: 5 }), end)
  .map(([[freq, ...parts], interval, ends]) => `FREQ=${freq};INTERVAL=${interval}${parts.join('')}${ends}`);
const begins = fc
  .tuple(fc.integer({ min: 1995, max: 2026 }), fc.integer({ min: 0, max: 365 }))
  .map(([year, day]) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10));

const [from, to] = ['2026-01-01', '2026-12-31'];
const wall = (time: ICAL.Time) => time.toString();

/** The days looked at, or why they cannot be told; walked out from the beginning where `since` is that day. */
function daysOf(text: string, begin: string, since: string) {
  const first = ICAL.Time.fromDateTimeString(`${begin}T09:00:00`);
  try {
    return [...ruled(ICAL.Recur.fromString(text), first, { from: since, to, wall })]
      .map((time) => time.toString())
      .filter((time) => time.slice(0, 10) >= from && time !== first.toString());
  } catch (error) {
    return (error as Error).message;
  }
}

describe('R-002 a series that began long ago', () => {
  test('has the days that walking it out from its beginning gives', () => {
    fc.assert(
      fc.property(rule, begins, (text, begin) => {
        const walked = daysOf(text, begin, begin);
        // Walked out, a day that does not exist may be met long before those that are looked at.
        fc.pre(typeof walked !== 'string');
        expect(daysOf(text, begin, from)).toEqual(walked);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['FREQ=WEEKLY', '2006-01-05', '2025-12-25'],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR', '2006-01-05', '2025-12-18'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31', '2006-01-05', '2025-12-31'],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2006-01-31', '2025-12-31'],
    ['FREQ=YEARLY', '1904-02-29', '2024-02-29'],
    ['FREQ=DAILY;BYDAY=MO;COUNT=500', '2006-01-05', '2006-01-05'],
    ['FREQ=WEEKLY', '2026-03-05', '2026-03-05'],
  ])('%s since %s begins on %s', (text, begin, expected) => {
    const begun = ahead(ICAL.Recur.fromString(text), ICAL.Time.fromDateTimeString(`${begin}T09:00:00`), from);
    expect(begun.first.toString()).toBe(`${expected}T09:00:00`);
  });

  test('keeps what is left of a set number of times, and takes place no more once they are over', () => {
    const left = (text: string) =>
      ahead(ICAL.Recur.fromString(text), ICAL.Time.fromDateTimeString('2025-12-01T09:00:00'), from).left;
    expect(left('FREQ=DAILY;COUNT=40')).toBe(10);
    expect(left('FREQ=DAILY;COUNT=20')).toBe(0);
    expect(left('FREQ=WEEKLY;COUNT=40;BYDAY=MO,WE,FR')).toBe(28);
    expect(left('FREQ=WEEKLY')).toBeNull();
  });
});
