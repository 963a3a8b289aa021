import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { chartOf } from './chart.ts';
import { type Limb, treeByManager, treeByTeam } from './chart-tree.ts';
import { peopleOf } from './people-list.ts';
import { personOf } from './person.ts';
import { teamOf } from './team.ts';
import { addTeam, joinTeam, leaveTeam } from './teams.ts';

const outline = (limbs: Limb[]): unknown[] => limbs.map(({ name, under }) => [name, ...outline(under)]);
const everybody = (limbs: Limb[]): string[] =>
  limbs.flatMap(({ kind, of, under }) => [...(kind === 'person' ? [of] : []), ...everybody(under)]);

test('R-008 the chart shows every team with its leader, its members and the teams within it', async ({ db: _ }) => {
  const { ada, mo, team } = await world();
  await addTeam(ada, { name: 'Nights', parentId: team.id });
  const { limbs } = await chartOf(mo, 'team');
  expect(outline(limbs)[0]).toEqual([
    'Repairs line',
    ['Lee Leader'],
    ['Mo Member'],
    ['Nia Newer'],
    ['Oz Older'],
    ['Sam Suspended'],
    ['Nights'],
  ]);
  expect(limbs.at(-1)?.name).toBe('In no team');
});

test('R-008 the chart says each one’s role and responsibilities in words', async ({ db: _ }) => {
  const { mo } = await world();
  const { limbs } = await chartOf(mo, 'team');
  expect(limbs[0]?.note).toBe('Answers calls about repairs');
  expect(limbs[0]?.under[0]?.note).toBe('Leads the team. Team leader. Leads the repairs line');
});

test('R-008 the chart by manager shows who reports to whom, everybody once', async ({ db: _ }) => {
  const { ada, pat } = await world();
  const { limbs, people } = await chartOf(ada, 'manager');
  const top = limbs.find(({ of }) => of === pat.personId);
  expect(outline(top?.under ?? [])[0]).toEqual([
    'Lee Leader',
    ['Mo Member'],
    ['Nia Newer'],
    ['Oz Older'],
    ['Sam Suspended'],
  ]);
  expect(new Set(everybody(limbs)).size).toBe(people);
  expect(everybody(limbs)).toHaveLength(people);
});

test('R-008 the page of a person says where they fit: teams, manager, reports, roles', async ({ db: _ }) => {
  const { nia, lee, pat, team } = await world();
  const page = await personOf(nia, lee.personId);
  expect(page).toMatchObject({
    ...{ name: 'Lee Leader', jobTitle: 'Team leader', responsibilities: 'Leads the repairs line' },
    ...{ manager: { id: pat.personId }, roles: [{ role: 'leader', team: { id: team.id } }] },
  });
  expect(page.reports.map(({ name }) => name)).toEqual(['Mo Member', 'Nia Newer', 'Oz Older', 'Sam Suspended']);
});

test('R-008 the page of a team lists its members with their responsibilities and dates', async ({ db: _ }) => {
  const { ada, mo, oz, team } = await world();
  const { members } = await teamOf(ada, team.id);
  await leaveTeam(ada, members.find(({ id }) => id === oz.personId)!.membershipId, '2026-02-01');
  const page = await teamOf(mo, team.id);
  expect(page).toMatchObject({
    leaders: [{ name: 'Lee Leader' }],
    managers: [{ name: 'Pat Manager' }],
    mayEdit: false,
  });
  expect(page.members.map(({ name, state }) => [name, state])).toContainEqual(['Oz Older', 'gone']);
  expect(page.others).toEqual([]);
  await joinTeam(ada, team.id, oz.personId, '2999-01-01');
  expect((await teamOf(ada, team.id)).members.map(({ state }) => state)).toContain('coming');
});

test('hours and employee number are for the person, their leader and the administrator; skills and rules without the last', async ({
  db: _,
}) => {
  const { ada, lee, mo, nia } = await world();
  const seen = async (actor: typeof ada) => {
    const { employment, skills, rules } = await personOf(actor, mo.personId);
    return [employment !== null, skills !== null, rules !== null];
  };
  expect(await seen(mo)).toEqual([true, true, true]);
  expect(await seen(lee)).toEqual([true, true, true]);
  expect(await seen(ada)).toEqual([true, false, false]);
  expect(await seen(nia)).toEqual([false, false, false]);
});

test('whoever is listed has a page that the reader can see', async ({ db: _ }) => {
  const { mo, eve, foreign } = await world();
  for (const actor of [mo, eve, foreign.leader])
    for (const { id, name } of (await peopleOf(actor)).people) expect((await personOf(actor, id)).name).toBe(name);
});

test('a circle of managers or of teams is drawn once and ends', () => {
  const person = (id: string, managerId: string) => ({
    id,
    name: id,
    jobTitle: null,
    responsibilities: null,
    managerId,
  });
  const team = (id: string, parentId: string) => ({ id, name: id, purpose: null, parentId });
  const standing = {
    people: [person('a', 'b'), person('b', 'a')],
    teams: [team('s', 't'), team('t', 's'), team('u', 'gone')],
    members: [],
    leaders: [],
  };
  expect(outline(treeByManager(standing))).toEqual([['a', ['b']]]);
  expect(outline(treeByTeam(standing))).toEqual([['u'], ['s', ['t']], ['In no team', ['a'], ['b']]]);
});
