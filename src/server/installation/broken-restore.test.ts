// A restore that may not begin, is stopped half-way or is killed, on a real installation that is in use.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { withTables } from '../../../tests/with-tables.ts';
import { foundedBy } from '../../../tests/world.ts';
import { connectWithin } from '../database/connect.ts';
import { backup } from './backup.ts';
import { examine } from './doctor.ts';
import { type Installation, withInstallation } from './installation.ts';
import { restore } from './restore.ts';
import { readSettings } from './settings.ts';

const root = mkdtempSync(join(tmpdir(), 'leadwell-broken-restore-'));
chmodSync(root, 0o711); // so that the account of the database may pass
vi.setConfig({ testTimeout: 300_000 }); // a busy machine fails no test
const at = (name: string) => join(root, name);
const settings = readSettings({ LEADWELL_DATA: at('home'), DATABASE_URL: '' });
const force = { force: true, now: new Date('2026-11-22T09:00:00Z') };
const aside = () => readdirSync(root).filter((name) => !['home', 'saved'].includes(name));

beforeAll(async () => {
  await withInstallation(
    async (found) => {
      await withTables(found.appUrl, () => foundedBy('Ada Fern'));
      await backup(found, at('saved'), force.now);
    },
    { settings },
  );
  await withInstallation(renamed, { settings });
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => expect(aside()).toEqual([]));

/** So that the installation can be told from its backup. */
const renamed = ({ ownerUrl }: Installation) =>
  connectWithin(ownerUrl, (client) => client.query(`update people set name = 'Ada Later'`));
const names = ({ ownerUrl }: Installation) =>
  connectWithin(ownerUrl, async (client) => (await client.query('select name from people')).rows);
const laterIsThere = async () => expect(await withInstallation(names, { settings })).toEqual([{ name: 'Ada Later' }]);

test('while the installation is served nothing is put aside', async () => {
  await withInstallation(
    () => expect(restore(at('saved'), settings, force)).rejects.toThrow(/is running on .* Stop it/),
    {
      settings,
    },
  );
  expect(aside()).toEqual([]);
  await laterIsThere();
});

test('a backup inside the folder that would be put aside is refused in a sentence', async () => {
  renameSync(at('saved'), at('home/saved'));
  await expect(restore(at('home/saved'), settings, force)).rejects.toThrow(/lies inside .*: move it out first/);
  renameSync(at('home/saved'), at('saved'));
  await laterIsThere();
});

test.each(['Making the database', 'people: 1 row', 'Verifying the ledger'])(
  'stopped at “%s” a restore leaves all as it was',
  async (moment) => {
    const say = (sentence: string) => void (sentence.startsWith(moment) && process.emit('SIGTERM', 'SIGTERM'));
    await expect(restore(at('saved'), settings, { ...force, say })).rejects.toThrow(
      'Stopped. All is as it was before.',
    );
    expect(aside()).toEqual([]);
    await laterIsThere();
  },
);

test('after a kill the doctor, a start and every command name what is unfinished, and a restore goes on', async () => {
  await killedRestore();
  const [before] = aside();
  const wrong = (await examine(settings, force.now)).filter(({ state }) => state === 'wrong');
  expect(wrong).toMatchObject([{ check: 'restore', mend: `npm run leadwell -- restore ${at('saved')} --force` }]);
  expect(wrong[0]!.what).toContain(`What was there before is in ${at(before!)}`);
  await expect(withInstallation(names, { settings })).rejects.toThrow(/was not finished/);
  const started = await ended(['server.mjs']);
  expect(started).toMatchObject({
    code: 1,
    said: expect.stringMatching(/was not finished.*\nTo restore it whole: npm/),
  });

  await expect(restore(at('saved'), settings, { ...force, force: false })).rejects.toThrow(/in use/); // the old one is back
  expect(aside()).toEqual([]);
  await laterIsThere();
  await killedRestore();
  await restore(at('saved'), settings, force);
  expect(await withInstallation(names, { settings })).toEqual([{ name: 'Ada Fern' }]);
  expect(aside()).toHaveLength(1);
  expect(existsSync(join(at(aside()[0]!), 'database'))).toBe(true);
  rmSync(at(aside()[0]!), { recursive: true });
});

/** Killed while it makes the new database. */
const killedRestore = () => ended(['src/cli/leadwell.ts', 'restore', at('saved'), '--force'], /Making the database/);

async function ended(words: string[], killAt?: RegExp) {
  const env = { ...process.env, LEADWELL_DATA: at('home'), DATABASE_URL: '', LEADWELL_PORT: '0' };
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
    if (killAt?.test(said)) child.kill('SIGKILL');
  });
  const [code] = await once(child, 'close');
  return { code, said };
}
