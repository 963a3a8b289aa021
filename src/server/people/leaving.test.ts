import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { actorFor, world } from '../../../tests/world.ts';
import type { Actor } from './actor.ts';
import { editPerson } from './people.ts';
import { bringPeople, importPeople, peopleFile } from './people-import.ts';
import { personOf } from './person.ts';
import { grantRole } from './roles.ts';
import { teamOf } from './team.ts';
import { addTeam, joinTeam, leaveTeam } from './teams.ts';

async function lastDay(ada: Actor, who: Actor, endsOn: string | null, version: number) {
  const form = { email: null, employeeNumber: null, jobTitle: null, responsibilities: null, managerId: null };
  await editPerson(ada, who.personId, { ...form, name: 'Nia Newer', hours: 30, startsOn: null, endsOn, version });
}

test('time in a team ends with the last day at work, and goes on where that is put off or taken back', async ({
  db: _,
}) => {
  const { ada, nia, mo, team } = await world();
  const until = async (who = nia) =>
    (await teamOf(ada, team.id)).members.filter(({ id }) => id === who.personId).map((one) => one.until);
  await lastDay(ada, nia, '2190-03-31', 1);
  expect(await until()).toEqual(['2190-04-01']);
  await lastDay(ada, nia, '2190-06-30', 2);
  expect(await until()).toEqual(['2190-07-01']);
  await lastDay(ada, nia, null, 3);
  expect(await until()).toEqual([null]);
  expect(await until(mo)).toEqual([null]);
  await lastDay(ada, nia, '2190-03-31', 4);
  const nights = await addTeam(ada, { name: 'Nights' });
  expect((await joinTeam(ada, nights.id, nia.personId)).until, 'who joins another meanwhile').toBe('2190-04-01');

  await lastDay(ada, nia, '2026-02-28', 5);
  expect(await until()).toEqual(['2026-03-01']);
  expect((await actorFor(ada.organisationId, nia.personId)).memberOf).toEqual(new Set());
  const told = 'The last day of Nia Newer at work was 28 February 2026, so no role is given.';
  await expect(grantRole(ada, nia.personId, 'leader', team.id)).rejects.toThrow(told);
  await expect(joinTeam(ada, nights.id, nia.personId)).rejects.toThrow('last day at work, 28 February 2026');
  await lastDay(ada, nia, null, 6);
  expect(await until(), 'who comes back is added anew').toEqual(['2026-03-01']);
  await joinTeam(ada, team.id, nia.personId, '2190-01-01');
  await lastDay(ada, nia, '2189-11-30', 7);
  expect(await until(), 'who leaves before they would begin is in no team').toEqual(['2026-03-01']);
  expect((await actorFor(ada.organisationId, nia.personId)).memberOf).toEqual(new Set());
});

test('a file of people says the same, and is the same a second time', async ({ db: _ }) => {
  const { ada, nia, team } = await world();
  const text = `Name,E-mail,Team,Start date,End date
Nia Newer,nia@fernhithe.example,${team.name},2026-01-05,2026-02-28
Gil Gone,gil@fernhithe.example,${team.name},2026-01-12,2026-02-13
Una Until,una@fernhithe.example,${team.name},2026-01-12,2190-02-13
`;
  const take = async () => {
    const file = await peopleFile({ name: 'people.csv', content: [new TextEncoder().encode(text)] });
    const { id, version } = await bringPeople(ada, file);
    return (await importPeople(ada, id, { version, leaders: [] })).result;
  };
  expect(await take()).toMatchObject({ added: 2, changed: 1 });
  expect(await take()).toMatchObject({ added: 0, changed: 0, same: 3 });
  const { members } = await teamOf(ada, team.id);
  const said = members.filter(({ name, id }) => id === nia.personId || /Gil|Una/.test(name));
  expect(said.map(({ name, since, until }) => [name, since, until])).toEqual([
    ['Gil Gone', '2026-01-12', '2026-02-14'],
    ['Nia Newer', '2026-01-05', '2026-03-01'],
    ['Una Until', '2026-01-12', '2190-02-14'],
  ]);
});

test('a team that a file moves somebody to ends with the last day they have already', async ({ db: _ }) => {
  const { ada, nia, team } = await world();
  await lastDay(ada, nia, '2190-03-31', 1);
  const take = async (text: string) => {
    const file = await peopleFile({ name: 'people.csv', content: [new TextEncoder().encode(text)] });
    const { id, version } = await bringPeople(ada, file);
    return (await importPeople(ada, id, { version, leaders: [] })).result;
  };
  const until = async (name: string) =>
    (await personOf(ada, nia.personId)).teams.find((one) => one.name === name)?.until;
  await take('Name,Team\nNia Newer,Nights\n');
  expect(await until('Nights')).toBe('2190-04-01');
  await take('Name,Team,End date\nNia Newer,Days,2190-03-31\n');
  expect([await until('Days'), await until('Nights'), await until(team.name)]).not.toContain(null);
  expect(await until('Days')).toBe('2190-04-01');
});

test('nobody is put in a team for days before the first or after the last at work', async ({ db: _ }) => {
  const { ada, nia, team } = await world();
  const form = { email: null, employeeNumber: null, jobTitle: null, responsibilities: null, managerId: null };
  const days = { startsOn: '2026-01-01', endsOn: '2190-03-31' };
  await editPerson(ada, nia.personId, { ...form, name: 'Nia Newer', hours: 30, ...days, version: 1 });
  const nights = await addTeam(ada, { name: 'Nights' });
  const join = (since: string, until?: string) => joinTeam(ada, nights.id, nia.personId, since, until);
  await expect(join('2025-12-31')).rejects.toThrow('on or after their first day at work, 1 January 2026');
  await expect(join('2190-04-01')).rejects.toThrow('on or before their last day at work, 31 March 2190');
  await expect(join('2026-02-01', '2190-04-02')).rejects.toThrow('Enter a day on or before 1 April 2190');
  expect(await join('2026-02-01', '2190-04-01')).toMatchObject({ since: '2026-02-01', until: '2190-04-01' });
  const { membershipId } = (await teamOf(ada, team.id)).members.find(({ id }) => id === nia.personId)!;
  await expect(leaveTeam(ada, membershipId, '2190-04-02')).rejects.toThrow('Enter a day on or before 1 April 2190');
});
