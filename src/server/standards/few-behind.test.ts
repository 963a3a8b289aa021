import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import { actorFor, world } from '../../../tests/world.ts';
import { reading, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { addPerson } from '../people/people.ts';
import { grantRole } from '../people/roles.ts';
import { addTeam, joinTeam, leaveTeam } from '../people/teams.ts';
import { mapSuggested } from './agents.ts';
import { chartPage } from './chart-page.ts';
import { contactsOf } from './contacts-list.ts';
import { type FigureWish, figuresPage } from './figures-page.ts';
import { personFigures } from './person-figures.ts';
import { standardForm } from './standards.form.ts';
import { addStandard } from './standards.ts';
import { boardOf, standardsPage } from './standards-view.ts';

const people = ['Mo Member', 'Nia Newer', 'Oz Older'];
const by = (agents: string[]) => agents.flatMap((agent) => [{ agent }, { agent, resolved: false }]);

describe('R-034 figures with one or two people behind them are seen by whoever may see these people’s figures', () => {
  test('of a system, on the page of figures and on a chart; others see everybody’s and why', async ({ db: _ }) => {
    const { lee, mo, nia, ash } = await world();
    await importedCalls(lee, by(people), 'Lines');
    await importedCalls(lee, by(['Mo Member']), 'Desk');
    await mapSuggested(lee);
    const wish = { weeks: 'all', system: 'Desk' };
    for (const actor of [lee, mo]) {
      const { found, withheld } = await figuresPage(actor, wish);
      expect([found?.all.contacts, withheld]).toEqual([2, null]);
      expect((await chartPage(actor, 'resolution-rate', wish)).found?.contacts).toBe(2);
    }
    for (const actor of [nia, ash]) {
      const { found, withheld } = await figuresPage(actor, wish);
      expect(found?.all.contacts).toBe(8);
      expect(withheld).toMatch(/^The figures of Desk .* not shown: fewer than three people stand behind them/);
      const chart = await chartPage(actor, 'resolution-rate', wish);
      expect([chart.found?.contacts, chart.withheld]).toEqual([8, withheld]);
    }
  });

  test('of a team, alone and beside others', async ({ db: _ }) => {
    const { lee, ash, team } = await world();
    await importedCalls(lee, by(people.slice(0, 2)));
    await mapSuggested(lee);
    const wish = { weeks: 'all', team: team.id };
    expect((await figuresPage(lee, wish)).found).toMatchObject({ all: { contacts: 4 }, byTeam: [{ id: team.id }] });
    const { found, withheld } = await figuresPage(ash, wish);
    expect(found).toMatchObject({ team: null, byTeam: [], notShown: expect.stringContaining('Repairs line') });
    expect(withheld).toContain('Repairs line');
    expect(found!.fewInAll, 'everybody’s are theirs, too').toMatch(/^One or two people stand behind everybody/);
    expect(found!.judgedBy, 'of one part week').toBeNull();
    const chart = await chartPage(ash, 'resolution-rate', wish);
    expect([chart.team, chart.fewInAll]).toEqual([null, found!.fewInAll]);
    await importedCalls(lee, by(['Oz Older']));
    await mapSuggested(lee);
    expect((await figuresPage(ash, wish)).found).toMatchObject({
      ...{ team: { id: team.id }, byTeam: [{ id: team.id }], fewInAll: null },
    });
  });

  test('of agents that nobody is matched to: by those who match them; counted apart from people', async ({ db: _ }) => {
    const { lee, ash } = await world();
    await importedCalls(lee, by(['Line 1', 'Line 2']), 'Desk');
    const wish = { weeks: 'all', system: 'Desk' };
    expect((await figuresPage(lee, wish)).withheld).toBeNull();
    expect((await figuresPage(ash, wish)).withheld).not.toBeNull();
    await importedCalls(lee, by(['Mo Member']), 'Desk');
    await mapSuggested(lee);
    expect((await figuresPage(ash, wish)).withheld).toBeNull();
  });

  test('of a team’s standard: it is not said how it stands', async ({ db: _ }) => {
    const { lee, mo, team } = await world();
    await importedCalls(lee, by(people.slice(0, 2)));
    await mapSuggested(lee);
    await addStandard(lee, standardForm.parse({ ...resolved, team: team.id }));
    for (const standing of [(await standardsPage(lee)).live, (await boardOf(lee)).standards])
      expect(standing).toMatchObject([{ stands: { last: { figure: { value: 0.5 } } }, isWithheld: false }]);
    for (const standing of [(await standardsPage(mo)).live, (await boardOf(mo)).standards])
      expect(standing).toMatchObject([{ stands: null, isWithheld: true }]);
  });

  test('in lists of contacts, to those who lead others', async ({ db: _ }) => {
    const { lee, ada } = await world();
    await importedCalls(lee, by(people), 'Lines');
    await importedCalls(lee, by(['Mo Member']), 'Desk');
    await mapSuggested(lee);
    const wish = { weeks: 'all', system: 'Desk', measure: 'resolution-rate' };
    expect(await contactsOf(lee, wish)).toMatchObject({ total: 2, withheld: null });
    const { total, period, withheld } = await contactsOf(ada, wish);
    expect([total, period?.system]).toEqual([8, null]);
    expect(withheld).toContain('Desk');
    const nameless = await contactsOf(ada, { ...wish, agent: 'none' }); // a measure is not of those without an agent alone
    expect([nameless.total, nameless.withheld]).toEqual([8, withheld]);
  });
});

describe('R-034 nor do they come out of other figures by subtraction', () => {
  const shares = async (actor: Actor, wish: FigureWish) => {
    const { found, withheld } = await figuresPage(actor, wish);
    return withheld ? null : found!.all.of.get('resolution-rate')!;
  };

  test('everybody less one system is another: with the one left out the other goes too', async ({ db: _ }) => {
    const { lee, ash } = await world();
    await importedCalls(lee, by(people), 'Lines');
    await importedCalls(lee, [{ agent: 'Mo Member', resolved: false }], 'Desk');
    await mapSuggested(lee);
    const [whole, lines] = [await shares(lee, { weeks: 'all' }), await shares(lee, { weeks: 'all', system: 'Lines' })];
    expect(whole!.denominator - lines!.denominator).toBe(1); // what Mo alone did at the desk, worked out
    expect(await shares(ash, { weeks: 'all' })).toEqual(whole);
    expect(await shares(ash, { weeks: 'all', system: 'Lines' })).toBeNull();
    expect((await chartPage(ash, 'resolution-rate', { weeks: 'all', system: 'Lines' })).withheld).toContain(
      'subtraction',
    );
  });

  test('everybody less one team are those of no team', async ({ db: _ }) => {
    const { lee, ash, ada } = await world();
    const names = await fourAtReception(ada);
    await importedCalls(lee, by([...people, ...names]));
    await mapSuggested(lee);
    const seen = async () => (await figuresPage(ash, { weeks: 'all' })).found!;
    expect((await seen()).byTeam).toHaveLength(2);
    await importedCalls(lee, by(['Cody Coordinator'])); // of no team
    await mapSuggested(lee);
    const { byTeam, notShown, all } = await seen();
    expect(byTeam.map(({ name }) => name)).toEqual(['Reception']);
    expect(all.contacts - byTeam[0]!.contacts).toBe(2 * (people.length + 1));
    expect(notShown).toContain('Repairs line');
  });

  test('a longer span less a shorter one is a week: it is left out where few people worked', async ({ db: _ }) => {
    const { lee, ash, team } = await world();
    await importedCalls(lee, by(people));
    await importedCalls(lee, [{ agent: 'Mo Member', day: '2026-03-10', resolved: false }]);
    await mapSuggested(lee);
    const both = { weeks: 'all', team: team.id };
    const before = { ...both, until: '2026-03-02' };
    expect([(await shares(lee, both))!.denominator, (await shares(lee, before))!.denominator]).toEqual([7, 6]);
    expect(await shares(ash, both)).toEqual(await shares(ash, before));
    const chart = await chartPage(ash, 'resolution-rate', both);
    expect(chart.found!.weeks.map(({ week }) => week)).toEqual(['2026-03-02']);
    expect(chart.found!.empty, 'a week withheld is not called empty').toEqual({ weeks: 0, drawn: 0 });
    expect([chart.leftOut, (await figuresPage(ash, both)).found!.leftOut]).toEqual([
      expect.stringContaining('The figures of Repairs line in one week are left out'),
      chart.leftOut,
    ]);
    expect((await figuresPage(ash, { weeks: 'all' })).found!.notShown).toContain('some weeks of Repairs line');
    await addStandard(lee, standardForm.parse({ ...resolved, team: team.id }));
    const standing = async (actor: Actor) => (await standardsPage(actor)).live;
    expect(await standing(lee)).toMatchObject([{ stands: { last: { week: '2026-03-09' } }, isNewerWithheld: false }]);
    expect(await standing(ash)).toMatchObject([{ stands: { last: { week: '2026-03-02' } }, isNewerWithheld: true }]);
  });

  test('a reader who leads or works elsewhere from now on sees what they now may', async ({ db: _ }) => {
    const { lee, ada, ash, team } = await world();
    await importedCalls(lee, by(people.slice(0, 2)));
    await mapSuggested(lee);
    const wish = { weeks: 'all', team: team.id };
    expect([await shares(lee, wish), await shares(ash, wish)]).toEqual([expect.anything(), null]);
    await grantRole(ada, ash.personId, 'leader', team.id);
    expect(await shares(await actorFor(ada.organisationId, ash.personId), wish)).not.toBeNull();
    const elsewhere = await addTeam(ada, { name: 'Reception' });
    const moved = await reading(ada.organisationId, (db) =>
      db.rows<{ id: string }>(sql`select id from people where name in ('Mo Member', 'Nia Newer')`),
    );
    for (const { id } of moved) await joinTeam(ada, elsewhere.id, id, '2026-01-05');
    expect(await shares(ash, { weeks: 'all', team: elsewhere.id })).toBeNull();
    expect(await shares(await actorFor(ada.organisationId, lee.personId), wish)).not.toBeNull();
  });

  test('whoever sees more is shown no less: those who lead keep the weeks of whoever has left', async ({ db: _ }) => {
    const { lee, pat, mo, ash, nia, ada, team } = await world();
    const four = await fourAtReception(ada);
    await importedCalls(lee, by([...people, ...four]));
    await importedCalls(lee, [{ agent: 'Nia Newer', day: '2026-03-10' }]);
    await mapSuggested(lee);
    const [left] = await reading(ada.organisationId, (db) =>
      db.rows<{ id: string }>(sql`select id from team_members where person_id = ${nia.personId}`),
    );
    await leaveTeam(ada, left!.id, '2026-03-09');
    for (const actor of [ash, mo, lee, pat])
      expect((await shares(actor, { weeks: 'all', team: team.id }))?.denominator).toBe(6);
    const own = async (actor: Actor) => (await personFigures(actor, nia.personId, { weeks: 'all' })).found!.contacts;
    expect([await own(nia), await own(lee), await own(pat)]).toEqual([3, 2, 2]);
    await expect(own(ash)).rejects.toThrow(NotFound);
    const { contacts, total, leftOut } = await contactsOf(lee, { weeks: 'all', person: nia.personId });
    expect([contacts.map(({ person }) => person), total]).toEqual([['Nia Newer', 'Nia Newer'], 2]);
    expect(leftOut).toBe('Nia Newer has left your team. Only the weeks in it are counted.');
  });

  test('whoever sees more is shown no less: a system of their people and one more', async ({ db: _ }) => {
    const { lee, ash, ada } = await world();
    const names = await fourAtReception(ada);
    await importedCalls(lee, by([...people, ...names]), 'Lines');
    await importedCalls(lee, by([...people.slice(0, 2), names[0]!]), 'Desk');
    await mapSuggested(lee);
    const wish = { weeks: 'all', system: 'Desk' };
    expect(await shares(ash, wish)).not.toBeNull();
    expect(await shares(lee, wish)).toEqual(await shares(ash, wish));
  });

  test('of two filters at once neither difference tells of few', async ({ db: _ }) => {
    const { lee, ash, ada, team } = await world();
    const names = await fourAtReception(ada);
    await importedCalls(lee, by([...people, ...names]), 'Lines');
    await importedCalls(lee, by([...people, ...names.slice(0, 1)]), 'Desk');
    await mapSuggested(lee);
    expect(await shares(ash, { weeks: 'all', system: 'Desk' })).not.toBeNull();
    const both = { weeks: 'all', system: 'Desk', team: team.id };
    expect((await shares(lee, both))!.denominator).toBe(6);
    expect(await shares(ash, both)).toBeNull();
    expect((await figuresPage(ash, { weeks: 'all', system: 'Desk' })).found!.byTeam).toEqual([]);
  });
});

const resolved = {
  ...{ name: 'Resolved', promise: 'We settle what you call about.', kpi: 'resolution-rate' },
  ...{ target: '70%', liveFrom: '2026-01-05' },
};

/** A second team, of four. */
async function fourAtReception(ada: Actor) {
  const reception = await addTeam(ada, { name: 'Reception' });
  const names = ['Una Usher', 'Val Vane', 'Wes Ward', 'Xan Xu'];
  for (const name of names) await joinTeam(ada, reception.id, (await addPerson(ada, { name })).id, '2026-01-05');
  return names;
}
