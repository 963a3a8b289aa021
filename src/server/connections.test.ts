import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseOfItsOwn } from '../../tests/database.ts';
import { connect, type Database, one, sql } from './db.ts';

let own: Awaited<ReturnType<typeof databaseOfItsOwn>>;
let database: Database;
beforeAll(async () => {
  own = await databaseOfItsOwn('connections');
  database = connect(own.url, 1);
});
afterAll(async () => {
  await Promise.all([database.end(), own.end()]);
});

const organisationId = '00000000-0000-4000-8000-000000000001';
/** Which server process answered, after so many seconds. */
const answering = (seconds: number, over: string[], name: string) =>
  database.reading(organisationId, async (db) => {
    const { pid } = one(await db.rows<{ pid: number }>(sql`select pg_backend_pid() as pid, pg_sleep(${seconds})`));
    over.push(name);
    return pid;
  });

test('as many connections work at a time as are meant to keep plans, however many ask', async () => {
  const over: string[] = [];
  const pids = await Promise.all(Array.from({ length: 12 }, (_, at) => answering(0.01, over, String(at))));
  expect(new Set(pids).size).toBe(1);
  expect(over).toEqual(Array.from({ length: 12 }, (_, at) => String(at)));
});

test('what takes long holds up nobody', async () => {
  const over: string[] = [];
  const [slow, quick] = await Promise.all([answering(3, over, 'slow'), answering(0, over, 'quick')]);
  expect(over).toEqual(['quick', 'slow']);
  expect(quick).not.toBe(slow);
});

test('who is signed in is asked on a connection of its own', async () => {
  const asked = async () => {
    const { rows } = await database.accounts.execute(sql`select pg_backend_pid() as pid`);
    return rows[0]!.pid;
  };
  const [pid, session] = await Promise.all([answering(0.1, [], 'read'), asked()]);
  expect(session).not.toBe(pid);
});
