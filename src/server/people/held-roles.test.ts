import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { accountOf, accountsOf } from './accounts-list.ts';
import { ownRoles } from './held-roles.ts';
import { teamMembers } from './people.table.ts';
import { grantRole } from './roles.ts';
import { leaveTeam } from './teams.ts';

test('who works in a team is a member there, without any role given', async ({ db }) => {
  const { ada, mo, lee, cody, team } = await world();
  const member = { id: null, role: 'member', teamId: team.id, team: 'Repairs line', until: null };
  expect(await ownRoles(mo)).toEqual([member]);
  expect((await accountOf(ada, mo.personId))?.account.roles).toEqual([member]);
  expect(await ownRoles(lee)).toMatchObject([{ role: 'leader', team: 'Repairs line' }]);
  expect(await ownRoles(cody)).toMatchObject([{ role: 'centre-coordinator', teamId: null, team: null }]);
  await grantRole(ada, cody.personId, 'assessor', null, '2190-01-02');
  expect(await ownRoles(cody)).toMatchObject([{ role: 'assessor', until: '2190-01-02' }, { until: null }]);
  const { people } = await accountsOf(ada, { find: 'Mo Member', page: 1 });
  expect(people[0]?.roles).toEqual([member]);
  const rows = await db.reading(ada.organisationId, (tx) => tx.select().from(teamMembers));
  await leaveTeam(ada, rows.find(({ personId }) => personId === mo.personId)!.id);
  expect(await ownRoles(mo)).toEqual([]);
});
