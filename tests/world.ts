// The cast of the tests, built with the product's own functions, so that it is always legal.

import { accountsDatabase, one, reading, sql } from '../src/server/db.ts';
import { foundOrganisation } from '../src/server/installation/founding.ts';
import { type Accounts, accounts, type NewAccount, newAccount } from '../src/server/people/accounts.ts';
import { type Actor, actorFrom } from '../src/server/people/actor.ts';
import { acceptInvitation, invite } from '../src/server/people/invitations.ts';
import type { Role } from '../src/server/people/people.table.ts';
import { addPerson } from '../src/server/people/people.ts';
import { grantRole } from '../src/server/people/roles.ts';
import { suspendPerson } from '../src/server/people/suspension.ts';
import { addTeam, joinTeam } from '../src/server/people/teams.ts';
import { kept } from './database.ts';

export const testOrigin = 'http://localhost:4680';
export const testAccounts = () => accounts(accountsDatabase(), testOrigin, 'x'.repeat(32));

/** An account that belongs to nobody yet. Answers its id. */
export const makeAccount = async (auth: Accounts, account: NewAccount): Promise<string> =>
  (await newAccount(auth, account))(accountsDatabase());

const hashes = new Map<string, Promise<string>>();

/** The same, but each password is hashed once: that is slow on purpose, and a world has three accounts with one password. */
async function castAccounts() {
  const auth = testAccounts();
  const { password } = await auth.$context;
  const { hash } = password;
  password.hash = (plain) => {
    const hashed = hashes.get(plain) ?? hash(plain);
    hashes.set(plain, hashed);
    return hashed;
  };
  return auth;
}

let count = 0;

/** A new organisation with its administrator. */
export async function foundedBy(name: string, { organisation = 'Fernhithe Homes' } = {}): Promise<Actor> {
  const email = `founder${++count}@example.org`;
  const founder = { name, email, password: 'a long enough password' };
  return foundOrganisation(
    await castAccounts(),
    { organisation: { name: organisation, sector: 'not-for-profit' }, founder },
    true,
  );
}

/** A person as the one who asks, with the roles and teams they have at this moment: `actor_of` by person, without an account. */
export async function actorFor(organisationId: string, personId: string): Promise<Actor> {
  const rows = await reading(organisationId, (db) =>
    db.rows<{ facts: Parameters<typeof actorFrom>[0] }>(sql`
      select jsonb_build_object('organisationId', o.id, 'personId', p.id, 'name', p.name, 'organisation', o.name,
        'sector', o.sector, 'timeZone', o.time_zone, 'sample', o.sample,
        'grants', coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'teamId', g.team_id)) from role_grants g
          where g.organisation_id = o.id and g.person_id = p.id
            and g.withdrawn_at is null and (g.until is null or g.until > now())), '[]'),
        'teams', coalesce((select jsonb_agg(m.team_id) from team_members m
          where m.organisation_id = o.id and m.person_id = p.id
            and (m.until is null or m.until > current_date)), '[]')) as facts
      from people p join organisations o on o.id = p.organisation_id
      where p.organisation_id = ${organisationId} and p.id = ${personId}`),
  );
  return actorFrom(one(rows).facts);
}

export type World = Awaited<ReturnType<typeof world>>;

/**
 * The whole cast. Lee leads the Repairs line, where Mo, Nia and Oz work; Pat manages it; Ash assesses; Ivy and Ike assure inside,
 * Eve outside; Cody coordinates; Ada administers; Sam worked in the team and is suspended; Flo leads a team of that name elsewhere.
 */
export const world = kept('world', async () => {
  const ada = await foundedBy('Ada Administrator');
  const pat = await addPerson(ada, {
    name: 'Pat Manager',
    email: 'pat@fernhithe.example',
    jobTitle: 'Head of contact',
  });
  const lee = await addPerson(ada, {
    ...{ name: 'Lee Leader', email: 'lee@fernhithe.example', jobTitle: 'Team leader', managerId: pat.id },
    ...{ responsibilities: 'Leads the repairs line', hours: 37.5, employeeNumber: 'F-001' },
  });
  const repairs = await addTeam(ada, { name: 'Repairs line', purpose: 'Answers calls about repairs' });
  await grantRole(ada, pat.id, 'manager', repairs.id);
  await grantRole(ada, lee.id, 'leader', repairs.id);
  const member = async (name: string, hours: number) => {
    const email = `${name.split(' ')[0]!.toLowerCase()}@fernhithe.example`;
    const person = await addPerson(ada, { name, email, jobTitle: 'Adviser', managerId: lee.id, hours });
    await joinTeam(ada, repairs.id, person.id, '2026-01-05');
    return person.id;
  };
  const holding = async (name: string, role: Role) => {
    const person = await addPerson(ada, { name });
    await grantRole(ada, person.id, role);
    return person.id;
  };
  const ids = {
    pat: pat.id,
    lee: lee.id,
    mo: await member('Mo Member', 37.5),
    nia: await member('Nia Newer', 30),
    oz: await member('Oz Older', 22.5),
    ash: await holding('Ash Assessor', 'assessor'),
    ivy: await holding('Ivy Assurer', 'internal-quality-assurer'),
    ike: await holding('Ike Assurer', 'internal-quality-assurer'),
    eve: await holding('Eve External', 'external-quality-assurer'),
    cody: await holding('Cody Coordinator', 'centre-coordinator'),
  };
  const sam = await suspendedMember(ada, await member('Sam Suspended', 37.5));
  const actors = {} as Record<keyof typeof ids, Actor>;
  for (const [name, id] of Object.entries(ids))
    actors[name as keyof typeof ids] = await actorFor(ada.organisationId, id);
  return { ada, ...actors, sam, team: repairs, foreign: await elsewhere() };
});

/** A person whose account is suspended: `actor_of` knows nobody for it. */
async function suspendedMember(ada: Actor, personId: string) {
  const { link } = await invite(ada, personId, testOrigin);
  await acceptInvitation(await castAccounts(), link.split('/').at(-1)!, 'a long enough password');
  const { accountId } = await suspendPerson(ada, personId);
  return { accountId, personId };
}

/** Another organisation, whose leader must see nothing of the first. */
async function elsewhere() {
  const fred = await foundedBy('Fred Founder', { organisation: 'Another Homes' });
  const flo = await addPerson(fred, { name: 'Flo Foreign' });
  const team = await addTeam(fred, { name: 'Repairs line' });
  await grantRole(fred, flo.id, 'leader', team.id);
  return { administrator: fred, leader: await actorFor(fred.organisationId, flo.id), team };
}
