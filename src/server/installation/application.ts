// The product's own functions for a command: the database opened as the app opens it, and somebody to act as.

import { CannotStart } from '../database/cannot-start.ts';
import { accountsDatabase, connect, reading, sql, useDatabase } from '../db.ts';
import { type Accounts, accounts } from '../people/accounts.ts';
import { type Actor, actorFrom, actorOf, type Facts } from '../people/actor.ts';
import { makeAdministrator } from './doctor-administrators.ts';
import { isFounded } from './founding.ts';
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
        await database.end();
      }
    },
    { migrate: 'fresh', say },
  );

const nobody = `Nobody here is an administrator who can sign in. Make one: ${makeAdministrator}`;

/**
 * Whoever holds the machine acts as the administrator who has been here longest: the ledger names them.
 * @throws CannotStart where nothing is set up yet, or nobody is an administrator
 */
export async function administrator(): Promise<Actor> {
  for (const { accountId, organisationId } of await everybody()) {
    const actor = await actorOf(accountId, organisationId);
    if (actor?.roles.has('administrator')) return actor;
  }
  throw new CannotStart((await isFounded()) ? nobody : unfounded);
}

/** The same, to make an administrator: where nobody is one, as the person who has been here longest. @throws CannotStart */
export async function maker(): Promise<Actor> {
  return administrator().catch(async (error) => {
    const [longest] = await everybody();
    if (!longest) throw error;
    const { organisationId, personId } = longest;
    const [facts] = await reading(organisationId, (db) =>
      db.rows<Omit<Facts, 'grants' | 'teams' | 'candidate'>>(sql`
        select o.id as "organisationId", p.id as "personId", p.name, o.name as organisation, o.sector, o.time_zone as "timeZone", o.sample
        from people p join organisations o on o.id = p.organisation_id
        where o.id = ${organisationId} and p.id = ${personId}`),
    );
    if (!facts) throw error;
    return actorFrom({ ...facts, grants: [{ role: 'administrator', teamId: null }], teams: [], candidate: false });
  });
}

async function everybody() {
  const { rows } = await accountsDatabase().execute<{ accountId: string; organisationId: string; personId: string }>(
    sql`select account_id as "accountId", organisation_id as "organisationId", person_id as "personId" from memberships order by since`,
  );
  return rows;
}

const unfounded = 'Nothing is set up here yet. Open the start page, or run: npm run leadwell -- seed empty';
