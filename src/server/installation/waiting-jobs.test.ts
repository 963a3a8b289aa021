// What waited for a job when a backup was made, or rows were moved, is done in the new place.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import { afterAll, expect, test, vi } from 'vitest';
import { foundedBy } from '../../../tests/world.ts';
import { accountsDatabase, connect, useDatabase } from '../db.ts';
import { workOutbox } from '../jobs.ts';
import { outbox } from '../ledger/ledger.table.ts';
import type { Actor } from '../people/actor.ts';
import { askForCheck, ledgerOf } from './asked-checks.ts';
import { backup } from './backup.ts';
import { type Installation, withInstallation } from './installation.ts';
import { restore } from './restore.ts';
import { readSettings } from './settings.ts';

const root = mkdtempSync(join(tmpdir(), 'leadwell-waiting-'));
chmodSync(root, 0o711); // so that the account of the database may pass
afterAll(() => rmSync(root, { recursive: true, force: true }));
const settingsOf = (name: string) => readSettings({ LEADWELL_DATA: join(root, name), DATABASE_URL: '' });

/** Runs `work` with the installation's database open, as its server has it. */
async function opened<T>(name: string, work: (at: Installation) => Promise<T>) {
  return withInstallation(
    async (at) => {
      const database = connect(at.appUrl);
      useDatabase(database);
      vi.stubEnv('LEADWELL_DATA', at.home);
      vi.stubEnv('DATABASE_URL', at.appUrl);
      try {
        return await work(at);
      } finally {
        vi.unstubAllEnvs();
        useDatabase(null);
        await database.end();
      }
    },
    { settings: settingsOf(name) },
  );
}

const checkOf = async (actor: Actor) => (await ledgerOf(actor)).checks[0]?.state;

test('a check that waited in the queue when a backup was made is done after the restore', async () => {
  const actor = await opened('first', async (at) => {
    const ada = await foundedBy('Ada Fern');
    await askForCheck(ada);
    await accountsDatabase().update(outbox).set({ sentAt: new Date() }); // handed over; the server ended before it was worked
    await backup(at, join(root, 'saved'), new Date('2026-11-22T09:00:00Z'));
    return ada;
  });
  await restore(join(root, 'saved'), settingsOf('second'), { force: false, now: new Date('2026-11-23T09:00:00Z') });
  await opened('second', async ({ appUrl }) => {
    expect(await checkOf(actor)).toBe('waiting');
    const jobs = new PgBoss({ connectionString: appUrl, schema: 'pgboss', createSchema: false, max: 2 });
    await jobs.start();
    const stop = await workOutbox(jobs, appUrl);
    await expect.poll(() => checkOf(actor)).toBe('done');
    await stop();
  });
});
