// The first act of an installation: an organisation, its first account, and the roles that begin everything else.
import { and, eq } from 'drizzle-orm';
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { accountsDatabase, first, one, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import { account, user } from '../people/accounts.table.ts';
import { type Accounts, type NewAccount, newAccount } from '../people/accounts.ts';
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
  const { rows } = await accountsDatabase().execute<Founded>(anyOrganisation);
  return one(rows).founded;
}
type Founded = { founded: boolean };
const anyOrganisation = sql`select any_organisation() as founded`;

/** @throws Conflict when set-up has been done */
export async function requireUnfounded(isDone = isFounded): Promise<void> {
  if (await isDone()) throw new Conflict('This installation is already set up. Sign in instead.');
}

/**
 * Founds an organisation, and makes the account of its founder with it. `byOperator` is for the command, whose user holds the machine;
 * a page founds only the first. @throws Conflict when another was first, or the e-mail has an account already
 */
export async function foundOrganisation(auth: Accounts, founding: Founding, byOperator = false): Promise<Actor> {
  if (!byOperator) await requireUnfounded();
  const account = await founderOf(auth, founding.founder);
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
    async (tx) => {
      await oneAtATime(tx);
      if (!byOperator) await requireUnfounded(async () => one(await tx.rows<Founded>(anyOrganisation)).founded);
      return { exists: false };
    },
    async (tx, _, keep) => {
      const kept = { id: organisationId, name, sector, timeZone, sample };
      const founded = one(await tx.insert(organisations).values(kept).returning());
      const person = { organisationId, id: personId, name: founding.founder.name, email: founding.founder.email };
      keep('organisation', founded);
      keep('person', one(await tx.insert(people).values(person).returning()));
      await addMembership(tx, { accountId: await account(tx), organisationId, personId }, keep);
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

/** Of several who set up at once, the second waits for the first to end, and then sees whether it is there. */
const oneAtATime = (tx: Tx) => tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('founding', 0))`);

/** Makes the account of the founder, or answers the one that an earlier try left behind. */
async function founderOf(auth: Accounts, founder: NewAccount) {
  const made = await newAccount(auth, founder);
  const { password: passwords } = await auth.$context;
  return async (tx: Tx): Promise<string> => {
    const found = first(
      await tx
        .select({ id: user.id, hash: account.password })
        .from(user)
        .leftJoin(account, and(eq(account.userId, user.id), eq(account.providerId, 'credential')))
        .where(eq(user.email, founder.email.toLowerCase())),
    );
    if (!found) return made(tx);
    if (found.hash && (await passwords.verify({ hash: found.hash, password: founder.password }))) return found.id;
    throw new Conflict('This e-mail address already has an account, with another password. Use that password.');
  };
}
