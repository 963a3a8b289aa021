// The product's own functions for a command: the database opened as the app opens it, and somebody to act as.

import { CannotStart } from '../database/cannot-start.ts';
import { accountsDatabase, connect, sql, useDatabase } from '../db.ts';
import { type Accounts, accounts } from '../people/accounts.ts';
import { type Actor, actorOf } from '../people/actor.ts';
import { type Installation, withInstallation } from './installation.ts';
import { ownAddress } from './own-address.ts';
import { readSecret } from './secret.ts';

export type Application = Installation & { auth: Accounts };

/** Runs `work` with the installation's database open for `act` and `see`. */
export const withApplication = <T>(
  work: (application: Application) => Promise<T>,
  say?: (words: string) => void,
): Promise<T> =>
  withInstallation(
    async (at) => {
      const database = connect(at.appUrl, 4);
      useDatabase(database);
      process.env.LEADWELL_DATA = at.home; // files and mail lie there
      try {
        return await work({ ...at, auth: accounts(database.accounts, ownAddress(at.home), readSecret(at.home)) });
      } finally {
        useDatabase(null);
        await database.pool?.end();
      }
    },
    { migrate: 'fresh', say },
  );

/**
 * Whoever holds the machine acts as the administrator who has been here longest: the ledger names them.
 * @throws CannotStart where nothing is set up yet
 */
export async function administrator(): Promise<Actor> {
  const { rows } = await accountsDatabase().execute<{ accountId: string; organisationId: string }>(
    sql`select account_id as "accountId", organisation_id as "organisationId" from memberships where state = 'active' order by since`,
  );
  for (const { accountId, organisationId } of rows) {
    const actor = await actorOf(accountId, organisationId);
    if (actor?.roles.has('administrator')) return actor;
  }
  throw new CannotStart('Nothing is set up here yet. Open the start page, or run: npm run leadwell -- seed empty');
}
