import { expect, test } from 'vitest';
import { sayRating } from './figure-words.ts';

test.each([
  ['4', 4, true],
  ['Satisfied', null, 1],
  ['Not satisfied', null, 0],
  ['Not satisfied', null, false],
  ['–', null, null],
])('a rating is told also where it has no points: %s', (words, satisfaction, satisfied) => {
  expect(sayRating({ satisfaction, satisfied })).toBe(words);
});
