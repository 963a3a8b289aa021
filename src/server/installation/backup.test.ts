// Backup and restore on real installations of their own, in temporary folders.

import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { counted } from '../../../tests/counted.ts';
import { foundedBy } from '../../../tests/world.ts';
import { connectWithin } from '../database/connect.ts';
import { connect, useDatabase } from '../db.ts';
import { signedCheckpoint } from '../ledger/checkpoints.ts';
import { signingKey } from '../ledger/signing.ts';
import { backup } from './backup.ts';
import { examine } from './doctor.ts';
import { type Installation, withInstallation } from './installation.ts';
import { checkLedger } from './ledger-keys.ts';
import { restore } from './restore.ts';
import { readSettings } from './settings.ts';

const root = mkdtempSync(join(tmpdir(), 'leadwell-backup-'));
chmodSync(root, 0o711); // so that the account of the database may pass
const at = (name: string) => join(root, name);
const settingsOf = (name: string, url = '') => readSettings({ LEADWELL_DATA: at(name), DATABASE_URL: url });
const now = new Date('2026-11-22T09:00:00Z');
const options = { force: false, now };
const content = 'What the customer wrote.';
const hash = createHash('sha256').update(content).digest('hex');
const stored = join('files', hash.slice(0, 2), hash.slice(2, 4), hash);

/** One organisation, founded by the product's own function, with one stored file and the secret. */
beforeAll(async () => {
  await withInstallation(
    async ({ appUrl, home }) => {
      const database = connect(appUrl);
      useDatabase(database);
      vi.stubEnv('LEADWELL_DATA', home);
      const { organisationId } = await foundedBy('Ada Fern');
      await signedCheckpoint(organisationId, await signingKey());
      vi.unstubAllEnvs();
      useDatabase(null);
      await database.end();
      mkdirSync(join(home, dirname(stored)), { recursive: true });
      writeFileSync(join(home, stored), content);
      writeFileSync(join(home, 'secret'), 'x'.repeat(43), { mode: 0o600 });
      mkdirSync(join(home, 'files/incoming'));
      writeFileSync(join(home, 'files/incoming/half'), 'half');
    },
    { settings: settingsOf('first') },
  );
  await withInstallation((found) => backup(found, at('saved'), now), { settings: settingsOf('first') });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a restored installation holds the same rows, files, keys and a whole ledger', async () => {
  const done = await restore(at('saved'), settingsOf('second'), options);
  expect(done.ledger).toMatchObject({ ok: true });
  expect(done.ledger.entries).toBeGreaterThan(0);
  const before = await withInstallation(counted, { settings: settingsOf('first') });
  const after = await withInstallation(counted, { settings: settingsOf('second') });
  expect(after).toEqual(before);
  expect(after.find(({ name }) => name === 'organisations')?.rows).toBe(1);
  expect(readFileSync(join(at('second'), stored), 'utf8')).toBe(content);
  expect(statSync(join(at('second'), 'secret')).mode & 0o777).toBe(0o600);
  expect(existsSync(join(at('saved'), 'home/files/incoming'))).toBe(false);
});

test('R-102 a checkpoint signed while a backup is made does not make the backup look shortened', async () => {
  const checkpoints = join(at('first'), 'keys', 'checkpoints');
  const [name] = readdirSync(checkpoints);
  const before = readFileSync(join(checkpoints, name!), 'utf8');
  expect(before).toContain('leadwell/');
  const later = (sentence: string) => {
    if (/^Saved \d+ tables/.test(sentence)) writeFileSync(join(checkpoints, name!), `${before}"signed later"\n`);
  };
  await withInstallation((found) => backup(found, at('meanwhile'), now, later), { settings: settingsOf('first') });
  expect(readFileSync(join(checkpoints, name!), 'utf8')).toContain('signed later');
  writeFileSync(join(checkpoints, name!), before);
  expect(readFileSync(join(at('meanwhile'), 'home/keys/checkpoints', name!), 'utf8')).toBe(before);
  expect((await restore(at('meanwhile'), settingsOf('fourth'), options)).ledger).toMatchObject({ ok: true });
});

test('keys between tables and triggers stand again after a restore', async () => {
  const walls = ({ ownerUrl }: Installation) =>
    connectWithin(ownerUrl, async (client) => {
      const keys = await client.query(
        `select conname, conrelid::regclass::text as "table", pg_get_constraintdef(oid) as is from pg_constraint
          where connamespace = 'public'::regnamespace order by 1, 2`,
      );
      const triggers = await client.query(
        `select tgname, tgrelid::regclass::text as "table", tgenabled from pg_trigger where not tgisinternal order by 1, 2`,
      );
      return [keys.rows, triggers.rows];
    });
  const before = await withInstallation(walls, { settings: settingsOf('first') });
  expect(before.flat().length).toBeGreaterThan(50);
  expect(await withInstallation(walls, { settings: settingsOf('second') })).toEqual(before);
});

test('an installation in use is not written over, unless it is put aside', async () => {
  await expect(restore(at('saved'), settingsOf('first'), options)).rejects.toThrow(/holds an installation in use/);
  const { before } = await restore(at('saved'), settingsOf('second'), { ...options, force: true });
  expect(existsSync(join(before!, stored))).toBe(true);
});

test.each(['tables/organisations.copy', 'manifest.json', `home/${stored}`, 'home/secret'])(
  'a backup whose %s was altered is refused by name, and nothing is made',
  async (path) => {
    const name = `altered-${path.replaceAll('/', '-')}`;
    await withInstallation((found) => backup(found, at(name), now), { settings: settingsOf('first') });
    appendFileSync(join(at(name), path), 'x');
    await expect(restore(at(name), settingsOf('fifth'), options)).rejects.toThrow(path.replace('home/', ''));
    expect(existsSync(at('fifth'))).toBe(false);
  },
);

test('a backup never overwrites a folder, and leaves none half made', async () => {
  const again = withInstallation((found) => backup(found, at('saved'), now), { settings: settingsOf('first') });
  await expect(again).rejects.toThrow(/is there already/);
  const inside = join(at('first'), 'backups/today');
  const itself = withInstallation((found) => backup(found, inside, now), { settings: settingsOf('first') });
  await expect(itself).rejects.toThrow(/lies inside .*: each backup would hold all earlier ones/);
  expect(existsSync(dirname(inside))).toBe(false);
  writeFileSync(join(at('first'), stored), 'altered');
  const damaged = withInstallation((found) => backup(found, at('other'), now), { settings: settingsOf('first') });
  await expect(damaged).rejects.toThrow(/no longer what it was/);
  writeFileSync(join(at('first'), stored), content);
  expect([existsSync(at('other')), existsSync(at('other.unfinished'))]).toEqual([false, false]);
});

test('of two backups into one folder at once one is made, and the other says why it is not', async () => {
  const both = await withInstallation(
    (found) => Promise.allSettled([backup(found, at('both'), now), backup(found, at('both'), now)]),
    { settings: settingsOf('first') },
  );
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  expect(refused).toEqual([expect.stringMatching(/Another backup is being written into \S+both|is there already/)]);
  expect(existsSync(join(at('both'), 'manifest.json'))).toBe(true);
});

test('the doctor names a stored file that changed, a secret that others can read, and the command that mends it', async () => {
  const sound = await examine(settingsOf('first'), new Date());
  expect(sound.filter(({ state }) => state === 'wrong')).toEqual([]);
  expect(sound.find(({ check }) => check === 'stored files')?.what).toBe(
    'The database names no file. 1 stored file that nothing names is removed in the night, once a day old.',
  );
  writeFileSync(join(at('second'), stored), 'altered');
  rmSync(join(at('second'), 'secret'));
  writeFileSync(join(at('second'), 'secret'), 'x'.repeat(43), { mode: 0o644 });
  const wrong = (await examine(settingsOf('second'), new Date())).filter(({ state }) => state === 'wrong');
  expect(wrong.map(({ check }) => check)).toEqual(['secrets', 'files']);
  expect(wrong[0]?.mend).toBe(`chmod 600 ${join(at('second'), 'secret')}`);
});

test('the doctor names a secret that is none, one that cannot be read, and half a sample', async () => {
  const home = at('half');
  mkdirSync(home);
  const wrong = async () =>
    (await examine(settingsOf('half'), new Date()))
      .filter(({ state }) => state === 'wrong')
      .map(({ what, mend }) => `${what} ${mend}`);
  writeFileSync(join(home, 'secret'), 'short', { mode: 0o600 });
  expect((await wrong())[0]).toMatch(/secret is no secret of ours.* cp -p <backup>\/home\/secret \S+half$/);
  rmSync(join(home, 'secret'));
  mkdirSync(join(home, 'secret'));
  expect((await wrong())[0]).toMatch(/^A file in \S+half cannot be read \(EISDIR\)/);
  writeFileSync(join(home, 'SAMPLE-UNFINISHED'), '');
  expect((await wrong()).at(-1)).toMatch(/^The sample was cut off .* npm start -- --sample$/);
});

test('the doctor names a secret and a database that are gone, and the command that brings them back', async () => {
  await restore(at('saved'), settingsOf('broken'), options);
  rmSync(join(at('broken'), 'secret'));
  rmSync(join(at('broken'), 'database/pg18/global/pg_control'));
  const wrong = (await examine(settingsOf('broken'), new Date())).filter(({ state }) => state === 'wrong');
  expect(wrong.map(({ mend }) => mend)).toEqual([
    `cp -p <backup>/home/secret ${at('broken')}`,
    'npm run leadwell -- restore <backup> --force',
  ]);
});

test('what was altered before the backup is told after the restore', async () => {
  await withInstallation(
    ({ ownerUrl }) => connectWithin(ownerUrl, (client) => client.query(`update organisations set name = 'Forged'`)),
    { settings: settingsOf('second') },
  );
  writeFileSync(join(at('second'), stored), content);
  await withInstallation((found) => backup(found, at('forged-saved'), now), { settings: settingsOf('second') });
  const { ledger } = await restore(at('forged-saved'), settingsOf('forged-again'), options);
  expect(ledger.ok).toBe(false);
  const direct = await withInstallation(
    ({ ownerUrl, home }) => connectWithin(ownerUrl, (client) => checkLedger(client, home)),
    { settings: settingsOf('second') },
  );
  expect(ledger).toEqual(direct);
});

test('the key of another ledger is never written over', async () => {
  const key = join(at('keyed'), 'keys/ledger.pem');
  mkdirSync(dirname(key), { recursive: true });
  writeFileSync(key, 'another');
  await expect(restore(at('saved'), settingsOf('keyed'), options)).rejects.toThrow(/is another key than the backup's/);
  expect(readFileSync(key, 'utf8')).toBe('another');
});
