import { expect } from 'vitest';
import { sql } from '#server/act.ts';
import { accountsDatabase } from '#server/db.ts';
import { Conflict } from '#server/errors.ts';
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
