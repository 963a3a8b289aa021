// The commands on an installation, called one after another from a shell, as a script would.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 300_000 });
const root = mkdtempSync(join(tmpdir(), 'leadwell-commands-'));
chmodSync(root, 0o711); // so that the account of the database may pass
const home = join(root, 'home');
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** How many rows each table has, and the files that lie in the store, as a backup counts them. */
function rowsKept() {
  const folder = join(root, 'counting');
  expect(run(['backup', folder])).toMatchObject({ status: 0 });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  rmSync(folder, { recursive: true });
  const files = manifest.files.filter(({ path }: { path: string }) => path.startsWith('files/'));
  return [manifest.tables.map(({ name, rows }: { name: string; rows: number }) => [name, rows]), files];
}

function run(words: string[], input = '', as = ['--json']) {
  const env = { ...process.env, LEADWELL_DATA: home, DATABASE_URL: '', LEADWELL_ORIGIN: '', LEADWELL_PORT: '4999' };
  const args = ['src/cli/leadwell.ts', ...words, ...as];
  const { status, stdout } = spawnSync(process.execPath, args, { env, input, encoding: 'utf8' });
  return { status, text: stdout, json: (as.length > 0 ? JSON.parse(stdout) : {}) as Record<string, unknown> };
}

function file(name: string, content: string) {
  writeFileSync(join(root, name), content);
  return join(root, name);
}

test('an organisation is set up, filled and listed without a page; what is brought in twice is known', () => {
  const founder = ['--organisation', 'Fern Homes', '--sector', 'public', '--name', 'Ada', '--email', 'ada@example.org'];
  expect(run(['seed', 'empty', ...founder], 'short\n')).toMatchObject({
    status: 1,
    json: { error: { kind: 'password' } },
  });
  expect(run(['seed', 'empty', ...founder], 'a long enough password\n')).toMatchObject({
    ...{ status: 0, json: { seeded: 'empty', administrator: 'ada@example.org' } },
  });

  const criteria = [{ code: '1.1', text: 'Lead with respect', kind: 'performance' }];
  const unit = { number: 'H/601/1568', title: 'Lead a team', outcomes: [{ number: '1', title: 'Plan', criteria }] };
  const units = file('units.json', JSON.stringify({ units: [unit] }));
  expect(run(['import', 'unit', units, '--look'])).toMatchObject({ status: 0, json: { done: false, added: 1 } });
  expect(run(['import', 'unit', units])).toMatchObject({ status: 0, json: { done: true, added: 1, known: 0 } });
  expect(run(['import', 'unit', units])).toMatchObject({ status: 0, json: { added: 0, known: 1 } });
  const other = file('other.json', JSON.stringify({ units: [{ ...unit, title: 'Follow a team' }] }));
  expect(run(['import', 'unit', other])).toMatchObject({ status: 1, json: { error: { kind: 'not-imported' } } });

  const staff = file('staff.csv', 'Full name,Work e-mail\nSam Okafor,sam@example.org\n');
  const map = file('map.json', '{"Surname": "name"}');
  expect(run(['import', 'people', staff, '--map', map])).toMatchObject({ status: 1, json: { error: { kind: 'map' } } });
  expect(run(['import', 'people', staff])).toMatchObject({ status: 0, json: { done: true, added: 1 } });
  expect(run(['import', 'people', staff])).toMatchObject({ status: 0, json: { added: 0, same: 1 } });

  const kept = rowsKept();
  const unlike = file(
    'unlike.csv',
    `Full name,Work e-mail\nNew One,new@example.org\n${',nobody@example.org\n'.repeat(22)}`,
  );
  const look = run(['import', 'people', unlike, '--look'], '', []);
  expect(look.text).toMatch(/^Would add 1, .* refuse 22\. Nothing was kept\.\n\nRefused:\n {2}row 3: \S/);
  expect(look.text).toMatch(/\n {2}row 22: .*\n {2}and 2 more\n/);
  const calls = file('calls.csv', 'Call id,Date,Answered\n1,2026-03-02,Y\n2,never,Y\n3,2026-03-03,N\n4,2026-03-04,Y\n');
  const heard = run(['import', 'contacts', calls, '--look'], '', []);
  expect(heard.text).toMatch(/^4 rows, 3 could be imported, 1 refused\. Nothing was kept\.\n\nRefused:\n {2}row 3: \S/);
  expect(rowsKept()).toEqual(kept);
  const alone = file('alone.csv', 'Call id,Date,Answered\n1,2026-03-02,Y\n');
  expect(run(['import', 'contacts', alone, '--look'], '', []).text).toMatch(/^1 row, 1 could be/);
  const strange = file('strange.json', '{"Shoe size": "unused"}');
  const works = file('works.csv', 'Full name,Works no.\nSam Okafor,7\n');
  expect(run(['import', 'people', works, '--map', strange, '--look'])).toMatchObject({
    ...{ status: 1, json: { error: { message: expect.stringMatching(/The file has: “Full name”, “Works no\.”\.$/) } } },
  });
  expect(rowsKept()).toEqual(kept);

  const twice = ['--role', 'assessor', '--role', 'assessor'];
  const added = run(['user', 'add', '--name', 'Nia', '--email', 'NIA@example.org', ...twice]);
  expect(added).toMatchObject({ status: 0, json: { email: 'nia@example.org', roles: ['assessor'] } });
  expect(added.json.invitation).toMatch(/^http:\/\/localhost:4999\/invitation\/\S+$/);

  expect(run(['user', 'add', '--name', 'Sam', '--email', 'SAM@example.org', '--role', 'administrator'])).toMatchObject({
    ...{ status: 0, json: { name: 'Sam Okafor', roles: ['administrator'], invitation: expect.any(String) } },
  });

  expect(run(['portfolio', 'list'])).toMatchObject({ status: 0, json: { portfolios: [] } });
  expect(run(['ledger', 'verify'])).toMatchObject({ status: 0, json: { ok: true, problems: [] } });
  expect(run(['doctor'])).toMatchObject({ status: 0, json: { ok: true } });
});
