import { expect, test } from 'vitest';
import { reachOf } from './reach.ts';

const limits = { low: 0.68, high: 0.77 };

test('R-004 a target beyond the limits needs another process, one that every ordinary week meets is met already', () => {
  expect([0.78, 0.77, 0.69, 0.68, 0.5].map((target) => reachOf(target, limits, 'up'))).toEqual([
    ...['beyond', 'within', 'within', 'already', 'already'],
  ]);
  expect([0.67, 0.68, 0.76, 0.77, 0.9].map((target) => reachOf(target, limits, 'down'))).toEqual([
    ...['beyond', 'within', 'within', 'already', 'already'],
  ]);
  expect(reachOf(0.7, null, 'up')).toBeNull();
});
