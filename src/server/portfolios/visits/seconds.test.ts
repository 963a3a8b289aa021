import { expect, test } from 'vitest';
import { aboutHowLong, inMinutes } from './seconds.ts';

test.each([
  [2, 'about 8 seconds'],
  [24, 'about 96 seconds'],
  [25, 'about 2 minutes'],
  [450, 'about 30 minutes'],
])('R-092 a recording of %i parts is %s long', (parts, words) => {
  expect(aboutHowLong(parts)).toBe(words);
});

test.each([
  [725, '12:05'],
  [3_725, '1:02:05'],
])('R-092 second %i of a recording is %s', (seconds, words) => {
  expect(inMinutes(seconds)).toBe(words);
});
