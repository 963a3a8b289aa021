import { expect, test } from 'vitest';
import { isOld } from './weeks.ts';

test('a week is old once it ended more than two weeks ago', () => {
  expect(isOld('2026-03-02', '2026-03-22')).toBe(false);
  expect(isOld('2026-03-02', '2026-03-23')).toBe(true);
});
