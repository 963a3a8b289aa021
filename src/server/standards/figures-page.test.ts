import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { type Call, importedCalls } from '../../../tests/imported-calls.ts';
import { world } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { mapAgent, mapSuggested } from './agents.ts';
import { chartPage } from './chart-page.ts';
import { contactsOf } from './contacts-list.ts';
import { figuresPage } from './figures-page.ts';
import { personFigures, teamPeopleFigures } from './person-figures.ts';
import { standardForm } from './standards.form.ts';
import { addStandard } from './standards.ts';
import { boardOf, standardsPage } from './standards-view.ts';
import { described } from './weekly-chart.ts';

const first = '2026-01-05';

/** Twenty weeks of twenty calls, Monday to Friday: 14 resolved of 20, more or less, and all of them from week 13 on. */
const improving: Call[] = Array.from({ length: 20 * 20 }, (_, at) => {
  const week = Math.floor(at / 20);
  const agent = at % 2 === 0 ? 'Mo Member' : 'Nia Newer';
  return { agent, day: daysAfter(first, 7 * week + (at % 5)), resolved: week >= 13 || at % 20 < 13 + (week % 3) };
});
const resolved = {
  name: 'Resolved',
  promise: 'We settle what you call about.',
  kpi: 'resolution-rate',
  team: '',
  liveFrom: first,
};
const set = (actor: Actor, target: string, team = '') =>
  addStandard(actor, standardForm.parse({ ...resolved, target, team, name: `${target} ${team}` }));

describe('figures', () => {
  test('R-061 every count is that of the contacts it opens', async ({ db: _ }) => {
    const { lee, team } = await world();
    await importedCalls(lee, improving);
    await mapSuggested(lee);
    const { found } = await figuresPage(lee, { weeks: 'all', measure: 'resolution-rate' });
    const row = found!.kpis.find(({ measure }) => measure.id === 'resolution-rate')!;
    const wish = { weeks: 'all', measure: 'resolution-rate' };
    expect((await contactsOf(lee, wish)).total).toBe(row.figure.denominator);
    expect((await contactsOf(lee, { ...wish, part: 'hit' })).total).toBe(row.figure.numerator);
    expect(found!.byTeam).toMatchObject([{ id: team.id, contacts: 400 }]);
    const week = await contactsOf(lee, { week: first, measure: 'resolution-rate', part: 'miss', team: team.id });
    expect(week).toMatchObject({ total: 7, next: null });
    expect(week.contacts).toHaveLength(7);
  });

  test('R-061 where nobody is named for what nobody answered, no team or person is said to answer everything', async ({
    db: _,
  }) => {
    const { lee, mo, team } = await world();
    const lost = { agent: '', answered: false };
    await importedCalls(lee, [
      ...improving.slice(0, 60),
      ...improving.slice(0, 6).map((call) => ({ ...call, ...lost })),
    ]);
    await mapSuggested(lee);
    const { found } = await figuresPage(lee, { weeks: 'all', measure: 'answer-rate' });
    expect((await contactsOf(lee, { weeks: 'all', agent: 'none' })).total).toBe(found!.nameless);
    expect((await contactsOf(lee, { weeks: 'all', agent: 'none' })).contacts).toHaveLength(6);
    expect(found!.all.of.get('answer-rate')).toMatchObject({ numerator: 60, denominator: 66 });
    expect(found).toMatchObject({ byTeam: [], cannotSay: true });
    const mine = await personFigures(lee, mo.personId, { weeks: 'all' });
    expect(mine.found!.kpis.map(({ measure }) => measure.id)).not.toContain('answer-rate');
    expect((await figuresPage(lee, { weeks: 'all', team: team.id })).found!.all.of.has('abandon-rate')).toBe(false);
    await importedCalls(lee, [{ ...improving[0], answered: false }]);
    const known = (await figuresPage(lee, { weeks: 'all', measure: 'answer-rate' })).found!;
    expect(known.byTeam[0]?.of.get('answer-rate')).toMatchObject({ numerator: 60, denominator: 61 });
  });

  test('pages of contacts show each contact once, newest first', async ({ db: _ }) => {
    const { lee } = await world();
    await importedCalls(lee, improving.slice(0, 60));
    const shown: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof contactsOf>> = await contactsOf(lee, { weeks: 'all', after });
      shown.push(...page.contacts.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(shown).toHaveLength(60);
    expect(new Set(shown).size).toBe(60);
    for (const place of ['0000-10-24T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', 'x', '']) {
      const { contacts } = await contactsOf(lee, { weeks: 'all', after: `${place}_${shown[30]}` });
      expect(contacts[0]!.id, place).toBe(shown[0]);
    }
  });

  test('R-034 a person sees their own figures, their leader sees them, nobody else', async ({ db: _ }) => {
    const { lee, mo, nia, oz, ada, pat, team, foreign } = await world();
    await importedCalls(lee, improving);
    await mapSuggested(lee);
    const wish = { weeks: 'all' };
    for (const actor of [mo, lee, pat]) {
      const { found } = await personFigures(actor, mo.personId, wish);
      expect(found).toMatchObject({ contacts: 200 });
      expect((await contactsOf(actor, { ...wish, person: mo.personId })).total).toBe(200);
    }
    for (const actor of [nia, ada, foreign.leader]) {
      await expect(personFigures(actor, mo.personId, wish)).rejects.toThrow(NotFound);
      await expect(contactsOf(actor, { ...wish, person: mo.personId })).rejects.toThrow(NotFound);
      await expect(teamPeopleFigures(actor, team.id, wish)).rejects.toThrow(NotFound);
    }
    await expect(contactsOf(mo, wish)).rejects.toThrow(NotFound);
    const { found } = await teamPeopleFigures(lee, team.id, { ...wish, measure: 'resolution-rate' });
    expect(found?.people.map(({ name, figure }) => [name, figure?.denominator ?? null])).toContainEqual([
      oz.name,
      null,
    ]);
    expect(found?.range, 'two people have no middle half').toBeNull();
  });

  test('R-007 the people of a team stand by their names, whoever’s figure is better', async ({ db: _ }) => {
    const { lee, team } = await world();
    const calls = ['Nia Newer', 'Mo Member'].flatMap((agent) => [
      { agent },
      { agent, resolved: agent === 'Nia Newer' },
    ]);
    await importedCalls(lee, calls);
    await mapSuggested(lee);
    const { found } = await teamPeopleFigures(lee, team.id, { weeks: 'all', measure: 'resolution-rate' });
    const hits = new Map(found!.people.map(({ name, figure }) => [name, figure?.numerator]));
    expect([hits.get('Mo Member'), hits.get('Nia Newer')]).toEqual([1, 2]);
    expect(found!.people.map(({ name }) => name)).toEqual([...hits.keys()].toSorted());
  });

  test('names who dealt with a contact only to those who lead them', async ({ db: _ }) => {
    const { lee, ada } = await world();
    await importedCalls(lee, [{ agent: 'Mo Member' }]);
    await mapSuggested(lee);
    expect((await contactsOf(lee, {})).contacts[0]?.person).toBe('Mo Member');
    expect((await contactsOf(ada, {})).contacts[0]).toMatchObject({ person: null, unnamed: 'withheld' });
  });

  test('a contact without a name says why it has none', async ({ db: _ }) => {
    const { lee } = await world();
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
    const agents = ['Mo Member', '', 'Line 1', 'A machine'];
    await importedCalls(
      lee,
      agents.map((agent, at) => ({ agent, day: days[at] })),
    );
    await mapSuggested(lee);
    await mapAgent(lee, { agent: 'A machine', person: null, since: null, until: null });
    const { contacts } = await contactsOf(lee, {});
    expect(contacts.map(({ person, unnamed }) => person ?? unnamed)).toEqual([
      ...['not-here', 'unmatched', 'no-agent', 'Mo Member'],
    ]);
  });
});

describe('standards', () => {
  test('R-060 stand as their control chart says, of everybody or of a team', async ({ db: _ }) => {
    const { lee, team } = await world();
    await importedCalls(lee, improving);
    await mapSuggested(lee);
    await set(lee, '72%');
    await set(lee, '75%', team.id);
    const { live } = await standardsPage(lee);
    expect(live.map(({ target, stands }) => [target, stands?.last?.figure.value, stands?.words.verdict])).toEqual([
      [0.72, 1, 'Better than before'],
      [0.75, 1, 'Better than before'],
    ]);
    const { standards, others } = await boardOf(lee);
    expect(standards).toHaveLength(2);
    expect(others.map(({ measure }) => measure.id)).not.toContain('resolution-rate');
  });

  test('say since when no contact speaks of what they promise', async ({ db: _ }) => {
    const { lee } = await world();
    const before = improving.slice(0, 40).map((call) => ({ ...call, day: daysAfter(call.day!, -7 * 60) }));
    await importedCalls(lee, before);
    await importedCalls(lee, [{ day: first, answered: false }]);
    await set(lee, '72%');
    const { live } = await standardsPage(lee);
    expect(live).toMatchObject([{ stands: null, silentSince: daysAfter(first, 7 * -59) }]);
    expect((await boardOf(lee)).standards).toHaveLength(1);
  });

  test('R-082 a steady figure is called ordinary variation and nothing else', async ({ db: _ }) => {
    const { lee } = await world();
    await importedCalls(lee, improving.slice(0, 12 * 20));
    const { found } = await chartPage(lee, 'resolution-rate', {});
    expect(found?.words.verdict).toBe('Ordinary variation');
    expect(found?.drawn.points.some(({ signal }) => signal)).toBe(false);
  });

  test('neither a gap nor another system is called a change of the service, and a part week is not judged', async ({
    db: _,
  }) => {
    const { lee } = await world();
    await importedCalls(lee, improving.slice(0, 13 * 20));
    const later = Array.from({ length: 13 * 20 + 4 }, (_, at) => ({
      day: daysAfter(first, 7 * (21 + Math.floor(at / 20)) + (at % 5)),
      resolved: at % 4 === 0,
    }));
    await importedCalls(lee, later.slice(0, 13 * 20 + 2), 'Tickets');
    const { found, period } = await chartPage(lee, 'resolution-rate', { weeks: 'all' });
    expect(found?.words).toMatchObject({ verdict: 'Ordinary variation', tone: 'ordinary' });
    expect(found?.cut).toBe(
      'Judged from 1 June 2026 on: 8 weeks without figures lie before, and earlier contacts came from Plain files, which may count differently.',
    );
    expect(found?.words.sentence).not.toContain('Judged from');
    expect(found?.notJudged).toBe('The week from 31 August 2026 is not judged: its contacts cover 2 days.');
    expect(found?.words.sentence).not.toContain('not judged');
    expect(found && described(found)).toContain('is not judged');
    expect(found?.last).toMatchObject({ week: '2026-08-31', days: 2 });
    expect(found?.drawn.points.some(({ signal }) => signal)).toBe(false);
    expect(period?.days).toEqual({ from: first, to: '2026-09-01' });
    const { found: few, judgedBy } = await chartPage(lee, 'resolution-rate', { weeks: '4' });
    expect(few, 'the choice of weeks is how much is drawn').toMatchObject({ words: found!.words, cut: found!.cut });
    expect([few, found].map((chart) => chart!.drawn.points.length)).toEqual([4, 13 + 8 + 14]);
    expect(found?.drawn.points.filter(({ note }) => note === 'Earlier: not judged')).toHaveLength(9);
    expect(few?.drawn.phases.at(-1)?.low).toBe(found?.drawn.phases.at(-1)?.low);
    expect(judgedBy).toBe('Limits and words rest on the 26 weeks to 1 September 2026, however many are drawn.');
  });

  test('with the server’s clock set back say so, not that nothing was imported', async ({ db: _ }) => {
    const { lee } = await world();
    expect((await figuresPage(lee, {})).none).toBe('No contacts have been imported yet.');
    await importedCalls(lee, [{ day: '2026-03-03' }]);
    expect((await figuresPage(lee, {})).none).toBeNull();
    setClock(() => new Date('2025-01-01T10:00:00Z'));
    const said = expect.stringContaining('of days to come, the first of the week from 2 March 2026');
    expect((await figuresPage(lee, {})).none).toEqual(said);
    expect((await chartPage(lee, 'resolution-rate', {})).none).toEqual(said);
    expect((await contactsOf(lee, {})).none).toEqual(said);
  });

  test('of a team that nobody is matched to has no figure, and says so by having none', async ({ db: _ }) => {
    const { lee, team } = await world();
    await importedCalls(lee, improving.slice(0, 20));
    await mapAgent(lee, { agent: 'Mo Member', person: null, since: null, until: null });
    await set(lee, '72%', team.id);
    expect((await standardsPage(lee)).live[0]?.stands).toBeNull();
  });
});
