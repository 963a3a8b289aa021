import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { isAway } from './away.ts';
import { CannotStart } from './cannot-start.ts';

const caught = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

test('a database that goes under a request, or is not there, is told from one that refuses', async () => {
  const [client, other] = [0, 1].map(() => new pg.Client({ connectionString: inject('owner') })) as [
    pg.Client,
    pg.Client,
  ];
  client.on('error', () => undefined);
  await Promise.all([client.connect(), other.connect()]);
  expect(isAway(await caught(client.query('select 1 / 0')))).toBe(false);
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const sleeping = caught(client.query('select pg_sleep(60)'));
  await other.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
  expect(isAway(await sleeping)).toBe(true);
  expect(isAway(await caught(client.query('select 1')))).toBe(true);
  await other.end();
  expect(isAway(await caught(new pg.Client({ host: '/nowhere', database: 'x' }).connect()))).toBe(true);
  const cause = Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' });
  expect(isAway(new CannotStart('It cannot be reached.', { cause }))).toBe(true);
  expect(isAway(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }))).toBe(false);
});
