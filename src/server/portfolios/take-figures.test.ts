import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { type Call, importedCalls } from '../../../tests/imported-calls.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { setClock } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import { NotFound } from '../errors.ts';
import { addStandard } from '../standards/standards.ts';
import { evidenceOf } from './evidence-page.ts';
import { keptWords } from './figures-document.ts';
import { takeFigures } from './take-figures.ts';

const none = { measure: null, team: null, standard: null, weeks: null, until: null, system: null };
const agents = ['Mo Member', 'Nia Newer', 'Somebody Else', 'Another One'];

/** Sixteen weeks with forty calls each, of four agents. */
const calls = (): Call[] =>
  Array.from({ length: 16 }, (_, week) =>
    Array.from({ length: 40 }, (_, at) => ({
      agent: agents[at % agents.length]!,
      day: daysAfter('2026-01-05', 7 * week),
      resolved: (at + week) % 8 > 0,
    })),
  ).flat();

describe('R-092 figures', () => {
  test('become evidence in one step: the figure with its interval, its standard, what the chart says, every week, and nobody’s name', async ({
    db: _,
  }) => {
    const { lee, mo, ada } = await portfolioWorld();
    setClock(() => new Date('2026-05-04T10:00:00Z'));
    await importedCalls(ada, calls());
    const standard = await addStandard(lee, {
      ...{ name: 'Resolved at once', promise: 'We resolve what you ring about.', kpi: 'resolution-rate', target: 0.8 },
      ...{ team: null, liveFrom: '2026-01-01' },
    });
    const taken = await takeFigures(lee, { ...none, measure: 'resolution-rate' });
    expect(taken).toMatchObject({ kind: 'figures', number: 1, again: false, title: 'Resolved at once of everybody' });
    expect(taken.document.people).toEqual([{ id: lee.personId, name: 'Lee Leader', part: 'took these figures' }]);
    const blocks = taken.document.sections.flatMap((section) => section.blocks);
    const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
    expect(facts).toEqual(
      expect.arrayContaining([
        { name: 'Measure', value: 'Resolution rate' },
        { name: 'Could be', value: expect.stringMatching(/^\d\d\.\d to \d\d\.\d%$/) },
        { name: 'From', value: '560 of 640' },
        { name: 'Promised', value: standard.promise },
        { name: 'Kept', value: 'Kept, wherever in its range the true figure lies' },
      ]),
    );
    const weeks = blocks.find(({ id }) => id === 'weeks');
    expect(weeks).toMatchObject({
      kind: 'table',
      rows: expect.arrayContaining([expect.arrayContaining(['35 of 40'])]),
    });
    const written = JSON.stringify(taken.document);
    for (const name of [...agents, mo.name]) expect(written, name).not.toContain(name);
    const { facts: from } = await evidenceOf(lee, taken.id);
    expect(from[0]?.text).toBe('Counted in Leadwell from imported contacts, and copied as the page said it then');
    expect(await takeFigures(lee, { ...none, measure: 'resolution-rate' })).toMatchObject({
      id: taken.id,
      again: true,
    });
    const all = await takeFigures(lee, none);
    expect(all).toMatchObject({ number: 2, again: false, title: 'Figures of everybody' });
  });

  test('are not taken where there are none, of a measure that is none, without a portfolio, or where few people stand behind them', async ({
    db: _,
  }) => {
    const { lee, mo, ada } = await portfolioWorld();
    setClock(() => new Date('2026-05-04T10:00:00Z'));
    await expect(takeFigures(lee, none)).rejects.toThrow('No contacts have been imported yet.');
    await importedCalls(ada, calls());
    await expect(takeFigures(lee, { ...none, measure: 'luck' })).rejects.toThrow(NotFound);
    await expect(takeFigures(lee, { ...none, measure: 'csat' })).rejects.toThrow('no such figures');
    await expect(takeFigures(mo, none)).rejects.toThrow('not enrolled');
    await expect(takeFigures(lee, { ...none, measure: 'resolution-rate', team: 'x' })).resolves.toBeTruthy();
  });
});

test('R-060 whether a standard is kept is only said where the whole interval lies on one side of it', () => {
  const figure = {
    kpi: 'fcr' as const,
    numerator: 80,
    denominator: 100,
    value: 0.8,
    low: 0.71,
    high: 0.87,
    unit: 'share' as const,
  };
  expect(keptWords(figure, 0.7, 'up')).toMatch(/^Kept, wherever/);
  expect(keptWords(figure, 0.9, 'up')).toMatch(/^Not kept, wherever/);
  expect(keptWords(figure, 0.75, 'up')).toBe('The figure reaches it, but chance alone could account for that');
  expect(keptWords(figure, 0.75, 'down')).toBe('The figure misses it, but chance alone could account for that');
  expect(keptWords({ ...figure, low: undefined, high: undefined } as never, 0.75, 'up')).toContain('no interval');
});
