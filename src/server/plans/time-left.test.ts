import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayText, weeksOf, workingDays } from './allocation/working-time.ts';
import { otherByWeek, otherLoad, sumOfOther } from './other-hours.ts';
import { countedWeeks, freeToCome, hoursByWeek, spreadBefore, wholeWeeks } from './time-left.ts';

const march = { startsOn: '2026-03-02', endsOn: '2026-03-27' };
const each = (hours: number, of = 37.5) =>
  ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'].map((week) => ({ week, of, hours }));

describe('R-002 the time of a plan', () => {
  test('is whole until it begins, and today cuts the week that it lies in', () => {
    expect(countedWeeks(march, '2026-02-20')).toMatchObject({ first: 0, starts: { length: 4 } });
    expect(countedWeeks(march, '2026-03-02')).toMatchObject({ first: 0, starts: { length: 4 } });
    expect(countedWeeks(march, '2026-03-09')).toMatchObject({ first: 1, starts: { length: 4 } });
    const cut = countedWeeks(march, '2026-03-11');
    expect(cut.starts).toEqual(['2026-03-02', '2026-03-09', '2026-03-11', '2026-03-16', '2026-03-23']);
    expect(cut.first).toBe(2);
    expect(countedWeeks(march, '2026-04-01').first).toBe(4);
  });

  test('that has passed is free for nobody: of the week that has begun what is still to come, by days at work', () => {
    const counted = countedWeeks(march, '2026-03-11');
    // Away on the Monday and the Tuesday: the whole of that week is still to come.
    const pieces = [37.5, 0, 22.5, 37.5, 37.5].map((of, at) => ({ week: counted.starts[at]!, of }));
    expect(wholeWeeks(march, pieces).map(({ of }) => of)).toEqual([37.5, 22.5, 37.5, 37.5]);
    expect(freeToCome(each(4), pieces, counted)).toEqual({ past: 4, left: [0, 0, 4, 4, 4] });
    const atWork = [37.5, 15, 22.5, 37.5, 37.5].map((of, at) => ({ week: counted.starts[at]!, of }));
    expect(freeToCome(each(4), atWork, counted)).toEqual({ past: 5.6, left: [0, 0, 2.4, 4, 4] });
  });

  test('what is done took hours that have passed, and beyond them the first to come', () => {
    const begun = { spread: [1, 1], ordinary: 6 };
    expect(hoursByWeek(8, [0, 0, 4, 4], 3, begun, 2)).toEqual([3 + 1 + 3, 1, 4, 4]);
    expect(hoursByWeek(8, [0, 0, 4, 4], 10, { spread: [], ordinary: 0 }, 2)).toEqual([10, 0, 2, 4]);
    expect(hoursByWeek(0, [4, 4], 3, { spread: [], ordinary: 0 }, 0)).toEqual([4, 4]);
    expect(hoursByWeek(0, [4, 4], 9, { spread: [], ordinary: 0 }, 0)).toEqual([5, 4]);
  });

  test('no hour of it is counted twice: what is to come is never more than was free, nor more than is left', () => {
    const hours = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        hours,
        fc.array(hours, { minLength: 3, maxLength: 6 }),
        hours,
        hours,
        fc.nat(2),
        (past, free, done, ordinary, first) => {
          const left = free.map((one, at) => (at < first ? 0 : one));
          const weeks = hoursByWeek(first > 0 ? past : 0, left, done, { spread: [], ordinary }, first);
          const toCome = weeks.slice(first).reduce((sum, one) => sum + one, 0);
          const all = left.reduce((sum, one) => sum + one, first > 0 ? past : 0);
          if (first > 0) expect(toCome).toBeLessThanOrEqual(Math.max(0, Math.min(all - past, all - done)));
          expect(weeks.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(done);
          expect(Math.min(...weeks)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('spread work has its part of each week by working days, without bank holidays', () => {
    const passed = (hours: number, from: string, to: string, today: string, holidays: string[] = []) =>
      spreadBefore(hours, { from, to }, countedWeeks(march, today), holidays);
    expect(passed(20, '2026-03-02', '2026-03-27', '2026-03-11')).toEqual([5, 2]);
    expect(passed(8, '2026-03-09', '2026-03-20', '2026-03-16')).toEqual([0, 4]);
    expect(passed(8, '2026-03-09', '2026-03-20', '2026-03-16', ['2026-03-11', '2026-03-12'])).toEqual([0, 3]);
  });
});

describe('R-002 other work', () => {
  const counted = countedWeeks(march, '2026-03-11');
  const lies = (work: Parameters<typeof otherByWeek>[0], holidays: string[] = []) =>
    otherByWeek(work, counted.weeks, workingDays(holidays));
  const week = { from: '2026-03-02', to: '2026-03-27', everyWeek: true };

  test('lies on its day, over the working days of its time, or so much in every week', () => {
    const day = { from: '2026-03-18', to: '2026-03-18', hours: 7, everyWeek: false };
    expect(lies(day)).toEqual([0, 0, 0, 7, 0]);
    expect(lies({ ...day, from: '2026-03-14', to: '2026-03-14' })).toEqual([0, 0, 7, 0, 0]);
    expect(lies({ ...week, hours: 20, everyWeek: false })).toEqual([5, 2, 3, 5, 5]);
    expect(lies({ ...week, hours: 5 })).toEqual([5, 2, 3, 5, 5]);
    expect(lies({ ...week, from: '2026-03-25', hours: 2 })).toEqual([0, 0, 0, 0, 2]);
    expect(lies({ ...week, hours: 19, everyWeek: false }, ['2026-03-20'])).toEqual([5, 2, 3, 4, 5]);
    expect(lies({ ...day, from: '2026-03-20', to: '2026-03-20' }, ['2026-03-20'])).toEqual([0, 0, 0, 7, 0]);
    expect(otherLoad([{ ...week, hours: 5 }, day], { ...counted, worked: workingDays() }, [0, 0, 2.4, 40, 40])).toEqual(
      {
        of: [5, 2, 3, 12, 5],
        counted: [0, 0, 2.4, 12, 5],
      },
    );
  });

  test('is all counted, however its time is cut into weeks', () => {
    const days = fc.tuple(fc.integer({ min: 20_514, max: 20_540 }), fc.nat(12), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(days, fc.nat(26), ([from, more, hours], at) => {
        const work = { from: dayText(from), to: dayText(from + more), hours, everyWeek: false };
        const plan = { startsOn: dayText(20_510), endsOn: dayText(20_560) };
        const { starts } = countedWeeks(plan, dayText(20_512 + at));
        const weeks = weeksOf({ weeks: starts, until: plan.endsOn });
        expect(sumOfOther(otherByWeek(work, weeks, workingDays([dayText(20_524)])))).toBe(hours);
      }),
    );
  });
});
