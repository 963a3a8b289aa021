import { expect, test } from 'vitest';
import { amountTyped, amountWords, worseTarget } from './measure-words.ts';

test('a target that would be reached by doing worse than now is noticed, whichever way is better', () => {
  const of = (kpi: string | null, baseline: number | null, target: number | null) =>
    worseTarget({ kpi, standard: null, standardKpi: null, baseline, target });
  expect(of('fcr', 75, 71)).toBe('below');
  expect(of('fcr', 75, 75)).toBeNull();
  expect(of('abandon-rate', 5, 6)).toBe('above');
  expect(of('abandon-rate', 5, 4)).toBeNull();
  for (const unsaid of [of('fcr', null, 71), of('fcr', 75, null), of(null, 75, 71)]) expect(unsaid).toBeNull();
});

test('a time is read and written as people say it, and kept to the second', () => {
  const first = { kpi: 'first-response-median', standard: null, standardKpi: null };
  expect(amountWords(10_470, first)).toBe('2 h 55 min');
  expect(amountTyped(10_470, first)).toBe('2 h 54 min 30 s');
});
