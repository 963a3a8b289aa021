// The first act of an installation: an organisation, its first account, and the roles that begin everything else.
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { accountsDatabase, one, sql } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import { type Accounts, makeAccount, type NewAccount } from '../people/accounts.ts';
import { type Actor, actorFrom } from '../people/actor.ts';
import { addMembership } from '../people/membership.ts';
import { organisations, type Sector } from '../people/organisations.table.ts';
import { people, type Role, roleGrants } from '../people/people.table.ts';

export type Founding = {
  organisation: { name: string; sector: Sector; timeZone?: string; sample?: boolean };
  founder: NewAccount;
  roles?: Role[];
};

/** Whether set-up has been done: the page for it is open to anybody until then, and to nobody afterwards. */
export async function isFounded(): Promise<boolean> {
  const { rows } = await accountsDatabase().execute<{ founded: boolean }>(sql`select any_organisation() as founded`);
  return one(rows).founded;
}

/**
 * Founds an organisation. `byOperator` is for the command, whose user holds the machine; a page founds only the first.
 * @throws Conflict when another was first, or the e-mail has an account already
 */
export async function foundOrganisation(auth: Accounts, founding: Founding, byOperator = false): Promise<Actor> {
  if (!byOperator && (await isFounded())) throw new Conflict('This installation is already set up. Sign in instead.');
  const accountId = await accountFor(auth, founding.founder);
  const { name, sector, timeZone = 'Europe/London', sample = false } = founding.organisation;
  const [organisationId, personId] = [newId(), newId()];
  const roles = founding.roles ?? ['administrator', 'centre-coordinator'];
  const actor = actorFrom({
    ...{ organisationId, personId, name: founding.founder.name, organisation: name, sector, timeZone, sample },
    ...{ grants: roles.map((role) => ({ role, teamId: null })), teams: [], candidate: false },
  });
  await act(
    actor,
    'organisation.found',
    async (tx) => ({
      exists:
        !byOperator && one(await tx.rows<{ founded: boolean }>(sql`select any_organisation() as founded`)).founded,
    }),
    async (tx, _, keep) => {
      const kept = { id: organisationId, name, sector, timeZone, sample };
      const founded = one(await tx.insert(organisations).values(kept).returning());
      const person = { organisationId, id: personId, name: founding.founder.name, email: founding.founder.email };
      keep('organisation', founded);
      keep('person', one(await tx.insert(people).values(person).returning()));
      await addMembership(tx, { accountId, organisationId, personId }, keep);
      const grant = { organisationId, personId, grantedBy: personId, grantedAt: now() };
      const granted = await tx
        .insert(roleGrants)
        .values(roles.map((role) => ({ ...grant, id: newId(), role })))
        .returning();
      for (const row of granted) keep('role-grant', row);
      return founded;
    },
  );
  return actor;
}

/** The account of the founder: made now, or, where an earlier try went only this far, the one it made. */
async function accountFor(auth: Accounts, founder: NewAccount) {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(founder.email.toLowerCase(), { includeAccounts: true });
  if (!found) return makeAccount(auth, founder);
  const { password } = await auth.$context;
  const hash = found.accounts.find(({ providerId }) => providerId === 'credential')?.password;
  if (hash && (await password.verify({ hash, password: founder.password }))) return found.user.id;
  throw new Conflict('This e-mail address already has an account, with another password. Use that password.');
}
