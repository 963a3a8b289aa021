import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankHolidaysIn } from '../people/bank-holidays.ts';
import {
  type AtWork,
  atWorkIn,
  awayIn,
  reckonedAnew,
  spreadOver,
  sumOfWeeks,
  usualWeeks,
  weeksOf,
} from './free-weeks.ts';

const december = { startsOn: '2026-12-02', endsOn: '2027-01-03' };
const full: AtWork = { contract: 35, from: null, to: null, absences: [] };
const none = new Set<string>();
const holidays = new Set(bankHolidaysIn('england-and-wales', '2026-12-01', '2027-01-31').map(({ day }) => day));
const ofs = (person: AtWork, off = none, period = december) => atWorkIn(period, person, off).map(({ of }) => of);

describe('R-002 hours by week', () => {
  test('begin with the first day of the plan, then with each Monday', () => {
    expect(weeksOf(december)).toEqual(['2026-12-02', '2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28']);
    expect(weeksOf({ startsOn: '2026-11-30', endsOn: '2026-12-06' })).toEqual(['2026-11-30']);
    expect(weeksOf({ startsOn: '2026-12-06', endsOn: '2026-12-07' })).toEqual(['2026-12-06', '2026-12-07']);
  });

  test('are a fifth of the contract a day, less bank holidays, days away and days outside the contract', () => {
    expect(ofs(full)).toEqual([21, 35, 35, 35, 35]);
    expect(ofs(full, holidays)).toEqual([21, 35, 35, 28, 21]);
    const away = [
      { startsOn: '2026-12-05', endsOn: '2026-12-08', hours: null },
      { startsOn: '2026-12-08', endsOn: '2026-12-09', hours: 3.5 },
      { startsOn: '2026-12-25', endsOn: '2026-12-25', hours: null },
    ];
    expect(ofs({ ...full, absences: away }, holidays)).toEqual([21, 17.5, 35, 28, 21]);
    expect(ofs({ ...full, from: '2026-12-10', to: '2026-12-15' })).toEqual([0, 14, 14, 0, 0]);
    expect(ofs(full, none, { startsOn: '2026-12-05', endsOn: '2026-12-06' })).toEqual([10]);
  });

  test('lie on the days at work: away is what is missing of each, but for bank holidays and weeks without any', () => {
    const away = [
      { startsOn: '2026-12-05', endsOn: '2026-12-08', hours: null },
      { startsOn: '2026-12-08', endsOn: '2026-12-09', hours: 3.5 },
      { startsOn: '2026-12-14', endsOn: '2026-12-18', hours: null },
      { startsOn: '2026-12-24', endsOn: '2026-12-25', hours: null },
    ];
    const person = { ...full, absences: away, to: '2026-12-29' };
    const found = awayIn(december, person, holidays, weeksOf(december));
    expect(found).toEqual({
      ...{ '2026-12-07': 1, '2026-12-08': 1, '2026-12-09': 0.5, '2026-12-24': 1 },
      ...{ '2026-12-30': 1, '2026-12-31': 1 },
    });
    expect(awayIn(december, person, holidays, ['2026-12-21', '2026-12-28'])).toEqual({
      ...{ '2026-12-24': 1, '2026-12-30': 1, '2026-12-31': 1 },
    });
  });

  test('are usually a tenth, to quarters of an hour', () => {
    expect(usualWeeks(atWorkIn(december, full, holidays), 0.1).map(({ hours }) => hours)).toEqual([
      2, 3.5, 3.5, 2.75, 2,
    ]);
  });

  test('add up to what was set, none above its part by a quarter, whoever is away when', () => {
    const weeks = fc.array(fc.integer({ min: 0, max: 3_500 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), weeks, (hundredths, atWork) => {
        const spread = spreadOver(
          hundredths / 100,
          atWork.map((of, at) => ({ week: `${at}`, of: of / 100 })),
        );
        expect(sumOfWeeks(spread)).toBe(hundredths / 100);
        const whole = atWork.reduce((sum, of) => sum + of, 0);
        for (const { of, hours } of spread)
          expect(hours).toBeLessThanOrEqual(
            (whole > 0 ? (of * hundredths) / whole : hundredths / atWork.length / 100) + 0.2501,
          );
      }),
    );
  });

  test('worked out anew keep their part of each week, and what did not change stays as it was set', () => {
    const was = [
      { week: 'a', of: 35, hours: 7 },
      { week: 'b', of: 35, hours: 2.1 },
      { week: 'c', of: 0, hours: 0 },
    ];
    const now = [
      { week: 'a', of: 14 },
      { week: 'b', of: 35 },
      { week: 'c', of: 35 },
    ];
    expect(reckonedAnew(was, now, 0.1).map(({ hours }) => hours)).toEqual([2.75, 2.1, 3.5]);
  });
});
