import { expect } from 'vitest';
import { sql } from '#server/act.ts';
import { accountsDatabase } from '#server/db.ts';
import { Conflict } from '#server/errors.ts';
import { addPerson } from '#server/people/people.ts';
import { peopleOf } from '#server/people/people-list.ts';
import { test } from '../../tests/database.ts';
import { world } from '../../tests/world.ts';
import { added } from './user-add.ts';

test('who cannot be invited is not added either', async ({ db: _ }) => {
  const { ada, sam } = await world();
  await accountsDatabase().execute(sql`select set_config('app.organisation', ${ada.organisationId}, true)`);
  await accountsDatabase().execute(sql`update people set email = null where id = ${sam.personId}`);
  const peter = { name: 'Peter Oakes', email: 'sam@fernhithe.example', roles: ['assessor' as const], address: null };
  await expect(added(peter, 'http://localhost:4680')).rejects.toThrow(Conflict);
  expect((await peopleOf(ada, { find: 'Peter' })).people).toEqual([]);
  const { text } = await added({ ...peter, email: 'peter@fernhithe.example' }, 'http://localhost:4680');
  expect(text).toMatch(/^Peter Oakes is added/);
  expect((await peopleOf(ada, { find: 'Peter' })).people).toHaveLength(1);
});

test('somebody who is here without an account is invited by their own name, and is not somebody else', async ({
  db: _,
}) => {
  const { ada } = await world();
  const ann = await addPerson(ada, { name: 'Ann Hill', email: 'ann@fernhithe.example' });
  const asked = { name: 'ann hill', email: 'ann@fernhithe.example', roles: ['assessor' as const], address: null };
  const address = 'http://localhost:4680';
  await expect(added({ ...asked, name: 'Ben Hill' }, address)).rejects.toThrow(/^Ann Hill has that address/);
  const { text, json } = await added(asked, address);
  expect(text).toMatch(/^Ann Hill is here already, without an account, and is assessor now\. The link /);
  expect(json).toMatchObject({ person: ann.id, invitation: expect.stringContaining('/invitation/') });
  const left = { email: 'gone@fernhithe.example', startsOn: null, endsOn: '2020-01-31' };
  await addPerson(ada, { name: 'Gil Gone', ...left });
  const gil = { ...asked, name: 'Gil Gone', email: left.email, roles: ['administrator' as const] };
  await expect(added(gil, address)).rejects.toThrow('The last day of Gil Gone at work was 31 January 2020, so no role');
  const known = { ...asked, name: 'Sam Okafor', email: 'sam@fernhithe.example' };
  await expect(added(known, address)).rejects.toThrow(/has that address and an account already$/);
});
