import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { testAccounts } from '../../../tests/world.ts';
import { accountsDatabase, sql } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Sector } from '../people/organisations.table.ts';
import { foundOrganisation } from './founding.ts';

let installation: Awaited<ReturnType<typeof ownInstallation>>;
beforeAll(async () => {
  installation = await ownInstallation('founding');
});
afterAll(() => installation.close());

const found = (name: string, sector: Sector = 'not-for-profit') =>
  foundOrganisation(testAccounts(), {
    organisation: { name: `${name} Homes`, sector },
    founder: { name, email: `${name}@example.org`, password: 'a long enough password' },
  });

const counted = async () => {
  const { rows } = await accountsDatabase().execute<Record<string, number>>(sql`
    select (select count(*)::int from "user") as users, (select count(*)::int from account) as accounts,
      (select count(*)::int from memberships) as members, any_organisation() as founded`);
  return rows[0];
};

test('a set-up that breaks off leaves nothing, so that it can be done again', async () => {
  await expect(found('Ada', null as unknown as Sector)).rejects.toThrow();
  expect(await counted()).toEqual({ users: 0, accounts: 0, members: 0, founded: false });
});

test('of eight who set up at once, one makes the only account, and the others are sent to sign in', async () => {
  const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Ada'];
  const ended = await Promise.allSettled(names.map((name) => found(name)));
  const refused = ended.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  expect(refused).toHaveLength(7);
  const sentence = 'This installation is already set up. Sign in instead.';
  for (const error of refused) expect(error).toEqual(new Conflict(sentence));
  expect(await counted()).toEqual({ users: 1, accounts: 1, members: 1, founded: true });
});
