// Somebody who is here already, found by their address, for the command that makes users: whoever holds the machine says who administers.
import { Conflict } from '../errors.ts';
import { type AccountRow, accountsOf } from './accounts-list.ts';
import type { Actor } from './actor.ts';
import type { Role } from './people.table.ts';
import { grantRole } from './roles.ts';
import { restorePerson } from './suspension.ts';

/** By the address of their record, or the one they sign in with; in small letters. */
export const knownAs = async (actor: Actor, email: string): Promise<AccountRow | undefined> =>
  (await accountsOf(actor, { find: email, page: 1 })).people.find(
    (row) => row.email?.toLowerCase() === email || row.signInEmail === email,
  );

/** Gives those of the roles that they do not hold yet, and restores their account. @throws Conflict where nothing is to be changed */
export async function giveRoles(actor: Actor, known: AccountRow, roles: Role[]): Promise<void> {
  const held = new Set(known.roles.map(({ role }) => role));
  const wanted = roles.filter((role) => !held.has(role));
  if (wanted.length === 0 && known.state === 'active')
    throw new Conflict(`${known.name} has that address, and the role already.`);
  for (const role of wanted) await grantRole(actor, known.id, role);
  if (known.state === 'suspended') await restorePerson(actor, known.id);
}
