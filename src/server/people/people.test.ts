import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { actorFor, world } from '../../../tests/world.ts';
import { accountsDatabase, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { newId } from '../id.ts';
import { type EditPersonForm, notInOrder, personForm } from './people.form.ts';
import { addPerson, editPerson } from './people.ts';
import { peopleOf } from './people-list.ts';
import { personOf } from './person.ts';
import { grantRole, withdrawRole } from './roles.ts';
import { teamsOf } from './team.ts';
import { addTeam, editTeam, joinTeam, leaveTeam } from './teams.ts';

const empty = {
  ...{ email: null, employeeNumber: null, jobTitle: null, responsibilities: null, managerId: null },
  ...{ hours: null, startsOn: null, endsOn: null },
};

describe('people', () => {
  test('only an administrator adds people', async ({ db: _ }) => {
    const { ada, lee } = await world();
    await expect(addPerson(lee, { name: 'New' })).rejects.toThrow(NotAllowed);
    expect((await addPerson(ada, { name: 'New', hours: 37.5 })).hours).toBe(37.5);
  });

  test('an e-mail address and an employee number are one person’s only, and the refusal says which', async ({
    db: _,
  }) => {
    const { ada } = await world();
    const email = addPerson(ada, { name: 'Other Lee', email: 'lee@fernhithe.example' });
    await expect(email).rejects.toMatchObject({ problems: { email: [expect.stringContaining('lee@fernhithe')] } });
    const number = addPerson(ada, { name: 'Other Lee', employeeNumber: 'F-001' });
    await expect(number).rejects.toMatchObject({ problems: { employeeNumber: [expect.stringContaining('F-001')] } });
  });

  test('a form filled in from an older version is refused with both texts', async ({ db: _ }) => {
    const { ada } = await world();
    const person = await addPerson(ada, { name: 'New' });
    await editPerson(ada, person.id, { ...empty, name: 'Newer', version: 1 });
    const late = editPerson(ada, person.id, { ...empty, name: 'Late', version: 1 });
    await expect(late).rejects.toMatchObject({ theirs: { name: 'Newer' } });
  });

  test('days in the wrong order are told together with what is not filled in', async ({ db: _ }) => {
    const days = { startsOn: '2026-03-02', endsOn: '2026-03-01' };
    const faults = personForm.safeParse({ ...days, name: '', hours: 'many' }).error?.issues;
    expect(faults?.map(({ path }) => path[0])).toEqual(['name', 'hours', 'endsOn']);
    const { ada } = await world();
    await expect(addPerson(ada, { ...days, name: 'New' })).rejects.toMatchObject({
      problems: { endsOn: [notInOrder] },
    });
  });

  test('nobody reports to themselves, also not by a detour', async ({ db: _ }) => {
    const { ada, pat, mo } = await world();
    const form: EditPersonForm = { ...empty, name: 'Pat Manager', version: 1 };
    await expect(editPerson(ada, pat.personId, { ...form, managerId: mo.personId })).rejects.toThrow(Invalid);
    await expect(editPerson(ada, pat.personId, { ...form, managerId: pat.personId })).rejects.toThrow(Invalid);
    await expect(editPerson(ada, pat.personId, { ...form, managerId: newId() })).rejects.toThrow(Invalid);
  });

  test('the list finds by name, job title and team, takes signs as they are, and comes in pages', async ({ db: _ }) => {
    const { ada, mo } = await world();
    const names = async (find: string) => (await peopleOf(mo, { find })).people.map(({ name }) => name);
    expect(await names('nia')).toEqual(['Nia Newer']);
    expect(await names('team leader')).toEqual(['Lee Leader']);
    expect(await names('repairs')).toEqual(['Mo Member', 'Nia Newer', 'Oz Older', 'Sam Suspended']);
    expect(await names('%')).toEqual([]);
    for (let n = 0; n < 30; n += 1) await addPerson(ada, { name: `Extra ${String(n).padStart(2, '0')}` });
    const second = await peopleOf(mo, { find: 'extra', page: 2 });
    expect(second).toMatchObject({ total: 30, page: 2, pageSize: 25 });
    expect(second.people.map(({ name }) => name)).toEqual([25, 26, 27, 28, 29].map((n) => `Extra ${n}`));
    expect((await peopleOf(mo, { find: 'extra', page: 99 })).page).toBe(2);
  });

  test('the page says to whoever leads them that somebody is suspended, and when they left a team', async ({
    db: _,
  }) => {
    const { ada, lee, mo, sam, nia, team } = await world();
    expect((await personOf(lee, sam.personId)).employment?.suspended).toBe(true);
    expect((await personOf(lee, mo.personId)).employment?.suspended).toBe(false);
    expect((await personOf(mo, sam.personId)).employment).toBe(null);
    const nights = await addTeam(ada, { name: 'Nights' });
    await joinTeam(ada, nights.id, nia.personId, '2025-01-01', '2025-06-01');
    expect((await personOf(mo, nia.personId)).teams).toMatchObject([
      { id: team.id, until: null, ended: false },
      { id: nights.id, until: '2025-06-01', ended: true },
    ]);
  });

  test('nobody sees people of another organisation', async ({ db: _ }) => {
    const { foreign } = await world();
    const { people } = await peopleOf(foreign.leader);
    expect(people.map(({ name }) => name)).toEqual(['Flo Foreign', 'Fred Founder']);
  });
});

describe('teams', () => {
  test('a team’s name is its own, and no team is part of itself', async ({ db: _ }) => {
    const { ada, team } = await world();
    await expect(addTeam(ada, { name: 'Repairs line' })).rejects.toMatchObject({
      problems: { name: [expect.any(String)] },
    });
    const nights = await addTeam(ada, { name: 'Nights', parentId: team.id });
    const form = { name: 'Repairs line', purpose: null, version: 1 };
    await expect(editTeam(ada, team.id, { ...form, parentId: nights.id })).rejects.toThrow(Invalid);
    await expect(editTeam(ada, team.id, { ...form, parentId: team.id })).rejects.toThrow(Invalid);
    expect((await editTeam(ada, team.id, { ...form, parentId: null })).version).toBe(2);
    await expect(editTeam(ada, team.id, { ...form, parentId: null })).rejects.toThrow(Conflict);
  });

  test('somebody is in a team once at a time, and again after they have left', async ({ db: _ }) => {
    const { ada, team, nia } = await world();
    await expect(joinTeam(ada, team.id, nia.personId, '2026-02-01')).rejects.toThrow(Invalid);
    const nights = await addTeam(ada, { name: 'Nights' });
    const first = await joinTeam(ada, nights.id, nia.personId, '2025-01-01');
    await expect(leaveTeam(ada, first.id, '2024-01-01')).rejects.toThrow(Invalid);
    await leaveTeam(ada, first.id, '2025-06-01');
    expect((await actorFor(ada.organisationId, nia.personId)).memberOf).toEqual(new Set([team.id]));
    await joinTeam(ada, nights.id, nia.personId, '2025-06-01');
    expect((await actorFor(ada.organisationId, nia.personId)).memberOf).toEqual(new Set([team.id, nights.id]));
    await expect(leaveTeam(ada, first.id, '2190-01-01')).rejects.toThrow(Conflict);
  });

  test('a membership to come is none yet, and an earlier one does not reach into it', async ({ db: _ }) => {
    const { ada, nia } = await world();
    const nights = await addTeam(ada, { name: 'Nights' });
    const now = await joinTeam(ada, nights.id, nia.personId, '2025-01-01', '2189-01-01');
    await joinTeam(ada, nights.id, nia.personId, '2190-01-01');
    await expect(leaveTeam(ada, now.id, '2190-01-02')).rejects.toMatchObject({
      problems: { until: [expect.stringContaining('earlier day')] },
    });
    await leaveTeam(ada, now.id, '2025-06-01');
    expect((await teamsOf(ada)).teams.find(({ id }) => id === nights.id)).toMatchObject({ people: 0 });
    expect((await peopleOf(ada, { find: 'Nia' })).people[0]?.teams.map(({ name }) => name)).toEqual(['Repairs line']);
    expect((await peopleOf(ada, { find: 'Nights' })).people).toEqual([]);
    expect((await personOf(ada, nia.personId)).teams[0]).toMatchObject({ id: nights.id, coming: true });
  });
});

describe('roles', () => {
  test('leader and manager are of a team, the others of the organisation', async ({ db: _ }) => {
    const { ada, mo, team } = await world();
    await expect(grantRole(ada, mo.personId, 'leader')).rejects.toThrow(Invalid);
    await expect(grantRole(ada, mo.personId, 'leader', newId())).rejects.toThrow(Invalid);
    await expect(grantRole(ada, mo.personId, 'assessor', team.id)).rejects.toThrow(Invalid);
    await expect(grantRole(ada, mo.personId, 'member')).rejects.toThrow(Invalid);
  });

  test('a role is held once, and ends when it is withdrawn', async ({ db: _ }) => {
    const { ada, lee, mo } = await world();
    const grant = await grantRole(ada, mo.personId, 'assessor');
    await expect(grantRole(ada, mo.personId, 'assessor')).rejects.toThrow(Conflict);
    await expect(withdrawRole(lee, mo.personId, grant.id)).rejects.toThrow(NotAllowed);
    await withdrawRole(ada, mo.personId, grant.id);
    await expect(withdrawRole(ada, mo.personId, grant.id)).rejects.toThrow(Conflict);
    expect((await actorFor(ada.organisationId, mo.personId)).roles).toEqual(new Set());
    await grantRole(ada, mo.personId, 'assessor');
  });

  test('a role with a last day has ended on that day', async ({ db: _ }) => {
    const { ada, mo } = await world();
    const today = new Date().toISOString().slice(0, 10);
    await expect(grantRole(ada, mo.personId, 'assessor', null, today)).rejects.toThrow(Invalid);
    const grant = await grantRole(ada, mo.personId, 'assessor', null, '2190-01-01');
    expect((await actorFor(ada.organisationId, mo.personId)).roles).toEqual(new Set(['assessor']));
    await expect(grantRole(ada, mo.personId, 'assessor', null, '2191-01-01')).rejects.toThrow(
      'Mo Member is assessor already, until 1 January 2190. For another day withdraw that role and give it anew.',
    );
    await accountsDatabase().execute(sql`update role_grants set until = '2020-01-01' where id = ${grant.id}`);
    expect((await actorFor(ada.organisationId, mo.personId)).roles).toEqual(new Set());
  });

  test('nobody withdraws their own role', async ({ db: _ }) => {
    const { ada } = await world();
    const grant = await grantRole(ada, ada.personId, 'assessor');
    await expect(withdrawRole(ada, ada.personId, grant.id)).rejects.toThrow(NotAllowed);
  });
});
