import { expect, test } from 'vitest';
import { sizeInWords } from './size-words.ts';

test.each([
  [0, '0 kB'],
  [1, '1 kB'],
  [17_400, '18 kB'],
  [999_000, '999 kB'],
  [999_001, '1.0 MB'],
  [3_449_000, '3.4 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
