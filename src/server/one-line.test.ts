import { expect, test } from 'vitest';
import { inShort, oneLine } from './one-line.ts';
import { readDuration } from './standards/reading/durations.ts';
import { readDate } from './tables/dates.ts';
import { headerWords } from './tables/header.ts';

test('breaks and the blanks around them become one blank, and blanks between words stay', () => {
  expect(oneLine(' a \t\r\n \u2028 b  c\n')).toBe('a b  c');
  expect(oneLine('\n \n')).toBe('');
});

test('a long text is shown in short, and its length is said', () => {
  expect(inShort('Reason')).toBe('Reason');
  expect(inShort('x'.repeat(200_000), 5)).toBe('xxxxx… (200,000 characters)');
  expect(inShort('abcd👋🏽', 5)).toBe('abcd… (8 characters)');
});

// Each took minutes when the time grew with the square of the length, and more where it grew with the cube.
test('very long runs of blanks and of words hold nobody up', () => {
  const blanks = ' '.repeat(900_000);
  expect(oneLine(`x${blanks}x`)).toHaveLength(900_002);
  expect(oneLine(`x${blanks}\n${blanks}x`)).toBe('x x');
  expect(readDate(`9:30${blanks}x`, 'day-first')).toBeNull();
  expect(readDuration(`1 h${blanks}x`, { mark: '.', twoParts: 'm:ss', unit: 'seconds', certain: true })).toBeNull();
  expect(headerWords('reply '.repeat(200_000)).length).toBeLessThan(301);
});
