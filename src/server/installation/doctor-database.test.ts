import type pg from 'pg';
import { expect, test } from 'vitest';
import { following } from './doctor-database.ts';

const now = new Date('2026-03-03T12:00:00Z');
/** A database in which this many wait since an hour. */
const waiting = (count: number) =>
  ({
    query: async () => ({ rows: [{ waiting: count, oldest: count > 0 ? new Date('2026-03-03T11:00:00Z') : null }] }),
  }) as unknown as pg.Client;

test('what waits while Leadwell is not running is a note; while it runs, or might, something is wrong', async () => {
  const state = async (count: number, serving: boolean | null) => (await following(waiting(count), now, serving)).state;
  expect(await state(2, false)).toBe('note');
  expect([await state(2, true), await state(2, null)]).toEqual(['wrong', 'wrong']);
  expect([await state(0, false), await state(0, true)]).toEqual(['ok', 'ok']);
});
