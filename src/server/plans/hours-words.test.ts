import { expect, test } from 'vitest';
import { hoursWords, sayHours, sayShares, shortHours } from './hours-words.ts';

test('R-004 hours are said as people type them, and any other part of an hour in minutes', () => {
  expect([0, 1, 7.5, 13.25, 20].map(hoursWords)).toEqual(['0 hours', '1 hour', '7.5 hours', '13.25 hours', '20 hours']);
  expect([7.67, 1 / 3, 1.02, 0.02].map(hoursWords)).toEqual([
    '7 hours 40 minutes',
    '20 minutes',
    '1 hour 1 minute',
    '1 minute',
  ]);
  expect([0.005, 1.996, 2.83, 6].map(shortHours)).toEqual(['0.005 h', '2 h', '2 h 50 min', '6 h']);
  expect(sayHours({ hours: 2.4, people: 2 })).toBe('2 h 24 min each, 2 people');
});

test('R-004 shared hours are said in the equal parts that the allocation gives out', () => {
  expect(sayShares(9, 2)).toBe('4 equal parts of 2.25 hours');
  expect(sayShares(8.5, 3)).toBe('2 equal parts of 4.25 hours');
  expect(sayShares(5, 1.5)).toBe('3 equal parts of 1 hour 40 minutes');
  expect(sayShares(4, 3)).toBe('Too few for two parts');
});
