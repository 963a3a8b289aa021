// The commands on an installation, one after another, as a script would call them: the first and the last as processes of their own.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { withInstallation } from '#server/installation/installation.ts';
import { readSettings } from '#server/installation/settings.ts';
import { call } from './call.ts';

const root = mkdtempSync(join(tmpdir(), 'leadwell-commands-'));
chmodSync(root, 0o711); // so that the account of the database may pass
const home = join(root, 'home');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const env = { LEADWELL_DATA: home, DATABASE_URL: '', LEADWELL_ORIGIN: '', LEADWELL_PORT: '4999' };

/** How many rows each table has, and the files that lie in the store, as a backup counts them. */
async function rowsKept() {
  const folder = join(root, 'counting');
  expect(await run(['backup', folder])).toMatchObject({ status: 0 });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  rmSync(folder, { recursive: true });
  const files = manifest.files.filter(({ path }: { path: string }) => path.startsWith('files/'));
  return [manifest.tables.map(({ name, rows }: { name: string; rows: number }) => [name, rows]), files];
}

const read = (status: number | null, stdout: string, as: string[]) => ({
  ...{ status, text: stdout },
  json: (as.length > 0 ? JSON.parse(stdout) : {}) as Record<string, unknown>,
});

async function run(words: string[], as = ['--json']) {
  const { status, stdout } = await call([...words, ...as]);
  return read(status, stdout, as);
}

function shell(words: string[], input = '') {
  const args = ['src/cli/leadwell.ts', ...words, '--json'];
  const { status, stdout } = spawnSync(process.execPath, args, {
    ...{ env: { ...process.env, ...env }, input, encoding: 'utf8' },
  });
  return read(status, stdout, ['--json']);
}

function file(name: string, content: string) {
  writeFileSync(join(root, name), content);
  return join(root, name);
}

test('an organisation is set up without a page, by a process of its own', () => {
  const founder = ['--organisation', 'Fern Homes', '--sector', 'public', '--name', 'Ada', '--email', 'ada@example.org'];
  expect(shell(['seed', 'empty', ...founder], 'short\n')).toMatchObject({
    status: 1,
    json: { error: { kind: 'password' } },
  });
  expect(shell(['seed', 'empty', ...founder], 'a long enough password\n')).toMatchObject({
    ...{ status: 0, json: { seeded: 'empty', administrator: 'ada@example.org' } },
  });
});

/** With the database up all the while: to start it for each command is the greatest part of what a command costs. */
test('an installation is filled and listed without a page; what is brought in twice is known', async () => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  await withInstallation(filledAndListed, { settings: readSettings() });
  vi.unstubAllEnvs();
  expect(shell(['doctor'])).toMatchObject({ status: 0, json: { ok: true } });
});

test('years behind a sample are a whole number from 1 to 5, and of a sample alone', async () => {
  for (const years of ['0', '6', '2.5', 'three'])
    expect(await run(['seed', 'sample', '--years', years])).toMatchObject({
      ...{ status: 2, json: { error: { message: expect.stringContaining(`it is “${years}”`) } } },
    });
  expect(await run(['seed', 'empty', '--years', '3'])).toMatchObject({
    ...{ status: 2, json: { error: { message: expect.stringContaining('--years is for a sample') } } },
  });
});

async function filledAndListed() {
  const criteria = [{ code: '1.1', text: 'Lead with respect', kind: 'performance' }];
  const unit = { number: 'H/601/1568', title: 'Lead a team', outcomes: [{ number: '1', title: 'Plan', criteria }] };
  const units = file('units.json', JSON.stringify({ units: [unit] }));
  expect(await run(['import', 'unit', units, '--look'])).toMatchObject({ status: 0, json: { done: false, added: 1 } });
  expect(await run(['import', 'unit', units])).toMatchObject({ status: 0, json: { done: true, added: 1, known: 0 } });
  expect(await run(['import', 'unit', units])).toMatchObject({ status: 0, json: { added: 0, known: 1 } });
  const other = file('other.json', JSON.stringify({ units: [{ ...unit, title: 'Follow a team' }] }));
  expect(await run(['import', 'unit', other])).toMatchObject({ status: 1, json: { error: { kind: 'not-imported' } } });

  const staff = file('staff.csv', 'Full name,Work e-mail\nSam Okafor,sam@example.org\n');
  const map = file('map.json', '{"Surname": "name"}');
  expect(await run(['import', 'people', staff, '--map', map])).toMatchObject({
    status: 1,
    json: { error: { kind: 'map' } },
  });
  expect(await run(['import', 'people', staff])).toMatchObject({ status: 0, json: { done: true, added: 1 } });
  expect(await run(['import', 'people', staff])).toMatchObject({ status: 0, json: { added: 0, same: 1 } });

  const kept = await rowsKept();
  const unlike = file(
    'unlike.csv',
    `Full name,Work e-mail\nNew One,new@example.org\n${',nobody@example.org\n'.repeat(22)}`,
  );
  const look = await run(['import', 'people', unlike, '--look'], []);
  expect(look.text).toMatch(/^Would add 1, .* refuse 22\. Nothing was kept\.\n\nRefused:\n {2}row 3: \S/);
  expect(look.text).toMatch(/\n {2}row 22: .*\n {2}and 2 more\n/);
  const calls = file('calls.csv', 'Call id,Date,Answered\n1,2026-03-02,Y\n2,never,Y\n3,2026-03-03,N\n4,2026-03-04,Y\n');
  const heard = await run(['import', 'contacts', calls, '--look'], []);
  expect(heard.text).toMatch(/^4 rows, 3 could be imported, 1 refused\. Nothing was kept\.\n\nRefused:\n {2}row 3: \S/);
  expect(await rowsKept()).toEqual(kept);
  const alone = file('alone.csv', 'Call id,Date,Answered\n1,2026-03-02,Y\n');
  expect((await run(['import', 'contacts', alone, '--look'], [])).text).toMatch(/^1 row, 1 could be/);
  const strange = file('strange.json', '{"Shoe size": "unused"}');
  const works = file('works.csv', 'Full name,Works no.\nSam Okafor,7\n');
  expect(await run(['import', 'people', works, '--map', strange, '--look'])).toMatchObject({
    ...{ status: 1, json: { error: { message: expect.stringMatching(/The file has: “Full name”, “Works no\.”\.$/) } } },
  });
  expect(await rowsKept()).toEqual(kept);

  const twice = ['--role', 'assessor', '--role', 'assessor'];
  const added = await run(['user', 'add', '--name', 'Nia', '--email', 'NIA@example.org', ...twice]);
  expect(added).toMatchObject({ status: 0, json: { email: 'nia@example.org', roles: ['assessor'] } });
  expect(added.json.invitation).toMatch(/^http:\/\/localhost:4999\/invitation\/\S+$/);

  expect(
    await run(['user', 'add', '--name', 'Sam', '--email', 'SAM@example.org', '--role', 'administrator']),
  ).toMatchObject({
    ...{ status: 0, json: { name: 'Sam Okafor', roles: ['administrator'], invitation: expect.any(String) } },
  });

  expect(await run(['portfolio', 'list'])).toMatchObject({ status: 0, json: { portfolios: [] } });
  expect(await run(['ledger', 'verify'])).toMatchObject({ status: 0, json: { ok: true, problems: [] } });
}
