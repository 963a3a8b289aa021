// Moving to a PostgreSQL outside and back, whichever the tests run on.
import { afterAll, expect, inject, test, vi } from 'vitest';
import { counted } from '../../../tests/counted.ts';
import { temporaryHome } from '../../../tests/faults/newcomer.ts';
import { withTables } from '../../../tests/with-tables.ts';
import { foundedBy } from '../../../tests/world.ts';
import { connectWithin } from '../database/connect.ts';
import { withInstallation } from './installation.ts';
import { move } from './move.ts';
import { readSettings } from './settings.ts';

const [first, second] = [temporaryHome('first'), temporaryHome('back')];
const settingsOf = (home: string, url = '') => readSettings({ LEADWELL_DATA: home, DATABASE_URL: url });
afterAll(() => {
  first.remove();
  second.remove();
});

test('rows move to an outside server and back, equal in count and content', async () => {
  const name = `moved_${process.env.VITEST_POOL_ID}`;
  await connectWithin(inject('owner'), (client) => client.query(`drop database if exists ${name} with (force)`));
  const outside = inject('owner').replace('/postgres?', `/${name}?`);
  const [here, there, back] = [settingsOf(first.path), settingsOf(first.path, outside), settingsOf(second.path)];
  await withInstallation(founded, { settings: here });
  const { rows } = await move(here, there);
  expect(rows).toBeGreaterThan(0);
  await move({ ...there, home: second.path }, back);
  const before = await withInstallation(counted, { settings: here });
  expect(before.find(({ name }) => name === 'organisations')?.rows).toBe(1);
  expect(await withInstallation(counted, { settings: back })).toEqual(before);
  await expect(move(here, there)).rejects.toThrow(/is in use/);
});

async function founded({ appUrl, home }: { appUrl: string; home: string }) {
  vi.stubEnv('LEADWELL_DATA', home);
  await withTables(appUrl, () => foundedBy('Ada Fern'));
  vi.unstubAllEnvs();
}
