import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { type Call, importedCalls } from '../../../tests/imported-calls.ts';
import { world } from '../../../tests/world.ts';
import { daysAfter } from '../day-words.ts';
import { mapSuggested } from './agents.ts';
import { chartPage } from './chart-page.ts';
import { contactsOf } from './contacts-list.ts';
import { figuresPage } from './figures-page.ts';
import { personFigures, teamPeopleFigures } from './person-figures.ts';

const first = '2026-01-05';

/** Twelve weeks of fifteen calls: of two people, and every fifth of nobody, which nobody answered. */
const calls = (worse: boolean): Call[] =>
  Array.from({ length: 12 * 15 }, (_, at) => ({
    ...(at % 5 === 4 ? { agent: '', answered: false } : { agent: at % 2 === 0 ? 'Mo Member' : 'Nia Newer' }),
    day: daysAfter(first, 7 * Math.floor(at / 15) + (at % 5)),
    resolved: at % (worse ? 2 : 6) !== 0,
    talk: (worse ? 400 : 60) + ((at * 37) % 50),
  }));

describe('figures of one system', () => {
  test('R-061 are what they were before another system’s contacts came, and open only its contacts', async ({
    db: _,
  }) => {
    const { lee, mo, team } = await world();
    const seen = async (wish: { system?: string }) => ({
      everybody: (await figuresPage(lee, { weeks: 'all', ...wish })).found!,
      team: (await figuresPage(lee, { weeks: 'all', team: team.id, ...wish })).found!,
      person: (await personFigures(lee, mo.personId, { weeks: 'all', ...wish })).found!.kpis.map(
        ({ figure }) => figure,
      ),
      people: (await teamPeopleFigures(lee, team.id, { weeks: 'all', ...wish })).found!.people,
    });
    await importedCalls(lee, calls(false), 'Desk');
    await mapSuggested(lee);
    const alone = await seen({});
    await importedCalls(lee, calls(true), 'Lines');
    const both = (await figuresPage(lee, { weeks: 'all' })).found!;
    expect(both.all.contacts).toBe(2 * alone.everybody.all.contacts);
    expect(both.period).toMatchObject({ systems: ['Desk', 'Lines'], system: null });
    const one = await seen({ system: 'Desk' });
    for (const of of ['everybody', 'team'] as const) {
      expect(one[of].all).toEqual(alone[of].all);
      expect(one[of].kpis).toEqual(alone[of].kpis);
      expect(one[of].byTeam).toEqual(alone[of].byTeam);
      expect(one[of]).toMatchObject({ unknown: 0, nameless: alone[of].nameless });
    }
    expect(one.person).toEqual(alone.person);
    expect(one.people).toEqual(alone.people);
    const wish = { weeks: 'all', system: 'Desk', measure: 'resolution-rate' };
    const { total, contacts } = await contactsOf(lee, wish);
    expect(total).toBe(alone.everybody.all.of.get('resolution-rate')?.denominator);
    expect(new Set(contacts.map(({ source }) => source))).toEqual(new Set(['Desk']));
    expect((await contactsOf(lee, { weeks: 'all', system: 'Desk', agent: 'none' })).total).toBe(12 * 3);
  });

  test('run across the weeks in which others began to be counted; those of all are parted there', async ({ db: _ }) => {
    const { lee } = await world();
    await importedCalls(lee, calls(false), 'Desk');
    const later = calls(true).filter(({ day }) => day! >= daysAfter(first, 42));
    await importedCalls(lee, later, 'Lines');
    const wish = { weeks: 'all' };
    expect((await chartPage(lee, 'resolution-rate', wish)).found?.drawn.events).toEqual([
      { at: 6, label: 'Other systems' },
    ]);
    const desk = await chartPage(lee, 'resolution-rate', { ...wish, system: 'Desk' });
    expect(desk.found?.drawn).toMatchObject({ events: [], since: 0 });
    expect(desk.period?.systems).toEqual(['Desk', 'Lines']);
    const lines = (await chartPage(lee, 'resolution-rate', { ...wish, system: 'Lines' })).found!;
    expect([lines.chart.points.length, lines.chart.points[0]?.date, lines.empty.weeks]).toEqual([
      6,
      daysAfter(first, 42),
      0,
    ]);
    expect((await chartPage(lee, 'resolution-rate', { ...wish, system: 'Nothing' })).period?.system).toBeNull();
  });

  test('a few contacts of another system take no verdict away, and it is said; weeks mostly of it are parted', async ({
    db: _,
  }) => {
    const { lee } = await world();
    await importedCalls(lee, calls(false), 'Desk');
    const said = async () => (await chartPage(lee, 'resolution-rate', { weeks: 'all' })).found!;
    const alone = await said();
    expect(alone.words.verdict).toBe('Ordinary variation');
    const last = daysAfter(first, 7 * 11);
    await importedCalls(lee, [{ day: last }], 'Lines');
    const few = await said();
    expect(few.drawn.events).toEqual([]);
    expect(few.words).toEqual(alone.words);
    expect(few.notJudged).toBe(
      'A few of the contacts come from Lines: less than a tenth of a week’s, so the weeks are judged alike.',
    );
    const next = Array.from({ length: 5 }, (_, at) => ({ day: daysAfter(last, 7 + at) }));
    await importedCalls(lee, next, 'Lines');
    const begun = await said();
    expect(begun.drawn.events).toEqual([{ at: 12, label: 'Other systems' }]);
    expect(begun.drawn.since).toBe(0);
    expect(begun.words).toEqual(alone.words);
    expect(begun.notJudged).toBe(
      'From 30 March 2026 on contacts come from Lines: too early to say anything of them, so what is said is of the weeks before.',
    );
    await importedCalls(lee, [{ day: last }, { day: last }, { day: last }], 'Lines');
    expect((await said()).notJudged, 'the week between belongs to neither').toContain(
      'From 23 March 2026 on contacts come from Desk and Lines',
    );
    expect((await said()).words.sentence).toContain('Only eleven weeks so far');
    await importedCalls(
      lee,
      next.map(({ day }) => ({ day: daysAfter(day, 7) })),
      'Lines',
    );
    expect((await said()).words.verdict).toBe('Too few to judge');
  });

  test('a part week of a measure stays one where a system without that measure goes on', async ({ db: _ }) => {
    const { lee } = await world();
    const before = calls(false).filter(({ day }) => day! < daysAfter(first, 7 * 11 + 2));
    await importedCalls(lee, before, 'Desk');
    const others = Array.from({ length: 10 }, (_, at) => ({ day: daysAfter(first, 7 * 11 + at), answered: false }));
    const part = async () => (await chartPage(lee, 'handle-time-mean', { weeks: 'all' })).found!.last;
    const alone = await part();
    expect(alone).toMatchObject({ week: daysAfter(first, 7 * 11), days: 2 });
    await importedCalls(lee, others, 'Lines'); // calls that nobody answered take no time
    expect(await part()).toEqual(alone);
  });

  test('of all weeks with years between: the axis is not mostly empty, and what is empty is counted', async ({
    db: _,
  }) => {
    const { lee } = await world();
    const years = calls(false).map((call) => ({ ...call, day: daysAfter(call.day!, -7 * 400) }));
    await importedCalls(lee, [...years, ...calls(false)], 'Desk');
    const { found } = await chartPage(lee, 'resolution-rate', { weeks: 'all' });
    expect(found?.empty).toEqual({ weeks: 400 - 12, drawn: 13 });
    expect(found?.drawn.points).toHaveLength(12 + 13 + 12);
    expect(found?.drawn.events).toEqual([{ at: 25, label: 'After a gap' }]);
    const short = found!.drawn.points.flatMap((point, at) => (point.short ? [at] : []));
    expect(short).toEqual(Array.from({ length: 13 }, (_, at) => 12 + at));
    for (const { label } of found!.drawn.points) expect(label).toMatch(/ \d{4}$/);
  });
});
