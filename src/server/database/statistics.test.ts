import type pg from 'pg';
import { expect, test } from 'vitest';
import { databaseOfItsOwn } from '../../../tests/database.ts';
import { connectWithin } from './connect.ts';
import { refreshStatistics } from './statistics.ts';

/** When PostgreSQL last looked at a table of ours, and how many rows it believes are in it. */
async function known(owner: string, table: string) {
  return connectWithin(owner, async (client) => {
    const { rows } = await client.query<{ at: Date | null; believed: number }>(
      `select last_analyze as at, reltuples::int as believed from pg_stat_user_tables s join pg_class c on c.oid = s.relid
        where s.relname = $1`,
      [table],
    );
    return rows[0]!;
  });
}

test('PostgreSQL knows of a few rows after the start, and looks again only where something changed', async () => {
  const { owner, end } = await databaseOfItsOwn('statistics');
  await end();
  const work = (text: string) => connectWithin(owner, (client: pg.Client) => client.query(text));
  await work('create table noted (id int); create table untouched (id int)');
  await work('insert into noted values (1), (2), (3)');
  expect(await known(owner, 'noted')).toMatchObject({ at: null });
  await refreshStatistics(owner);
  expect((await known(owner, 'noted')).believed).toBe(3);
  const untouched = await known(owner, 'untouched');
  expect(untouched.at).not.toBeNull();
  await work('insert into noted values (4)');
  await refreshStatistics(owner);
  expect((await known(owner, 'noted')).believed).toBe(4);
  expect(await known(owner, 'untouched')).toEqual(untouched);
});
