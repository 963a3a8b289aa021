import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseOfItsOwn } from '../../tests/database.ts';
import { reading, useDatabase } from './db.ts';
import { newId } from './id.ts';
import { showing, shownOf } from './job-progress.ts';

let database: Awaited<ReturnType<typeof databaseOfItsOwn>>;
beforeAll(async () => {
  database = await databaseOfItsOwn('progress');
  useDatabase(database);
});
afterAll(async () => {
  useDatabase(null);
  await database.end();
});

test('R-002 how far a job is can be seen while it is worked, and by nobody afterwards', async () => {
  const id = newId();
  const seen = () => reading(newId(), (db) => shownOf(db, id));
  const eventually = () => expect.poll(seen, { timeout: 30_000 });
  expect(await seen()).toBeNull();
  const answer = await showing(id, async (tell) => {
    tell({ done: 2, of: 5 });
    await eventually().toEqual({ done: 2, of: 5 });
    tell({ done: 3, of: 5 });
    await eventually().toEqual({ done: 3, of: 5 });
    return 'done';
  });
  expect(answer).toBe('done');
  await eventually().toBeNull();
});

test('where it cannot be shown the work goes on', async () => {
  useDatabase({ ...database, pool: null });
  await expect(showing(newId(), async (tell) => tell({ done: 1, of: 2 }) ?? 'done')).resolves.toBe('done');
  useDatabase(database);
});
