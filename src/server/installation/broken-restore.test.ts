// A restore that may not begin, is stopped half-way or is killed, on a real installation that is in use.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { withTables } from '../../../tests/with-tables.ts';
import { foundedBy } from '../../../tests/world.ts';
import { connectWithin } from '../database/connect.ts';
import { backup } from './backup.ts';
import { examine } from './doctor.ts';
import { type Installation, withInstallation } from './installation.ts';
import { oneRestore } from './one-restore.ts';
import { restore } from './restore.ts';
import { readSettings } from './settings.ts';

const root = mkdtempSync(join(tmpdir(), 'leadwell-broken-restore-'));
chmodSync(root, 0o711); // so that the account of the database may pass
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
});

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

test('while another restore writes into the folder the second one says so and touches nothing', async () => {
  const second = () =>
    expect(restore(at('saved'), settings, force)).rejects.toThrow(/^Another restore is writing into/);
  await oneRestore(at('home'), second);
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

/** The note is written, the old folder put aside, the new one put in its place. */
test.each([1, 2, 3])(
  'killed after its rename %i a restore has lost nothing, and the next one says so',
  async (renames) => {
    await ended(['--import', killedAfter(renames), 'src/cli/leadwell.ts', 'restore', at('saved'), '--force']);
    const aside = renames > 1;
    if (aside)
      await expect(withInstallation(names, { settings })).rejects.toThrow(/What was there before is in .*before-/);
    else await laterIsThere();
    const said: string[] = [];
    const asking = { force: false, now: force.now, say: (sentence: string) => void said.push(sentence) };
    await expect(restore(at('saved'), settings, asking)).rejects.toThrow(/in use/);
    expect(said.some((sentence) => sentence.endsWith(`What was there before it is in ${at('home')} again.`))).toBe(
      aside,
    );
    await laterIsThere();
    rmSync(at('home.half-restored'), { recursive: true, force: true });
  },
);

/** What was begun is put aside, what was there before comes back. */
test.each([1, 2])('killed after rename %i of undoing an earlier restore it has lost nothing', async (renames) => {
  await killedRestore();
  await ended(['--import', killedAfter(renames), 'src/cli/leadwell.ts', 'restore', at('saved')]);
  await expect(restore(at('saved'), settings, { ...force, force: false })).rejects.toThrow(/in use/);
  await laterIsThere();
  rmSync(at('home.half-restored'), { recursive: true, force: true });
});

test('on a database of somebody else a stop takes the rows back, and after a kill the same command goes on', async () => {
  const url = inject('owner').replace('/postgres?', `/restored_${process.env.VITEST_POOL_ID}?`);
  await connectWithin(inject('owner'), (client) =>
    client.query(`create database restored_${process.env.VITEST_POOL_ID}`),
  );
  const elsewhere = readSettings({ LEADWELL_DATA: at('home/elsewhere'), DATABASE_URL: url });
  const stopAt = (moment: string) => (sentence: string) =>
    void (sentence.startsWith(moment) && process.emit('SIGTERM', 'SIGTERM'));
  const once = { force: false, now: force.now };
  const stopped = restore(at('saved'), elsewhere, { ...once, say: stopAt('people: 1 row') });
  await expect(stopped).rejects.toThrow('Stopped. All is as it was before.');
  const late = restore(at('saved'), elsewhere, { ...once, say: stopAt('Verifying the ledger') });
  await expect(late).rejects.toThrow(
    /^Stopped\. .*not finished.*\nTo restore it whole: npm run leadwell -- restore \S+$/,
  );

  const words = ['src/cli/leadwell.ts', 'restore', at('saved')];
  await ended(words, /Restored 0 files/, { LEADWELL_DATA: elsewhere.home, DATABASE_URL: url });
  await expect(withInstallation(names, { settings: elsewhere })).rejects.toThrow(/not finished/);
  await restore(at('saved'), elsewhere, once);
  expect(await withInstallation(names, { settings: elsewhere })).toEqual([{ name: 'Ada Fern' }]);
  await expect(restore(at('saved'), elsewhere, once)).rejects.toThrow(/is in use\. Name an empty one/);
});

test('after a kill the doctor, a start and every command name what is unfinished, and a restore goes on', async () => {
  await killedRestore();
  const [before] = aside();
  const wrong = (await examine(settings, force.now)).filter(({ state }) => state === 'wrong');
  expect(wrong).toMatchObject([{ check: 'restore', mend: `npm run leadwell -- restore ${at('saved')} --force` }]);
  expect(wrong[0]!.what).toContain(`What was there before is in ${at(before!)}`);
  await expect(withInstallation(names, { settings })).rejects.toThrow(/was not finished/);
  await oneRestore(at('home'), async () => {
    await expect(withInstallation(names, { settings })).rejects.toThrow(/^Another restore is writing into/);
    expect(await ended(['server.mjs'])).toMatchObject({
      code: 1,
      said: expect.not.stringContaining('was not finished'),
    });
  });
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

/** A module that kills its own process, as kill -9 does, once so many things were renamed. */
const killedAfter = (renames: number) =>
  `data:text/javascript,${encodeURIComponent(`
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { renameSync } = fs;
    let left = ${renames};
    fs.renameSync = (...names) => {
      renameSync(...names);
      if (--left === 0) process.kill(process.pid, 'SIGKILL');
    };
    syncBuiltinESMExports();`)}`;

async function ended(words: string[], killAt?: RegExp, other: Record<string, string> = {}) {
  const env = { ...process.env, LEADWELL_DATA: at('home'), DATABASE_URL: '', LEADWELL_PORT: '0', ...other };
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
    if (killAt?.test(said)) child.kill('SIGKILL');
  });
  const [code] = await once(child, 'close');
  return { code, said };
}
