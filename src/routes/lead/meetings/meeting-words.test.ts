import { expect, test } from 'vitest';
import { begunWords, sayAgenda } from './meeting-words.ts';

const steers = { maySteer: true, mayAdd: true };
const [waiting, opened] = [{ openedAt: null }, { openedAt: '2026-03-02T09:00:00Z' }];

test('R-011 a meeting that begins without an agenda says so and how to add to it, and not that all of it was opened', () => {
  expect(sayAgenda([], steers)).toBe('Nothing is on the agenda yet. Add the first item below.');
  expect(sayAgenda([], { maySteer: false, mayAdd: false })).toBe('Nothing is on the agenda yet.');
  expect(sayAgenda([waiting], steers)).toBe('Open the first item.');
  expect(sayAgenda([waiting], { maySteer: false, mayAdd: true })).toBeNull();
  expect(sayAgenda([opened, waiting], steers)).toBeNull();
  expect(sayAgenda([opened], steers)).toBe('Every item was opened.');
});

test('R-011 a meeting says when it was begun, or from when it was written down', () => {
  const began = (heldAt: string | null) =>
    begunWords({
      ...{ meeting: { at: '2026-03-05T23:30:00Z', heldAt }, timeZone: 'Europe/London', day: '2026-03-09' },
    } as Parameters<typeof begunWords>[0]);
  expect(began(null)).toBeNull();
  expect(began('2026-03-05T09:06:00Z')).toBe('Begun 9:06am');
  expect(began('2026-03-06T09:00:00Z')).toBe('Written down from Friday 6 March, 9am');
});
