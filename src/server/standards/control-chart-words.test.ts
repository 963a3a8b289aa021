import { expect, test } from 'vitest';
import { type ChartOptions, controlChart } from './control-chart.ts';
import { marksOf } from './control-chart-marks.ts';
import { sayChart, written } from './control-chart-words.ts';

const dateAt = (at: number) => new Date(Date.UTC(2026, 0, 5) + at * 7 * 86_400_000).toISOString().slice(0, 10);
const said = (values: number[], options: ChartOptions = {}) =>
  sayChart(
    controlChart(
      values.map((value, at) => ({ date: dateAt(at), value })),
      options,
    ),
    'share',
  );
const around = (middle: number, length: number) =>
  Array.from({ length }, (_, at) => middle + [0, 0.02, -0.02][at % 3]!);

test('R-082 ordinary variation is nothing to explain, however far the last point lies from the one before', () => {
  const words = said([...around(0.7, 13), 0.66, 0.74]);
  expect(words).toEqual({
    verdict: 'Ordinary variation',
    sentence: 'The last week is inside the usual range. Nothing to explain.',
    tone: 'ordinary',
    marked: false,
  });
  expect(Object.values(words).join(' ')).not.toMatch(/change|better|worse|improve|drop|rise|fail/i);
});

test('R-082 eight weeks in a row above the average are a reason to ask what changed', () => {
  expect(said([...around(0.68, 10), ...around(0.76, 8)], { improve: 'up' })).toEqual({
    verdict: 'Better than before',
    sentence:
      'Eight weeks in a row above the average. Not ordinary variation: ask what changed. Marked before: ten weeks in a row below the average, the last from 9 March 2026.',
    tone: 'better',
    marked: true,
  });
  expect(said([...around(0.68, 10), ...around(0.76, 8)], { improve: 'down' }).verdict).toBe('Worse than before');
  expect(said([...around(0.68, 10), ...around(0.76, 8)]).verdict).toBe('Signal: higher');
});

test.each<[string, number[], string]>([
  [
    'a run',
    [0.68, ...around(0.7, 9), ...around(0.66, 7), 0.7, 0.7],
    'Marked before: eight weeks in a row below the average, the last from 27 April 2026.',
  ],
  [
    'a trend',
    [...around(0.7, 9), 0.66, 0.67, 0.68, 0.69, 0.7, 0.71, 0.72, 0.7],
    'Marked before: seven weeks in a row, each higher than the one before, the last from 20 April 2026.',
  ],
  [
    'one week',
    [...around(0.7, 12), 0.9, ...around(0.7, 3)],
    'Marked before: the week from 30 March 2026, above the usual range.',
  ],
  [
    'several',
    [0.9, ...around(0.7, 12), 0.9, ...around(0.7, 3)],
    'Marked before: the week from 6 April 2026, above the usual range, and 13 weeks more.',
  ],
])('R-082 a signal before the last point is said beside what holds now: %s', (_, values, marked) => {
  const words = said(values);
  expect(words).toEqual({
    verdict: 'Now ordinary',
    sentence: `The last week is inside the usual range. ${marked}`,
    tone: 'ordinary',
    marked: true,
  });
});

test('a single point beyond a limit says how long it has not happened', () => {
  expect(said([...around(0.9, 19), 0.7], { improve: 'up' })).toEqual({
    verdict: 'Signal: lower',
    sentence: 'Below the usual range for the first time in 20 weeks. Ask what was different.',
    tone: 'worse',
    marked: false,
  });
});

test('a trend counts its weeks', () => {
  expect(said([0.71, 0.7, 0.72, 0.71, 0.7, 0.69, 0.68, 0.67, 0.66, 0.65, 0.64, 0.63, 0.62]).sentence).toMatch(
    /(weeks in a row, each lower than the one before|weeks in a row below the average|usual range)/,
  );
});

test('a steady process below its standard will not reach it unless it is changed', () => {
  expect(
    said(
      around(0.95, 15).map((value) => 0.95 + (value - 0.95) / 2),
      { improve: 'up', target: 1 },
    ),
  ).toEqual({
    verdict: 'Steady, below standard',
    sentence: 'The process gives about 95%. It will not reach 100% unless it is changed.',
    tone: 'below-standard',
    marked: false,
  });
});

test('R-060 a standard inside the usual range is sometimes met and sometimes not', () => {
  expect(said(around(0.8, 15), { improve: 'up', target: 0.8 }).sentence).toBe(
    'The last week is inside the usual range. Nothing to explain. Some weeks meet the standard of 80% and some do not: the process gives both.',
  );
});

test('R-060 a standard that no week met is said first, and the stronger signal is named with the run', () => {
  const wide = [0.7, 0.9, 0.72, 0.88, 0.7, 0.9, 0.72, 0.88, 0.7, 0.9, 0.72, 0.88];
  expect(said(wide, { improve: 'up', target: 0.95 })).toMatchObject({
    verdict: 'Steady, below standard',
    sentence: 'None of twelve weeks met the standard of 95%. The last week is inside the usual range.',
  });
  expect(said([...around(0.68, 10), ...around(0.76, 7), 0.95], { improve: 'up' }).sentence).toContain(
    'The last week is outside the limits, above them.',
  );
});

test('few points say how few they are', () => {
  expect(said([]).verdict).toBe('Nothing to show yet');
  expect(said([0.5]).sentence).toMatch(/^There is one \w+ so far\. A usual range needs more\.$/);
  expect(said(around(0.7, 8))).toMatchObject({
    verdict: 'Too few to judge',
    sentence: expect.stringContaining('Only eight weeks so far: the usual range settles with 12.'),
    tone: 'too-few',
  });
  expect(said(around(0.7, 11)).tone).toBe('too-few');
  expect(said(around(0.7, 12)).tone).toBe('ordinary');
  expect(said([...around(0.7, 7), 0.2])).toMatchObject({
    verdict: 'Too few to judge',
    sentence: expect.stringMatching(/^Only eight weeks so far.*stands out from the range so far\. Until then/),
    tone: 'too-few',
  });
});

test('R-082 a signal from before the limits were drawn afresh is said beside what is too early to judge', () => {
  const rebase = { rebase: [dateAt(14)] };
  expect(said([...around(0.7, 12), 0.9, 0.7, ...around(0.6, 3)], rebase)).toMatchObject({
    verdict: 'Too few to judge',
    sentence: expect.stringMatching(/ Marked before: the week from 30 March 2026, above the usual range\.$/),
    marked: true,
  });
});

test('no week is marked in a range that has not settled', () => {
  const charted = (length: number) =>
    controlChart([...around(0.7, length), 0.2].map((value, at) => ({ date: dateAt(at), value })));
  expect(charted(10).points.at(-1)!.signals).toContain('beyond');
  expect(marksOf(charted(10)).filter(Boolean)).toEqual([]);
  expect(marksOf(charted(11)).at(-1)).toBe(true);
});

test('figures are written as people say them', () => {
  expect([written(0.953, 'share'), written(-2.5, 'number'), written(45, 'seconds'), written(200, 'seconds')]).toEqual([
    '95.3%',
    '−2.5',
    '45 s',
    '3 min 20 s',
  ]);
  expect([written(7140, 'seconds'), written(3599.6, 'seconds'), written(3600, 'seconds')]).toEqual([
    '1 h 59 min',
    '1 h',
    '1 h',
  ]);
});

test('a part week is not called no figures', () => {
  expect(said([0.7, 0.8], { parts: [dateAt(0), dateAt(1)] })).toMatchObject({
    verdict: 'No whole week yet',
    tone: 'too-few',
  });
  expect(said([]).verdict).toBe('Nothing to show yet');
});
