import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from './wilson.ts';

const percent = (share: number) => Math.round(share * 100);

test.each([
  [17, 20, 64, 95],
  [34, 40, 71, 93],
  [85, 100, 77, 91],
])('R-061 %i of %i is between %i and %i per cent', (numerator, denominator, low, high) => {
  const interval = wilson(numerator, denominator);
  expect([percent(interval.low), percent(interval.high)]).toEqual([low, high]);
});

// Newcombe (1998), Statistics in Medicine 17:857–872, table I, method 3: the score method without continuity correction.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Newcombe gives %i of %i as %f to %f', (numerator, denominator, low, high) => {
  const interval = wilson(numerator, denominator);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('the interval holds its share, stays within 0 and 1, and mirrors', () => {
  const counts = fc
    .integer({ min: 1, max: 100_000 })
    .chain((denominator) => fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator)));
  fc.assert(
    fc.property(counts, ([numerator, denominator]) => {
      const { low, high } = wilson(numerator, denominator);
      const mirrored = wilson(denominator - numerator, denominator);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(numerator / denominator);
      expect(high).toBeGreaterThanOrEqual(numerator / denominator);
      expect(mirrored.low).toBeCloseTo(1 - high, 10);
    }),
  );
});

test.each([
  [0, 0],
  [3, 2],
  [-1, 4],
])('%i of %i is no share', (numerator, denominator) => {
  expect(() => wilson(numerator, denominator)).toThrow(RangeError);
});
