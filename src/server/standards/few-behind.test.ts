import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import { world } from '../../../tests/world.ts';
import { mapSuggested } from './agents.ts';
import { chartPage } from './chart-page.ts';
import { contactsOf } from './contacts-list.ts';
import { figuresPage } from './figures-page.ts';
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
      expect(withheld).toContain('Fewer than three people stand behind the figures of Desk');
      const chart = await chartPage(actor, 'resolution-rate', wish);
      expect([chart.found?.contacts, chart.withheld]).toEqual([8, withheld]);
    }
    expect((await figuresPage(ash, { ...wish, system: 'Lines' })).found?.all.contacts).toBe(6);
  });

  test('of a team, alone and beside others', async ({ db: _ }) => {
    const { lee, ash, team } = await world();
    await importedCalls(lee, by(people.slice(0, 2)));
    await mapSuggested(lee);
    const wish = { weeks: 'all', team: team.id };
    expect((await figuresPage(lee, wish)).found).toMatchObject({ all: { contacts: 4 }, byTeam: [{ id: team.id }] });
    const { found, withheld } = await figuresPage(ash, wish);
    expect(found).toMatchObject({ team: null, byTeam: [], notShown: ['Repairs line'] });
    expect(withheld).toContain('Repairs line');
    expect((await chartPage(ash, 'resolution-rate', wish)).team).toBeNull();
    await importedCalls(lee, by(['Oz Older']));
    await mapSuggested(lee);
    expect((await figuresPage(ash, wish)).found).toMatchObject({ team: { id: team.id }, byTeam: [{ id: team.id }] });
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
    const standard = { name: 'Resolved', promise: 'We settle what you call about.', kpi: 'resolution-rate' };
    await addStandard(lee, standardForm.parse({ ...standard, target: '70%', team: team.id, liveFrom: '2026-01-05' }));
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
  });
});
