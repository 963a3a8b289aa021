import { expect, test } from 'vitest';
import { clockInWords } from './time-words.ts';

test.each([
  ['00:05', '12:05am'],
  ['09:30', '9:30am'],
  ['10:00', '10am'],
  ['12:00', '12pm'],
  ['16:22', '4:22pm'],
])('%s is said as %s', (time, words) => {
  expect(clockInWords(time)).toBe(words);
});
