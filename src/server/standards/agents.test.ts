import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import { actorFor, type World, world } from '../../../tests/world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { ownData } from '../people/own-data.ts';
import { grantRole } from '../people/roles.ts';
import { teamOf } from '../people/team.ts';
import { addTeam, leaveTeam } from '../people/teams.ts';
import { suggestionsAmong } from './agent-suggestions.ts';
import { agentForm, agentsIn, mapAgent, mapSuggested } from './agents.ts';
import { contactsOf } from './contacts-list.ts';
import { behindIn } from './few-behind.ts';
import { figuresBy } from './figure-sums.ts';

const always = { since: null, until: null };
const agents = (actor: Actor) => reading(actor.organisationId, (db) => agentsIn(db, actor));
const byPerson = ({ lee }: World, from = '2026-01-05', to = '2026-12-28') =>
  reading(lee.organisationId, (db) => figuresBy(db, lee.organisationId, { from, to }, 'person'));

describe('agents and people', () => {
  test('R-061 an agent whose name is that of one person is matched, the others wait', async ({ db: _ }) => {
    const cast = await world();
    await importedCalls(cast.lee, [{ agent: 'Mo Member' }, { agent: 'newer, nia' }, { agent: 'Robot' }]);
    expect(await mapSuggested(cast.lee)).toMatchObject({ matched: 2 });
    expect((await agents(cast.lee)).map(({ agent, said }) => [agent, said[0]?.person])).toEqual([
      ['Robot', undefined],
      ['Mo Member', 'Mo Member'],
      ['newer, nia', 'Nia Newer'],
    ]);
    await expect(mapSuggested(cast.lee)).rejects.toThrow(Conflict);
    expect([...(await byPerson(cast)).each].map(([id, { contacts }]) => [id, contacts]).sort()).toEqual(
      [
        [cast.mo.personId, 1],
        [cast.nia.personId, 1],
      ].sort(),
    );
  });

  test('a name means a person only in the time it did', async ({ db: _ }) => {
    const cast = await world();
    await importedCalls(cast.lee, [
      { agent: 'Desk 4', day: '2026-03-02' },
      { agent: 'Desk 4', day: '2026-03-09' },
      { agent: 'Desk 4', day: '2026-03-16' },
    ]);
    const desk = { agent: 'Desk 4', person: cast.oz.personId };
    const said = await mapAgent(cast.lee, { ...desk, since: '2026-03-09', until: '2026-03-16' });
    expect((await byPerson(cast)).each.get(cast.oz.personId)?.contacts).toBe(1);
    await mapAgent(cast.lee, { ...desk, ...always }, said);
    expect((await byPerson(cast)).each.get(cast.oz.personId)?.contacts).toBe(3);
  });

  test('a name means one person after another, never two at a time; nobody is put out unsaid', async ({ db: _ }) => {
    const cast = await world();
    const { lee, mo, nia } = cast;
    await importedCalls(lee, [
      { agent: 'Desk 4', day: '2026-03-02' },
      ...Array(2).fill({ agent: 'Desk 4', day: '2026-03-10' }),
      { agent: 'Both' },
    ]);
    const first = { agent: 'Desk 4', person: mo.personId, since: null, until: '2026-03-09' };
    const said = await mapAgent(lee, first);
    const second = { ...first, person: nia.personId, since: '2026-03-09', until: null };
    await expect(mapAgent(lee, { ...second, since: '2026-03-02' })).rejects.toThrow(
      '“Desk 4” is Mo Member before 9 March 2026. Change that first',
    );
    await mapAgent(lee, second);
    const { each } = await byPerson(cast);
    expect([each.get(mo.personId)?.contacts, each.get(nia.personId)?.contacts]).toEqual([1, 2]);
    expect((await agents(lee)).map(({ contacts, said: all }) => [contacts, all.length])).toEqual([
      [1, 0],
      [3, 2],
    ]);
    await mapAgent(lee, { agent: 'Both', person: mo.personId, since: '2026-04-06', until: null });
    expect((await agents(lee)).map(({ agent, open }) => [agent, open])).toEqual([
      ['Both', 1], // of a week in which nobody has said who that is
      ['Desk 4', 0],
    ]);
    await expect(mapAgent(lee, { ...first, ...always }, said)).rejects.toThrow('is Nia Newer from 9 March 2026');
    await mapAgent(lee, { ...first, person: null }, said);
    await expect(mapAgent(lee, first, said)).rejects.toThrow('Somebody changed who “Desk 4” is meanwhile');
    await expect(mapAgent(lee, { ...first, agent: 'Desk 5' })).rejects.toThrow('No file of contacts names “Desk 5”.');
    const [both] = (await agents(lee))[0]!.said;
    await mapAgent(lee, { agent: 'Both', person: mo.personId, ...always }, both);
    const again = mapAgent(lee, { agent: 'Both', person: nia.personId, ...always });
    await expect(again).rejects.toThrow('“Both” is Mo Member all the time');
  });

  test('a week is one person’s: a name changes hands on a Monday', async ({ db }) => {
    const cast = await world();
    const { lee, mo, nia } = cast;
    const days = ['2026-03-09', '2026-03-11', '2026-03-12', '2026-03-17'];
    await importedCalls(
      lee,
      days.map((day) => ({ agent: 'Desk 4', day })),
    );
    const first = { agent: 'Desk 4', person: mo.personId, since: null, until: '2026-03-11' };
    const refused = await mapAgent(lee, { ...first, since: '2026-03-01' }).catch((thrown) => thrown);
    expect(refused.problems.until[0]).toBe(
      'Wednesday 11 March is no Monday, and weeks count whole. Enter 9 March 2026 or 16 March 2026',
    );
    expect(refused.problems.since[0]).toContain('23 February 2026 or 2 March 2026');
    const kept = await mapAgent(lee, { ...first, until: '2026-03-16' });
    const second = await mapAgent(lee, { ...first, person: nia.personId, since: '2026-03-16', until: null });
    // as kept before the rule
    await db.writing(lee.organisationId, async (tx) => {
      await tx.rows(sql`update agent_names set until = '2026-03-11' where id = ${kept.id}`);
      await tx.rows(sql`update agent_names set since = '2026-03-11' where id = ${second.id}`);
    });
    const { each } = await byPerson(cast);
    expect([each.get(mo.personId)?.contacts, each.get(nia.personId)?.contacts]).toEqual([3, 1]);
    const handedOver = await contactsOf(lee, { week: '2026-03-09' });
    expect([handedOver.total, handedOver.contacts.map(({ person }) => person)]).toEqual([
      3,
      Array(3).fill('Mo Member'),
    ]);
    expect((await contactsOf(lee, { week: '2026-03-09', person: nia.personId })).total).toBe(0);
    expect(await Promise.all([mo, nia].map(async (one) => (await ownData(one)).contacts))).toEqual([3, 1]);
    const { people } = await reading(lee.organisationId, (db) =>
      behindIn(db, lee, { from: '2026-03-09', to: '2026-03-09' }, false),
    );
    expect(people).toEqual([mo.personId]);
    const { said, open } = (await agents(lee))[0]!;
    expect([said.map(({ since, until }) => [since, until]), open]).toEqual([
      [
        [null, '2026-03-16'],
        ['2026-03-16', null],
      ],
      0,
    ]);
  });

  test('who an agent is does not pass to another leader’s people: with it their figures would', async ({ db: _ }) => {
    const { ada, ash, lee, mo } = await world();
    await importedCalls(lee, [{ agent: 'Desk 4' }]);
    const said = await mapAgent(lee, { agent: 'Desk 4', person: mo.personId, ...always });
    const reception = await addTeam(ada, { name: 'Reception' });
    await grantRole(ada, ash.personId, 'leader', reception.id);
    const other = await actorFor(ada.organisationId, ash.personId);
    const taken = { agent: 'Desk 4', person: ash.personId, ...always };
    await expect(mapAgent(other, taken, said)).rejects.toThrow('Only somebody who leads Mo Member');
    await mapAgent(ada, taken, said);
  });

  test('a name that an earlier file left with signs nobody sees is settled as it stands', async ({ db: _ }) => {
    const { lee, mo } = await world();
    await importedCalls(lee, [{ agent: 'Odd' }]);
    for (const agent of [
      '\u200bMo \u202eMember',
      ' Mo  Member ',
      'Mo\u00a0Member',
      '\u200b',
      'Mo\u0301\u0301\u0301\u0301\u0301',
    ]) {
      await reading(lee.organisationId, (db) =>
        db.rows(sql`update weekly_figures set agent = ${agent} where organisation_id = ${lee.organisationId}`),
      );
      await mapAgent(lee, agentForm.parse({ agent, person: mo.personId }));
      expect(
        (await agents(lee)).map(({ open, said }) => [open, said[0]?.person]),
        agent,
      ).toEqual([[0, 'Mo Member']]);
    }
  });

  test('figures of a team are those of the people who worked in it that week', async ({ db: _ }) => {
    const { ada, lee, oz, team } = await world();
    const days = ['2025-12-01', '2026-02-02', '2026-03-02'].map((day) => ({ agent: 'Oz', day }));
    await importedCalls(lee, days);
    await mapAgent(lee, { agent: 'Oz', person: oz.personId, ...always });
    const span = { from: '2025-01-06', to: '2026-12-28' };
    const ofTeam = async () =>
      (await reading(lee.organisationId, (db) => figuresBy(db, lee.organisationId, span, 'team'))).each.get(team.id)
        ?.contacts;
    expect(await ofTeam(), 'weeks before the first known day count for the first team').toBe(3);
    const { members } = await teamOf(ada, team.id);
    await leaveTeam(ada, members.find(({ id }) => id === oz.personId)!.membershipId, '2026-03-01');
    expect(await ofTeam()).toBe(2);
  });

  test('is refused to members, and for people and days that cannot be', async ({ db: _ }) => {
    const { mo, lee, oz, foreign } = await world();
    const said = { agent: 'Desk 4', person: oz.personId, ...always };
    await expect(mapAgent(mo, said)).rejects.toThrow(NotAllowed);
    await expect(mapAgent(lee, { ...said, person: foreign.leader.personId })).rejects.toThrow(NotFound);
    await expect(mapAgent(lee, { ...said, person: newId() })).rejects.toThrow(NotFound);
    await expect(mapAgent(lee, { ...said, since: '2026-03-09', until: '2026-03-09' })).rejects.toThrow(Invalid);
  });

  test('nobody of another organisation is ever suggested', async ({ db: _ }) => {
    const { lee, foreign } = await world();
    await importedCalls(lee, [{ agent: 'Flo Foreign' }]);
    await expect(mapSuggested(lee)).rejects.toThrow(Conflict);
    expect(await reading(foreign.leader.organisationId, (db) => db.rows(sql`select 1 from contacts`))).toEqual([]);
  });
});

describe('a suggestion', () => {
  const people = [
    { id: '1', name: 'Siân Pritchard', email: 'sian.pritchard@example.org' },
    { id: '2', name: 'Joe Smith', email: null },
    { id: '3', name: 'Joe Miller', email: null },
  ];
  for (const agent of ['sian pritchard', 'Pritchard, Siân', 'SIAN.PRITCHARD@example.org', 'sian_pritchard', 'Siân'])
    test(`finds the person in “${agent}”`, () => {
      expect(suggestionsAmong([agent], people).get(agent)).toBe('1');
    });
  test('finds a person whose name is kept with the family name first', () => {
    const dervla = { id: '4', name: 'O’Brien, Dervla', email: null };
    for (const agent of ['Dervla O’Brien', 'O’Brien, Dervla', 'Dervla'])
      expect(suggestionsAmong([agent], [...people, dervla]).get(agent)).toBe('4');
  });
  test('is not made where two people bear the name', () => {
    expect(suggestionsAmong(['Joe'], people).size).toBe(0);
  });
});
