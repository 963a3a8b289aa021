// The cast of the tests, built with the product's own functions, so that it is always legal.

import { accountsDatabase } from '../src/server/db.ts';
import { foundOrganisation } from '../src/server/installation/founding.ts';
import { accounts } from '../src/server/people/accounts.ts';
import type { Actor } from '../src/server/people/actor.ts';

export const testOrigin = 'http://localhost:4680';
export const testAccounts = () => accounts(accountsDatabase(), testOrigin, 'x'.repeat(32));

let count = 0;

/** A new organisation with its administrator. */
export function foundedBy(name: string, { organisation = 'Fernhithe Homes' } = {}): Promise<Actor> {
  const email = `founder${++count}@example.org`;
  const founder = { name, email, password: 'a long enough password' };
  return foundOrganisation(
    testAccounts(),
    { organisation: { name: organisation, sector: 'not-for-profit' }, founder },
    true,
  );
}
