// The commands on an installation, called one after another from a shell, as a script would.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 300_000 });
const root = mkdtempSync(join(tmpdir(), 'leadwell-commands-'));
chmodSync(root, 0o711); // so that the account of the database may pass
const home = join(root, 'home');
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(words: string[], input = '') {
  const env = { ...process.env, LEADWELL_DATA: home, DATABASE_URL: '', LEADWELL_ORIGIN: '', LEADWELL_PORT: '4999' };
  const args = ['src/cli/leadwell.ts', ...words, '--json'];
  const { status, stdout } = spawnSync(process.execPath, args, { env, input, encoding: 'utf8' });
  return { status, json: JSON.parse(stdout) as Record<string, unknown> };
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

  const added = run(['user', 'add', '--name', 'Nia', '--email', 'NIA@example.org', '--role', 'assessor']);
  expect(added).toMatchObject({ status: 0, json: { email: 'nia@example.org', roles: ['assessor'] } });
  expect(added.json.invitation).toMatch(/^http:\/\/localhost:4999\/invitation\/\S+$/);

  expect(run(['portfolio', 'list'])).toEqual({ status: 0, json: { portfolios: [] } });
  expect(run(['ledger', 'verify'])).toMatchObject({ status: 0, json: { ok: true, problems: [] } });
  expect(run(['doctor'])).toMatchObject({ status: 0, json: { ok: true } });
});
