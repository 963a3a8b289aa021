import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { databaseOfItsOwn } from '../../../tests/database.ts';
import { foundedBy } from '../../../tests/world.ts';
import { connectWithin } from '../database/connect.ts';
import { useDatabase } from '../db.ts';
import { workOutbox } from '../jobs.ts';
import { bringContacts } from '../standards/contact-import.ts';
import { diskStore } from './disk.ts';
import { sweepFiles, sweepLock } from './sweep-clock.ts';

const home = mkdtempSync(join(tmpdir(), 'leadwell-sweep-'));
const root = join(home, 'files');
const store = diskStore(root);
let database: Awaited<ReturnType<typeof databaseOfItsOwn>>;

async function put(text: string, { old = true } = {}) {
  const kept = await store.put([Buffer.from(text)] as unknown as AsyncIterable<Uint8Array>, {
    name: 'a.csv',
    most: 999,
  });
  const { hash } = kept;
  if (old) utimesSync(join(root, hash.slice(0, 2), hash.slice(2, 4), hash), new Date(0), new Date(0));
  return { ...kept, name: 'a.csv' };
}

beforeAll(async () => {
  database = await databaseOfItsOwn('sweep');
  useDatabase(database);
  vi.stubEnv('LEADWELL_DATA', home);
  vi.stubEnv('DATABASE_URL', database.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  useDatabase(null);
  await database.end();
  rmSync(home, { recursive: true });
});

test('what a row of any organisation names stays, and so does what has just come; the rest goes', async () => {
  const files = [await put('date,agent\n2026-01-05,Ada\n'), await put('date,agent\n2026-01-06,Flo\n')];
  for (const [at, file] of files.entries())
    await bringContacts(await foundedBy('Ada', { organisation: `Fernhithe ${at}` }), file, { store });
  const [orphan, fresh] = [await put('nobody’s'), await put('just come', { old: false })];
  expect(await sweepFiles(database.url, store)).toEqual([orphan.hash]);
  const left = await Array.fromAsync(store.hashes());
  expect(left.sort()).toEqual([...files, fresh].map(({ hash }) => hash).sort());
});

test('while a backup is being made nothing is swept', async () => {
  const orphan = await put('nobody’s');
  await connectWithin(database.owner, async (client) => {
    await client.query(`select pg_advisory_lock_shared(${sweepLock})`);
    expect(await sweepFiles(database.url, store)).toBeNull();
  });
  expect(await store.has(orphan.hash)).toBe(true);
});

test('the sweep is a job of every night, made up for where nothing ran then', async () => {
  const orphan = await put('nobody’s');
  const jobs = new PgBoss({ connectionString: database.url, schema: 'pgboss', createSchema: false, max: 2 });
  await jobs.start();
  await jobs.createQueue('file-sweep');
  await jobs.send('file-sweep');
  const stop = await workOutbox(jobs, database.url);
  try {
    const [nightly] = await jobs.getSchedules('file-sweep');
    expect(nightly).toMatchObject({ cron: '20 3 * * *', timezone: 'UTC', options: { missed: 'once' } });
    await expect.poll(() => store.has(orphan.hash)).toBe(false);
  } finally {
    await stop();
    await jobs.stop({ graceful: true });
  }
});
