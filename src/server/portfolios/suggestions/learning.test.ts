import { expect, test } from 'vitest';
import { learn } from '../../../../scripts/train-suggestions.ts';
import { suggestionsIn } from './suggest-text.ts';
import { threshold } from './weighing.ts';
import learnt from './weights.json' with { type: 'json' };
import { leftOut } from '../../../../tests/suggestions/measure.ts';
import { criteria39, developmentTexts } from '../../../../tests/suggestions/texts.ts';

const texts = developmentTexts();
const learntAnew = learn(texts);

test('R-095 of texts left out of the learning, three suggestions in four hold, and more than half of what is shown is found', () => {
  const found = leftOut(texts, learn).find(({ least }) => least === 0.6)!;
  expect(found.precision).toBeGreaterThanOrEqual(0.75);
  expect(found.recall).toBeGreaterThanOrEqual(0.55);
});

test('R-095 the kept weights are those that the kept texts teach', () => {
  expect(learnt.weights).toEqual(learntAnew);
  expect(threshold).toBe(0.55);
});

test('R-095 every labelled text names criteria of the unit and shows them in words of its own', () => {
  const codes = new Set(criteria39.map(({ code }) => code));
  expect(texts.length).toBeGreaterThanOrEqual(60);
  for (const { text, spans, name } of texts) {
    expect(text, name).not.toMatch(/[{}]/);
    for (const span of spans) expect(codes.has(span.criterion), name).toBe(true);
  }
});

test('R-095 the words that led to a suggestion stand in the text, where it says', () => {
  const all = texts.flatMap(({ text }) => suggestionsIn(text, criteria39).map((found) => ({ text, found })));
  expect(all.length).toBeGreaterThan(40);
  for (const { text, found } of all)
    for (const { start, end, text: words } of found.because) expect(text.slice(start, end)).toBe(words);
});
