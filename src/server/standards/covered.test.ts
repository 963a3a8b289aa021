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
  expect(cutsIn(files, weeks)).toEqual([{ week: '2024-01-01', empty: 143, before: ['Calls'] }]);
  expect(systemsIn(files, { from: '2021-03-29', to: '2024-01-01' })).toEqual(['Calls', 'Tickets']);
});
