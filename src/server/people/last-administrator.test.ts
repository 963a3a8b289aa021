import { expect, test as plain } from 'vitest';
import { test } from '../../../tests/database.ts';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { actorFor, foundedBy, testAccounts, testOrigin } from '../../../tests/world.ts';
import { accountsDatabase, sql } from '../db.ts';
import { Conflict } from '../errors.ts';
import { administrator, maker } from '../installation/application.ts';
import { administrators } from '../installation/doctor-administrators.ts';
import type { Actor } from './actor.ts';
import { acceptInvitation, invite } from './invitations.ts';
import { giveRoles, knownAs } from './known-user.ts';
import { addPerson } from './people.ts';
import { grantRole, withdrawRole } from './roles.ts';
import { suspendPerson } from './suspension.ts';

/** Pat, an administrator beside Ann, with an account in use. */
async function second(ann: Actor, email: string, until: string | null = null) {
  const pat = await addPerson(ann, { name: 'Pat', email });
  const grant = await grantRole(ann, pat.id, 'administrator', null, until);
  const { link } = await invite(ann, pat.id, testOrigin);
  await acceptInvitation(testAccounts(), link.split('/').at(-1)!, 'a long enough password');
  return { pat: await actorFor(ann.organisationId, pat.id), grant };
}

const grantOf = async ({ organisationId, personId }: Actor) => {
  const { rows } = await accountsDatabase().execute<{ id: string }>(
    sql`select id from role_grants where organisation_id = ${organisationId} and person_id = ${personId} and role = 'administrator'`,
  );
  return rows[0]!.id;
};

test('the last administrator without an end is neither withdrawn nor suspended', async ({ db: _ }) => {
  const ann = await foundedBy('Ann');
  const { pat, grant } = await second(ann, 'pat@example.org', '2190-01-01');
  await expect(withdrawRole(pat, ann.personId, await grantOf(ann))).rejects.toThrow(Conflict);
  await expect(suspendPerson(pat, ann.personId)).rejects.toThrow(Conflict);
  const withoutAccount = await addPerson(ann, { name: 'Una' });
  await grantRole(ann, withoutAccount.id, 'administrator');
  await expect(suspendPerson(pat, ann.personId)).rejects.toThrow(Conflict);
  await withdrawRole(ann, pat.personId, grant.id);
});

test('where nobody is an administrator any more, a command says so, and makes one', async ({ db: _ }) => {
  await expect(administrator()).rejects.toThrow(/^Nothing is set up here yet/);
  const ann = await foundedBy('Ann');
  expect(await maker()).toEqual(await administrator());
  await accountsDatabase().execute(
    sql`update memberships set state = 'suspended' where organisation_id = ${ann.organisationId}`,
  );
  await expect(administrator()).rejects.toThrow(
    /^Nobody here is an administrator .* user add .* --role administrator$/,
  );
  const made = await addPerson(await maker(), { name: 'New', email: 'new@example.org' });
  expect((await grantRole(await maker(), made.id, 'administrator')).grantedBy).toBe(ann.personId);
  await expect(administrator()).rejects.toThrow(/^Nobody here/);
  const { rows } = await accountsDatabase().execute<{ email: string }>(sql`select email from "user"`);
  const known = await knownAs(await maker(), rows[0]!.email);
  await giveRoles(await maker(), known!, ['administrator']);
  expect(await administrator()).toMatchObject({ personId: ann.personId });
  const again = await knownAs(ann, rows[0]!.email);
  await expect(giveRoles(ann, again!, ['administrator'])).rejects.toThrow(
    /^Ann has that address, and the role already/,
  );
});

plain('of two administrators who suspend each other at once, one stays', async () => {
  const { owner, close } = await ownInstallation('administrators');
  expect(await administrators(owner)).toEqual([]);
  const ann = await foundedBy('Ann');
  const { pat } = await second(ann, 'pat@example.org');
  const ends = await Promise.allSettled([suspendPerson(ann, pat.personId), suspendPerson(pat, ann.personId)]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await administrators(owner)).toMatchObject([{ state: 'ok' }]);
  await owner.query(`update memberships set state = 'suspended'`);
  expect(await administrators(owner)).toMatchObject([{ state: 'wrong', mend: expect.stringContaining('user add') }]);
  await close();
});
