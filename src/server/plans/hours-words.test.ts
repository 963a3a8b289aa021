import { expect, test } from 'vitest';
import { hoursWords, roundedParts, sayHours, sayShares, sayTask, shortHours, withRoundedHours } from './hours-words.ts';

test('R-004 hours are said in one way, as people type them: to the hundredth', () => {
  expect([0, 1, 7.5, 13.25, 20].map(hoursWords)).toEqual(['0 hours', '1 hour', '7.5 hours', '13.25 hours', '20 hours']);
  expect([7.67, 1 / 3, 1.02, 0.02].map(hoursWords)).toEqual(['7.67 hours', '0.33 hours', '1.02 hours', '0.02 hours']);
  expect([0.005, 0.001, 1.996, 2.83, 6].map(shortHours)).toEqual([
    '0.01 h',
    'less than 0.01 h',
    '2 h',
    '2.83 h',
    '6 h',
  ]);
  expect(sayHours({ hours: 2.4, people: 2 })).toBe('2.4 h each, 2 people');
});

test('R-004 shared hours are said in the equal parts that the allocation gives out', () => {
  expect(sayShares(9, 2)).toBe('4 equal parts of 2.25 hours');
  expect(sayShares(8.5, 3)).toBe('2 equal parts of 4.25 hours');
  expect(sayShares(5, 1.5)).toBe('3 equal parts of 1.67 hours');
  expect(sayShares(4, 3)).toBe('Too few for two parts');
});

test('R-004 parts of one whole are rounded so that they add up to it', () => {
  expect(roundedParts([5 / 3, 5 / 3, 5 / 3])).toEqual([1.67, 1.66, 1.67]);
  expect(roundedParts([5.3333, 5.3333, 5.3334])).toEqual([5.33, 5.34, 5.33]);
  expect(roundedParts([4.5, 4.5])).toEqual([4.5, 4.5]);
  expect(roundedParts([])).toEqual([]);
});

test('R-002 hours that the optimiser reckoned finer are read to the hundredth, and nothing else is touched', () => {
  expect(withRoundedHours('0.391304 of 0.53 free hours up to 2026-12-04 taken, 9.369565 of 10.44 hours taken')).toBe(
    '0.39 of 0.53 free hours up to 2026-12-04 taken, 9.37 of 10.44 hours taken',
  );
  expect(withRoundedHours('level 2 for 1.2345, 2.25 of its 9 hours')).toBe('level 2 for 1.2345, 2.25 of its 9 hours');
});

test('R-002 a task is said with how its hours lie in time', () => {
  expect(sayTask({ hours: 9, share: 2, spread: true })).toBe('9 h, shared out, spread over the weeks');
  expect(sayTask({ hours: 9 })).toBe('9 h');
});
