import { expect, test } from 'vitest';
import { cutsIn, daysCovered, partOf, systemsIn } from './covered.ts';

const calls = { source: 'Calls', from: '2021-01-01', to: '2021-03-31' };
const tickets = { source: 'Tickets', from: '2024-01-01', to: '2024-03-29' };
const files = [calls, tickets];
const span = { from: '2020-12-28', to: '2021-03-29' };

test('the days of a period are those with contacts, not those of whole weeks', () => {
  expect(daysCovered(files, span)).toEqual({ from: '2021-01-01', to: '2021-03-31' });
  expect(daysCovered(files, { from: '2021-02-01', to: '2021-02-08' })).toEqual({
    from: '2021-02-01',
    to: '2021-02-14',
  });
  expect(daysCovered([], span)).toEqual({ from: '2020-12-28', to: '2021-04-04' });
});

test('a week is a part week where contacts begin or end in its midst, not where a working week ends', () => {
  expect(partOf(files, '2020-12-28')).toBe(3);
  expect(partOf(files, '2021-03-29')).toBe(3);
  expect(partOf(files, '2021-01-04')).toBeNull();
  expect(partOf(files, '2024-03-25'), 'ends on a Friday').toBeNull();
  expect(partOf([calls, { source: 'Calls', from: '2021-04-01', to: '2021-06-30' }], '2021-03-29')).toBeNull();
});

test('figures are parted after a long gap and where other systems begin', () => {
  const weeks = ['2021-03-22', '2021-03-29', '2024-01-01', '2024-01-08', '2024-02-05'];
  expect(cutsIn(files, weeks)).toEqual({
    cuts: [{ week: '2024-01-01', empty: 143, before: ['Calls'], systems: ['Tickets'] }],
    beside: [],
  });
  expect(systemsIn(files, { from: '2021-03-29', to: '2024-01-01' })).toEqual(['Calls', 'Tickets']);
});

test('a system counts once it gives a tenth of a week, and until it gives less than a twentieth', () => {
  const weeks = ['2021-01-04', '2021-01-11', '2021-01-18', '2021-01-25', '2021-02-01', '2021-02-08'];
  const lines = [0, 9, 10, 6, 4, 60];
  const given = (week: string) => {
    const n = lines[weeks.indexOf(week)]!;
    return new Map([['Calls', 100 - n], ...(n > 0 ? ([['Lines', n]] as const) : [])]);
  };
  const found = cutsIn([], weeks, given);
  expect(found.cuts.map(({ week, before }) => [week, before])).toEqual([
    ['2021-01-18', ['Calls']],
    ['2021-02-01', ['Calls', 'Lines']],
    ['2021-02-08', ['Calls']],
  ]);
  expect(found.beside).toEqual([]);
  expect(cutsIn([], weeks.slice(0, 2), given)).toEqual({ cuts: [], beside: ['Lines'] });
});
