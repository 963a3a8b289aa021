import { beforeAll, expect, test } from 'vitest';
import { measured } from '../../../../tests/suggestions/measure.ts';
import { criteria39, developmentTexts, type ReadText, withMeanings } from '../../../../tests/suggestions/texts.ts';
import { suggestionsIn, threshold } from './suggest-text.ts';
import { actsIn } from './weighing.ts';

let unseen: ReadText[] = [];
beforeAll(async () => {
  unseen = await withMeanings(developmentTexts('unseen.txt'));
});

test('R-095 of texts never learnt from, far more suggestions hold than plain overlap of words reaches', () => {
  const found = measured(unseen).find(({ least }) => least === threshold)!;
  expect(found.f1).toBeGreaterThanOrEqual(0.45);
});

test('R-095 the words that led to a suggestion stand in the text, where it says', () => {
  const all = unseen.flatMap(({ text, meanings }) =>
    suggestionsIn(text, actsIn(text, meanings), criteria39).map((found) => ({ text, found })),
  );
  expect(all.length).toBeGreaterThan(6);
  for (const { text, found } of all)
    for (const { start, end, text: words } of found.because) expect(text.slice(start, end)).toBe(words);
});

test('R-095 every labelled text names criteria of the unit, and none is both learnt from and kept for trying', () => {
  const codes = new Set(criteria39.map(({ code }) => code));
  const learnt = developmentTexts();
  expect(learnt.length).toBeGreaterThanOrEqual(60);
  for (const { text, spans, name } of [...learnt, ...unseen]) {
    expect(text, name).not.toMatch(/[{}]/);
    for (const span of spans) expect(codes.has(span.criterion), name).toBe(true);
  }
  expect(unseen.filter(({ text }) => learnt.some((one) => one.text === text))).toEqual([]);
});
