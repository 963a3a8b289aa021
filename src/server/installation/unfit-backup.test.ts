// Backups whose rows do not fit: made by the product, then altered together with their manifest, as a careful hand would.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTables } from '../../../tests/with-tables.ts';
import { foundedBy } from '../../../tests/world.ts';
import { CannotStart } from '../database/cannot-start.ts';
import { backup } from './backup.ts';
import { withInstallation } from './installation.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { restore } from './restore.ts';
import { readSettings } from './settings.ts';
import { unfit } from './unfit.ts';

const root = mkdtempSync(join(tmpdir(), 'leadwell-unfit-'));
chmodSync(root, 0o711); // so that the account of the database may pass
const at = (name: string) => join(root, name);
const settingsOf = (name: string) => readSettings({ LEADWELL_DATA: at(name), DATABASE_URL: '' });
const now = new Date('2026-11-22T09:00:00Z');

beforeAll(async () => {
  await withInstallation(
    async (found) => {
      await withTables(found.appUrl, () => foundedBy('Ada Fern'));
      await backup(found, at('saved'), now);
    },
    { settings: settingsOf('first') },
  );
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const altered = (content: string) => (rows: string) => content + rows.slice(rows.indexOf('\t'));
const cases: [string, string, (rows: string) => string, RegExp][] = [
  [
    'a value of another kind',
    'people',
    altered('Ada'),
    /^Row 1 of "people" does not fit: its column "organisation_id"/,
  ],
  ['a column too few', 'people', (rows) => rows.replace(/\t[^\t]*$/, '\n'), /^Row 1 of "people" does not fit: it has/],
  [
    'nothing where something must be',
    'people',
    altered('\\N'),
    /^Row 1 of "people".*nothing stands in its column "org/,
  ],
  ['a row twice', 'people', (rows) => rows + rows, /^Row 2 of "people" does not fit: there is another of the same key/],
  [
    'a row that points to nobody',
    'people',
    altered('0198c0de-0000-7000-8000-000000000000'),
    /^A row of "role_grants" does not fit: it points to what is not there \(Key \(.*\) is not present in table "people"\)/,
  ],
];

test.each(cases)('%s is refused with its table, its row and what to do', async (name, table, change, sentence) => {
  const folder = at(name.replaceAll(' ', '-'));
  await changed(folder, table, change);
  const refusal = await restore(folder, settingsOf('second'), { force: false, now }).catch((error) => error);
  expect(refusal).toBeInstanceOf(CannotStart);
  expect(refusal.message).toMatch(sentence);
  expect(existsSync(at('second'))).toBe(false);
  expect(refusal.message).toContain('Nothing was changed. Restore another backup, or this one with the version');
});

test('after every refusal the target takes a sound backup', async () => {
  expect((await restore(at('saved'), settingsOf('second'), { force: false, now })).ledger).toMatchObject({ ok: true });
});

test('an installation put aside for a backup that does not fit is there again as it was', async () => {
  await changed(at('for-force'), 'people', altered('Ada'));
  await expect(restore(at('for-force'), settingsOf('first'), { force: true, now })).rejects.toThrow(/does not fit/);
  expect(readdirSync(root).filter((name) => name.includes('before'))).toEqual([]);
  const names = await withInstallation(({ ownerUrl }) => people(ownerUrl), { settings: settingsOf('first') });
  expect(names).toEqual(['Ada Fern']);
});

test.each(['manifest.sha256', 'tables/people.copy'])(
  '%s that is a pipe is refused, not read for ever',
  async (name) => {
    const folder = at(`pipe-${name.replace('/', '-')}`);
    cpSync(at('saved'), folder, { recursive: true });
    rmSync(join(folder, name));
    execFileSync('mkfifo', [join(folder, name)]);
    await expect(restore(folder, settingsOf('third'), { force: false, now })).rejects.toThrow(
      `${name} is not as it was saved`,
    );
    expect(existsSync(at('third'))).toBe(false);
  },
);

test('a manifest that is no JSON is refused in a sentence', async () => {
  cpSync(at('saved'), at('no-json'), { recursive: true });
  const text = '{"format": 1,';
  writeFileSync(join(at('no-json'), 'manifest.json'), text);
  writeFileSync(join(at('no-json'), 'manifest.sha256'), hashOf(text));
  await expect(restore(at('no-json'), settingsOf('third'), { force: false, now })).rejects.toThrow(/is not JSON/);
  expect(existsSync(at('third'))).toBe(false);
});

/** A copy of the backup with the rows of one table changed, and the manifest that says it was always so. */
async function changed(folder: string, name: string, change: (rows: string) => string) {
  cpSync(at('saved'), folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const table = manifest.tables.find((one) => one.name === name)!;
  const path = join(folder, 'tables', `${name}.copy`);
  const rows = change(readFileSync(path, 'utf8'));
  writeFileSync(path, rows);
  Object.assign(table, { bytes: Buffer.byteLength(rows), sha256: hashOf(rows) });
  await writeManifest(folder, manifest);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

async function people(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ name: string }>('select name from people')).rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

test('what PostgreSQL says in another language is told by its row and column too', () => {
  const where = 'COPY people, Zeile 3, Spalte organisation_id: »Ada«';
  const error = Object.assign(new pg.DatabaseError('ungültige Eingabesyntax', 0, 'error'), { code: '22P02', where });
  expect(unfit(error, '')).toMatchObject({
    message: expect.stringMatching(/^Row 3 of "people" does not fit: its column "organisation_id" holds what cannot/),
  });
});
