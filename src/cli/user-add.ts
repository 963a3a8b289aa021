import { z } from 'zod';
import { Conflict, Invalid } from '#server/errors.ts';
import { email, text } from '#server/fields.ts';
import { administrator, maker, withApplication } from '#server/installation/application.ts';
import { ownAddress } from '#server/installation/own-address.ts';
import { originIn } from '#server/installation/settings.ts';
import { invite } from '#server/people/invitations.ts';
import { roles as allRoles, type Role } from '#server/people/people.table.ts';
import { addPerson } from '#server/people/people.ts';
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
Roles of a team are given in the pages. Where nobody is an administrator any more, --role administrator makes one.`,
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
      requireInstallation();
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
  return { ...read.data, roles: wanted as Role[], address: address ? originIn('--address', address).origin : null };
}

async function added({ name, email, roles }: NewUser, address: string) {
  const actor = roles.includes('administrator') ? await maker() : await administrator();
  const person = await addPerson(actor, { name, email });
  for (const role of roles) await grantRole(actor, person.id, role);
  const { link, invitation } = await invite(actor, person.id, address);
  const json = { person: person.id, name, email, roles, invitation: link, until: invitation.expiresAt.toISOString() };
  return { json, text: `${name} is added. The link to choose a password, for 14 days:\n${link}` };
}

function inWords(error: unknown): never {
  throw error instanceof Invalid || error instanceof Conflict ? new Refused('not-added', error.message) : error;
}
