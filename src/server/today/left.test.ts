import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { testAccounts, testOrigin, world } from '../../../tests/world.ts';
import { accountsDatabase, sql } from '../db.ts';
import { accountOf } from '../people/accounts-list.ts';
import type { Actor } from '../people/actor.ts';
import { acceptInvitation, invite } from '../people/invitations.ts';
import { editPerson } from '../people/people.ts';
import { suspendPerson } from '../people/suspension.ts';
import { teamOf } from '../people/team.ts';
import { addTeam, joinTeam, leaveTeam } from '../people/teams.ts';
import { todayOf } from './today.ts';

const needsOf = async (actor: Actor) => (await todayOf(actor, { all: true })).needs.map(({ what }) => what);

test('administrators are told who has left and can still sign in, or is still in a team', async ({ db: _ }) => {
  const { ada, lee, mo, team } = await world();
  const { link } = await invite(ada, mo.personId, testOrigin);
  await acceptInvitation(testAccounts(), link.split('/').at(-1)!, 'a long enough password');
  const record = { email: 'mo@fernhithe.example', jobTitle: 'Adviser', managerId: lee.personId, hours: 37.5 };
  const unknown = { employeeNumber: null, responsibilities: null, startsOn: null, endsOn: '2026-10-01' };
  await editPerson(ada, mo.personId, { name: 'Mo Member', ...record, ...unknown, version: 1 });
  expect(await needsOf(ada)).toEqual(['Suspend Mo Member, who can still sign in']);
  await expect(joinTeam(ada, team.id, mo.personId)).rejects.toThrow('their last day at work, 1 October 2026');
  await stillIn(mo); // as earlier versions left them
  await addTeam(ada, { name: 'Evenings' }); // what changes past `act` is seen with the next change
  expect((await needsOf(ada)).toSorted()).toEqual([
    'Suspend Mo Member, who can still sign in',
    'Take Mo Member out of Repairs line',
  ]);
  expect((await needsOf(lee)).filter((what) => what.includes('Mo Member'))).toEqual([]);
  expect((await accountOf(ada, mo.personId))?.account.leftOn).toBe('2026-10-01');
  const member = (await teamOf(ada, team.id)).members.find(({ leftOn, state }) => leftOn && state === 'here');
  expect(member).toMatchObject({ name: 'Mo Member', leftOn: '2026-10-01' });
  await suspendPerson(ada, mo.personId);
  await leaveTeam(ada, member!.membershipId);
  expect(await needsOf(ada)).toEqual([]);
});

async function stillIn({ organisationId, personId }: Actor) {
  await accountsDatabase().execute(sql`select set_config('app.organisation', ${organisationId}, true)`);
  await accountsDatabase().execute(sql`update team_members set until = null where person_id = ${personId}`);
}
