import { expect, test } from 'vitest';
import { arrangedWords } from './when-words.ts';

test('a meeting set for a day that has passed is called no next one, and both are asked whether they met', () => {
  expect(arrangedWords('2026-03-04', '2026-03-05')).toMatch(/^Wednesday 4 March has passed.*“Say whether you met”/);
  for (const day of ['2026-03-05', '2026-03-06'])
    expect(arrangedWords(day, '2026-03-05')).toMatch(/^The meeting is arranged/);
});
