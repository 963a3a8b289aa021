import { beforeAll, expect, test } from 'vitest';
import { measured } from '../../../../tests/suggestions/measure.ts';
import {
  type Labelling,
  longTexts,
  type ReadText,
  textsToLearn,
  unitsLabelled,
  withMeanings,
} from '../../../../tests/suggestions/texts.ts';
import { cues } from './cues.ts';
import { suggestionsIn, threshold } from './suggest-text.ts';
import { actsIn } from './weighing.ts';

let unseen: ReadText[] = [];
beforeAll(async () => {
  unseen = await withMeanings([...longTexts('unseen.txt'), ...longTexts('fresh.txt')]);
});

test.each<Labelling>(['39', 'S'])(
  'R-095 of texts never learnt from, three suggestions in four hold and three criteria in five are found (%s)',
  (labelling) => {
    const found = measured(unseen, labelling).find(({ least }) => least === threshold)!;
    expect(found.precision).toBeGreaterThanOrEqual(0.75);
    expect(found.recall).toBeGreaterThanOrEqual(0.6);
  },
);

test('R-095 the words that led to a suggestion stand in the text, where it says', () => {
  const all = unseen.flatMap(({ text, meanings, labelling }) =>
    unitsLabelled[labelling].flatMap(({ criteria }) =>
      suggestionsIn(text, actsIn(text, meanings), criteria).map((found) => ({ text, found })),
    ),
  );
  expect(all.length).toBeGreaterThan(30);
  for (const { text, found } of all)
    for (const { start, end, text: words } of found.because) expect(text.slice(start, end)).toBe(words);
});

test('R-095 no text is both learnt from and kept for trying, and no mark is left in one', () => {
  const learnt = textsToLearn();
  expect(learnt.length).toBeGreaterThanOrEqual(800);
  for (const { text, name } of [...learnt, ...unseen]) expect(text, name).not.toMatch(/[{}]/);
  const texts = new Set(learnt.map(({ text }) => text));
  expect(unseen.filter(({ text }) => texts.has(text))).toEqual([]);
});

test('R-095 no cue looks for a character that nobody types', () => {
  for (const [name, { source }] of Object.entries(cues)) expect(source, name).not.toMatch(/[\b]/);
});
