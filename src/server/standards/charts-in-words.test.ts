import { expect, test } from 'vitest';
import { notesOf, sayCharts } from './charts-in-words.ts';
import type { ChartWords } from './control-chart-words.ts';

const charts = (tones: ChartWords['tone'][]) =>
  tones.map((tone, at) => ({ measure: { id: `m${at}` }, words: { tone, marked: false } }));

test.each<[string, ChartWords['tone'][]]>([
  ['No signal: every figure varies as it usually does. There is nothing to explain.', ['ordinary', 'below-standard']],
  ['No figure has enough weeks yet to say whether it has changed.', ['too-few', 'too-few']],
  [
    'No signal in the latest week. 1 has too few weeks to say. The other varies as it usually does.',
    ['ordinary', 'too-few'],
  ],
  [
    '1 of 4 figures shows a signal in the latest week. 3 have too few weeks to say.',
    ['signal', 'too-few', 'too-few', 'too-few'],
  ],
  [
    '2 of 4 figures show a signal in the latest week. The others vary as they usually do.',
    ['better', 'worse', 'ordinary', 'ordinary'],
  ],
])('R-034 all charts together: %s', (words, tones) => {
  expect(sayCharts(charts(tones))).toBe(words);
});

test('R-082 a figure with a signal before its last week is counted, and is none of those that vary as usual', () => {
  const marked = (tones: ChartWords['tone'][]) =>
    charts(tones).map((chart, at) => (at === 0 ? { ...chart, words: { ...chart.words, marked: true } } : chart));
  expect(sayCharts(marked(['ordinary', 'ordinary']))).toBe(
    'No signal in the latest week. 1 showed a signal earlier, which is marked. The other varies as it usually does.',
  );
  expect(sayCharts(marked(['below-standard', 'worse']))).toBe(
    '1 of 2 figures shows a signal in the latest week. 1 showed one earlier, which is marked.',
  );
  expect(sayCharts(marked(['too-few', 'too-few']))).toBe(
    'No figure has enough weeks yet to say whether it has changed. 1 showed a signal earlier, which is marked.',
  );
});

test('a figure with two charts is counted once, by what it says most', () => {
  const [one, other] = charts(['signal', 'too-few']);
  expect(
    sayCharts([
      one!,
      { ...other!, measure: one!.measure },
      ...charts(['ordinary']).map((c) => ({ ...c, measure: { id: 'x' } })),
    ]),
  ).toBe('1 of 2 figures shows a signal in the latest week. The other varies as it usually does.');
});

test('what is so of several charts is said once, and of which where it is not so of all', () => {
  const noted = (name: string, cut: string | null) => ({ measure: { name }, cut, notJudged: 'A part week.' });
  expect(notesOf([noted('A', 'Judged from May on.'), noted('B', null), noted('C', 'Judged from May on.')])).toEqual([
    'Judged from May on. This holds for A; C.',
    'A part week.',
  ]);
});
