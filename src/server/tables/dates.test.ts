import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOrderOf, noDates, orderOfDates, readClock, readDate } from './dates.ts';

const day = (text: string, order: 'day-first' | 'month-first' = 'day-first') => readDate(text, order)?.date ?? null;

test('dates are read in the shapes people and systems write', () => {
  for (const text of [
    '2026-03-02',
    '2026/3/2',
    '20260302',
    '02/03/2026',
    '2.3.26',
    '2 March 2026',
    '2nd Mar 26',
    '02-Mar-26',
    'March 2, 2026',
    'Mon, Mar 2, 26',
    'Monday 2 March 2026',
    '2026-W10',
    '46083',
  ])
    expect(day(text), text).toBe('2026-03-02');
  expect(day('Mar 2026')).toBe('2026-03-01');
  expect(day('2026-03')).toBe('2026-03-01');
});

test('what is no date is not one', () => {
  for (const text of ['', 'tomorrow', '31/02/2026', '2026-13-01', '12', '1234', '1/2', '99999', 'May', '2026-03-02x'])
    expect(day(text), text).toBe(null);
});

test('times come with their half of the day and offset, also after a space', () => {
  expect(readDate('2026-03-02T09:30:05.25Z', 'day-first')).toEqual({
    date: '2026-03-02',
    time: '09:30:05',
    offset: 'Z',
  });
  expect(readDate('2016-04-14T08:32:31 -10:00', 'day-first')).toEqual({
    date: '2016-04-14',
    time: '08:32:31',
    offset: '-10:00',
  });
  expect(readDate('3/2/2026 12:05 AM', 'month-first')).toEqual({ date: '2026-03-02', time: '00:05:00', offset: null });
  expect(readDate('46083.5', 'day-first')).toEqual({ date: '2026-03-02', time: '12:00:00', offset: null });
  expect(readClock('9:30 BST')).toEqual({ time: '09:30:00', offset: '+01:00' });
  expect(readClock('9:30 GMT+01:00')).toEqual({ time: '09:30:00', offset: '+01:00' });
  expect(readClock('9:30:00.5 +0000 UTC')).toEqual({ time: '09:30:00', offset: '+00:00' });
  expect(readClock('9pm')).toEqual({ time: '21:00:00', offset: null });
  expect(readClock('25:00')).toBe(null);
  expect(readClock('13:00 pm')).toBe(null);
});

test('day or month first is decided by the whole column', () => {
  expect(orderOfDates(['01/08/2023', '13/08/2023', '01-Aug-23'])).toEqual({ order: 'day-first', doubt: null });
  expect(orderOfDates(['1/4/2017', '4/13/2017'])).toEqual({ order: 'month-first', doubt: null });
  expect(orderOfDates(['01/02/2023', '03/04/2023'])).toEqual({ order: 'day-first', doubt: 'either' });
  expect(orderOfDates(['13/02/2023', '02/13/2023', '14/02/2023'])).toEqual({ order: 'day-first', doubt: 'both' });
  expect(orderOfDates(['Thu 11/12/2026', 'Fri 11/13/2026'])).toEqual({ order: 'month-first', doubt: null });
  expect(orderOfDates(['05/05/2023', '2023-05-06', ''])).toEqual({ order: 'day-first', doubt: null });
  expect(dateOrderOf(noDates())).toEqual({ order: 'day-first', doubt: null });
});

test('a date written in any order is read back as itself', () => {
  const at = fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(at, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [y, m, d] = iso.split('-') as [string, string, string];
      expect(day(iso)).toBe(iso);
      expect(day(`${d}/${m}/${y}`)).toBe(iso);
      expect(day(`${Number(m)}/${Number(d)}/${y.slice(2)}`, 'month-first')).toBe(iso);
    }),
  );
});
