import { expect, test } from 'vitest';
import { spanInWords } from './day-words.ts';

test('a span reads in weeks where it is whole weeks, and in days where it is not: in the same unit everywhere', () => {
  expect([84, 7, 90, 1, 0].map(spanInWords)).toEqual(['12 weeks', '1 week', '90 days', '1 day', '0 days']);
});
