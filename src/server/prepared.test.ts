import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseOfItsOwn } from '../../tests/database.ts';
import type { Database } from './db.ts';

let database: Database;
beforeAll(async () => {
  database = await databaseOfItsOwn('prepared');
});
afterAll(async () => {
  await database.end();
});

/** Asks each text on one connection, then how many statements it keeps. */
async function keptAfter(texts: string[]): Promise<number> {
  const client = await database.pool!.connect();
  try {
    for (const text of texts) await client.query({ text });
    const { rows } = await client.query('select count(*)::int as kept from pg_prepared_statements');
    return rows[0].kept;
  } finally {
    client.release(true); // the next test begins with a fresh connection
  }
}

const long = (number: number) => `select ${number} as answer -- ${'long '.repeat(50)}`;

test('a statement is kept once, however often it is sent', async () => {
  expect(await keptAfter([long(1), long(1), long(1)])).toBe(1);
});

test('a change is kept as a read is; what is short and what is not a statement of rows are not', async () => {
  const change = `update organisations set name = name where false -- ${'long '.repeat(50)}`;
  expect(await keptAfter([change])).toBe(1);
  expect(await keptAfter(['select 1 as answer', `set application_name = 'long' -- ${'long '.repeat(50)}`])).toBe(0);
});

test('statements that are all different do not fill the memory of the server', async () => {
  const kept = await keptAfter(Array.from({ length: 400 }, (_, at) => long(at)));
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThanOrEqual(250);
});

test('a statement ends after half a minute, which no connection asks for at its start: a pooler would refuse that', async () => {
  const { rows } = await database.pool!.query(
    `select name, setting, source from pg_settings where name = 'statement_timeout' or source = 'client' order by name`,
  );
  expect(rows).toEqual([
    { name: 'client_encoding', setting: 'UTF8', source: 'client' },
    { name: 'statement_timeout', setting: '30000', source: 'session' },
  ]);
});
