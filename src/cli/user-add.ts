import { z } from 'zod';
import { together } from '#server/act.ts';
import { Conflict, Invalid } from '#server/errors.ts';
import { email, text } from '#server/fields.ts';
import { administrator, maker, withApplication } from '#server/installation/application.ts';
import { ownAddress } from '#server/installation/own-address.ts';
import { originIn } from '#server/installation/settings.ts';
import { allOf } from '#server/list-words.ts';
import type { AccountRow } from '#server/people/accounts-list.ts';
import type { Actor } from '#server/people/actor.ts';
import { invite } from '#server/people/invitations.ts';
import { giveRoles, knownAs } from '#server/people/known-user.ts';
import { roles as allRoles, type Role } from '#server/people/people.table.ts';
import { addPerson } from '#server/people/people.ts';
import { roleWords } from '#server/people/roles.form.ts';
import { grantRole } from '#server/people/roles.ts';
import { type Command, Refused, takesNothing, WrongUse } from './command.ts';
import { refusing, requireInstallation, say } from './installation.ts';

const ofATeam: Role[] = ['leader', 'member', 'manager'];
const wholeRoles = allRoles.filter((role) => !ofATeam.includes(role));
const newUser = z.object({ name: text('the person’s name', 120), email: email() });
type NewUser = z.output<typeof newUser> & { roles: Role[]; address: string | null };

export const command: Command = {
  words: 'user add',
  help: `Adds a person and prints the invitation link with which they choose a password. Where a mail server
is set, it is mailed to them as well.
Roles of a team are given in the pages. Somebody who is here already without an account, by an import of people,
is invited. With --role administrator, the address may be that of anybody who is here: they are given the role,
also where nobody is an administrator any more. If they were suspended, they are restored.`,
  options: {
    name: { type: 'string', value: 'name', needed: true, says: 'their name' },
    email: {
      ...{ type: 'string', value: 'address', needed: true },
      says: 'their e-mail address, with which they sign in',
    },
    role: { type: 'string', value: 'role', multiple: true, says: `a role here; one of: ${wholeRoles.join(', ')}` },
    address: {
      ...{ type: 'string', value: 'https://…' },
      says: 'where they reach Leadwell (LEADWELL_ORIGIN, or else the address of the server that runs here)',
    },
  },
  example: 'user add --name "Sam Okafor" --email sam@example.org --role assessor',
  run: (input) =>
    refusing(async () => {
      takesNothing(input);
      const user = asked(input.options as Record<string, string | undefined>, (input.options.role ?? []) as string[]);
      await requireInstallation();
      return withApplication(({ home }) => added(user, user.address ?? ownAddress(home)), say).catch(inWords);
    }),
};

function asked({ name, email, address }: Record<string, string | undefined>, wanted: string[]): NewUser {
  if (!name || !email) throw new WrongUse('Say who: --name and --email.');
  const unknown = wanted.find((role) => !wholeRoles.includes(role as Role));
  if (unknown)
    throw new WrongUse(`There is no role ${unknown} of the whole organisation. Roles: ${wholeRoles.join(', ')}.`);
  const read = newUser.safeParse({ name, email });
  if (!read.success) {
    const [{ path, message } = { path: [], message: '' }] = read.error.issues;
    throw new Refused('not-added', `${message}. Nobody was added.`, { option: `--${String(path[0])}` });
  }
  return {
    ...read.data,
    roles: [...new Set(wanted as Role[])],
    address: address ? originIn('--address', address).origin : null,
  };
}

/** All or nothing. */
export async function added(user: NewUser, address: string) {
  const actor = user.roles.includes('administrator') ? await maker() : await administrator();
  return together(actor, () => addedBy(actor, user, address));
}

async function addedBy(actor: Actor, user: NewUser, address: string) {
  const { name, email, roles } = user;
  const known = await knownAs(actor, email);
  if (known && !roles.includes('administrator')) requireUninvited(known, name);
  if (known) return givenTo(actor, known, user, address);
  const person = await addPerson(actor, { name, email });
  for (const role of roles) await grantRole(actor, person.id, role);
  const { link, invitation } = await invite(actor, person.id, address);
  const json = { person: person.id, name, email, roles, invitation: link, until: invitation.expiresAt.toISOString() };
  return { json, text: `${name} is added. ${linkWords(link)}` };
}

/** Roles of those who have an account are given in the pages, where it is seen who they are. */
function requireUninvited(known: AccountRow, name: string) {
  if (known.state) throw new Conflict(`${known.name} has that address and an account already`);
  if (known.name.localeCompare(name, 'en-GB', { sensitivity: 'base' }) === 0) return;
  throw new Conflict(`${known.name} has that address, and no account. To invite them, say --name "${known.name}"`);
}

async function givenTo(actor: Actor, known: AccountRow, { email, roles }: NewUser, address: string) {
  await giveRoles(actor, known, roles);
  const given = { person: known.id, name: known.name, email, roles };
  const are = roles.length > 0 ? `, and is ${allOf(roles.map((role) => roleWords[role].toLowerCase()))} now` : '';
  const said = `${known.name} is here already${known.state ? '' : ', without an account'}${are}.`;
  if (known.state)
    return { json: { ...given, invitation: null, until: null }, text: `${said} They sign in as before.` };
  const { link, invitation } = await invite(actor, known.id, address);
  const json = { ...given, invitation: link, until: invitation.expiresAt.toISOString() };
  return { json, text: `${said} ${linkWords(link)}` };
}

const linkWords = (link: string) => `The link to choose a password, for 14 days:\n${link}`;

function inWords(error: unknown): never {
  throw error instanceof Invalid || error instanceof Conflict
    ? new Refused('not-added', error.message.replace(/\.?$/, '. Nothing was changed.'))
    : error;
}
