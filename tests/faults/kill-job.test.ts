// `kill -9` in the middle of what goes on after the page has answered: it is taken up again by itself, and ends.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { problemOf } from '../../bench/allocation-problems.ts';
import { connectWithin } from '../../src/server/database/connect.ts';
import { connect, useDatabase } from '../../src/server/db.ts';
import { diskStore } from '../../src/server/files/disk.ts';
import { type Installation, withInstallation } from '../../src/server/installation/installation.ts';
import { readSettings } from '../../src/server/installation/settings.ts';
import { askAllocation } from '../../src/server/plans/allocating.ts';
import { bringContacts, takeContacts } from '../../src/server/standards/contact-import.ts';
import { planWorld } from '../plan-world.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { temporaryHome } from './newcomer.ts';

const home = temporaryHome('jobs');
let server: ServerProcess | null = null;
afterAll(async () => {
  await server?.end('SIGKILL');
  home.remove();
});

const settings = readSettings({ LEADWELL_DATA: home.path });
const installed = <T>(work: (at: Installation) => Promise<T>) => withInstallation(work, { settings });
const withTables = <T>(work: (at: Installation) => Promise<T>) =>
  installed(async (at) => {
    const database = connect(at.appUrl);
    useDatabase(database);
    try {
      return await work(at);
    } finally {
      useDatabase(null);
      await database.end();
    }
  });

const moment = 5; // ms; what is waited for takes a second and more

/** Waits until the row stands as wanted. */
const reaches = (table: 'allocations' | 'contact_imports', id: string, wanted: string[]) =>
  installed(({ ownerUrl }) =>
    connectWithin(ownerUrl, async (client) => {
      for (;;) {
        const { rows } = await client.query<{ state: string }>(`select state from ${table} where id = $1`, [id]);
        if (wanted.includes(rows[0]!.state)) return rows[0]!.state;
        await pause(moment);
      }
    }),
  );

/** Starts, kills once the work is under way, starts again, and answers how it ended. */
async function killedAt(table: 'allocations' | 'contact_imports', id: string, going: string, over: string[]) {
  server = await startServer({ LEADWELL_DATA: home.path });
  expect(await reaches(table, id, [going, ...over])).toBe(going);
  if (table === 'contact_imports') await underWay(id);
  await server.end('SIGKILL');
  server = await startServer({ LEADWELL_DATA: home.path });
  const ended = await reaches(table, id, over);
  expect(await server.end('SIGTERM')).toBe(0);
  server = null;
  return ended;
}

/** An import says “importing” before any process has it: waits until one works its job. */
const underWay = (id: string) =>
  installed(({ ownerUrl }) =>
    connectWithin(ownerUrl, async (client) => {
      const going = `select 1 from pgboss.job where state = 'active' and data->'payload'->>'importId' = $1`;
      while ((await client.query(going, [id])).rowCount === 0) await pause(moment);
    }),
  );

test('an allocation under way when the process was killed is solved after the next start', async () => {
  const asked = await withTables(async ({ ownerUrl }) => {
    const { lee, plan } = await planWorld();
    const { id } = await askAllocation(lee, plan.id);
    const long = JSON.stringify(problemOf('tight', 20, 60, 1));
    await connectWithin(ownerUrl, (client) =>
      client.query('update allocations set problem = $1 where id = $2', [long, id]),
    );
    return { lee, plan, id };
  });
  expect(await killedAt('allocations', asked.id, 'solving', ['done', 'failed'])).toBe('done');
  await withTables(async () => {
    expect((await askAllocation(asked.lee, asked.plan.id)).state).toBe('waiting'); // nothing stands in its way
  });
});

test('a file of contacts being read, and then imported, when the process was killed comes to its end', async () => {
  const store = diskStore(join(home.path, 'files'));
  const { lee, id } = await withTables(async () => {
    const cast = await planWorld();
    const kept = await store.put(calls(115_000), { name: 'calls.csv', most: 1e8, type: 'application/octet-stream' });
    const brought = await bringContacts(cast.lee, { ...kept, name: 'calls.csv' }, { store });
    expect(brought.state).toBe('reading');
    return { lee: cast.lee, id: brought.id };
  });
  expect(await killedAt('contact_imports', id, 'reading', ['waiting', 'failed'])).toBe('waiting');
  await withTables(() => takeContacts(lee, id, { version: 2 }));
  expect(await killedAt('contact_imports', id, 'importing', ['waiting', 'done', 'failed'])).toBe('done');
});

async function* calls(rows: number) {
  yield Buffer.from('Call Id,Agent,Date,Time,Answered (Y/N),Resolved,Speed of answer in seconds\n');
  const row = (at: number) => `C${at},Mo Member,2026-03-${String(2 + (at % 25)).padStart(2, '0')},09:12:58,Y,Y,109\n`;
  const atOnce = 1_000;
  for (let from = 0; from < rows; from += atOnce)
    yield Buffer.from(Array.from({ length: atOnce }, (_, at) => row(from + at)).join(''));
}
