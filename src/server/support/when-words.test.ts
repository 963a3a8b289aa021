import { expect, test } from 'vitest';
import { arrangedWords } from './when-words.ts';

test('a meeting set for a time that has passed is called no next one, and both are asked whether they met', () => {
  const said = (at: string) => arrangedWords(new Date(at), 'Europe/London', new Date('2026-03-05T15:00:00Z'));
  expect(said('2026-03-04T14:00:00Z')).toMatch(/^Wednesday 4 March, 2pm has passed.*“Say whether you met”/);
  expect(said('2026-03-05T13:30:00Z')).toMatch(/^Thursday 5 March, 1:30pm has passed/);
  for (const at of ['2026-03-05T14:30:00Z', '2026-03-06T09:00:00Z'])
    expect(said(at)).toMatch(/^The meeting is arranged/);
});
