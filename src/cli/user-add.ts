import { Conflict, Invalid } from '#server/errors.ts';
import { administrator, withApplication } from '#server/installation/application.ts';
import { invite } from '#server/people/invitations.ts';
import { roles as allRoles, type Role } from '#server/people/people.table.ts';
import { addPerson } from '#server/people/people.ts';
import { grantRole } from '#server/people/roles.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { refusing, requireInstallation, say } from './installation.ts';

const ofATeam = new Set<Role>(['leader', 'member', 'manager']);

export const command: Command = {
  usage: 'user add --name <name> --email <address> [--role <role>]… [--address <https://…>]',
  help: `Adds a person and prints the invitation link with which they choose a password. Roles of the whole organisation only (${allRoles
    .filter((role) => !ofATeam.has(role))
    .join(', ')}); roles of a team are given in the pages.`,
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    role: { type: 'string', multiple: true },
    address: { type: 'string' },
  },
  run: ({ options }) =>
    refusing(async () => {
      const { name, email, address } = options as Record<string, string | undefined>;
      const wanted = (options.role ?? []) as string[];
      if (!name || !email) throw new WrongUse('Say who: --name and --email.');
      const unknown = wanted.find((role) => !allRoles.includes(role as Role) || ofATeam.has(role as Role));
      if (unknown) throw new WrongUse(`There is no role ${unknown} of the whole organisation.`);
      requireInstallation();
      return withApplication(() => added({ name, email, roles: wanted as Role[], address }), say).catch(inWords);
    }),
};

async function added({
  name,
  email,
  roles,
  address,
}: {
  name: string;
  email: string;
  roles: Role[];
  address?: string;
}) {
  const actor = await administrator();
  const person = await addPerson(actor, { name, email });
  for (const role of roles) await grantRole(actor, person.id, role);
  const { link, invitation } = await invite(
    actor,
    person.id,
    address ?? process.env.LEADWELL_ORIGIN ?? 'http://localhost:4680',
  );
  const json = { person: person.id, name, email, roles, invitation: link, until: invitation.expiresAt.toISOString() };
  return { json, text: `${name} is added. The link to choose a password, for 14 days:\n${link}` };
}

function inWords(error: unknown): never {
  throw error instanceof Invalid || error instanceof Conflict ? new Refused('not-added', error.message) : error;
}
