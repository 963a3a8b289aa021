import { expect, test } from 'vitest';
import { daysAfter } from '../day-words.ts';
import { spreadOf } from './spread.ts';

const from = '2026-01-01';
const to = '2026-03-31'; // ninety days
const on = (...days: number[]) => days.map((day) => daysAfter(from, day));

test('R-034 the recency meter counts by thirds of the period, without what lies outside it', () => {
  const { thirds, total } = spreadOf([...on(0, 29, 30, 59, 60, 89), ...on(-1, 90)], from, to);
  expect(total).toBe(6);
  expect(thirds).toEqual([
    { from, to: '2026-01-30', n: 2 },
    { from: '2026-01-31', to: '2026-03-01', n: 2 },
    { from: '2026-03-02', to, n: 2 },
  ]);
});

test('R-034 the recency meter says where most of it is late, where a third has nothing, and where too little is known', () => {
  expect(spreadOf(on(0, 65, 70, 80, 85), from, to)).toMatchObject({ isLate: true, isUneven: true });
  expect(spreadOf(on(0, 65, 70, 80, 85), from, to).sentence).toMatch(/^4 of 5 are from the last third/);
  expect(spreadOf(on(0, 10, 31, 40, 85), from, to)).toMatchObject({ isLate: false, isUneven: false });
  expect(spreadOf(on(0, 1, 2, 85), from, to).sentence).toMatch(/A third of the period has nothing/);
  expect(spreadOf(on(80, 81, 82), from, to)).toMatchObject({ isLate: false, isUneven: false });
  expect(spreadOf([], from, to).sentence).toBe('Nothing with a day is known of this period.');
});
