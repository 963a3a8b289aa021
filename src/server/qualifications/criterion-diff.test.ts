import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Comparable, criterionDiff, diffInWords } from './criterion-diff.ts';

const one = (code: string, text: string, more: Partial<Comparable> = {}): Comparable => ({
  ...{ id: `${code} ${text}`, identifier: null, code, text, kind: 'performance', ...more },
});
const said = (before: Comparable[], after: Comparable[]) =>
  criterionDiff(before, after).map((pair) => `${pair.is} ${pair.before?.code ?? '–'} ${pair.after?.code ?? '–'}`);

test('R-090 pairs criteria by identifier, else by their words, else by their code', () => {
  const before = [one('1.1', 'Plan'), one('1.2', 'Agree'), one('1.3', 'Check', { identifier: 'c' })];
  expect(said(before, before)).toEqual(['unchanged 1.1 1.1', 'unchanged 1.2 1.2', 'unchanged 1.3 1.3']);
  const after = [one('1.1', 'Agree'), one('1.2', 'Plan the work'), one('2.1', 'Check  it', { identifier: 'c' })];
  expect(said(before, after)).toEqual(['unchanged 1.2 1.1', 'added – 1.2', 'changed 1.3 2.1', 'removed 1.1 –']);
  expect(diffInWords(criterionDiff(before, after))).toBe('1 unchanged, 1 changed, 1 added, 1 removed');
});

test('R-090 blanks change nothing; the same words explained where they were done are changed', () => {
  expect(said([one('1.1', 'Plan the\n work')], [one('1.1', ' Plan the work')])).toEqual(['unchanged 1.1 1.1']);
  expect(said([one('1.1', 'Plan')], [one('1.1', 'Plan', { kind: 'knowledge' })])).toEqual(['changed 1.1 1.1']);
});

test('R-090 two criteria of different identifiers are two, whatever their codes', () => {
  const before = [one('1.1', 'Plan', { identifier: 'a' })];
  expect(said(before, [one('1.1', 'Count', { identifier: 'b' })])).toEqual(['added – 1.1', 'removed 1.1 –']);
});

test('R-090 every criterion of both wordings stands in exactly one pair', () => {
  const criterion = fc.record({
    id: fc.uuid(),
    identifier: fc.constantFrom(null, 'a', 'b'),
    code: fc.constantFrom('1.1', '1.2', '1.3', '2.1'),
    text: fc.constantFrom('Plan', 'Agree', 'Check', 'Plan '),
    kind: fc.constantFrom('performance' as const, 'knowledge' as const),
  });
  fc.assert(
    fc.property(fc.array(criterion, { maxLength: 6 }), fc.array(criterion, { maxLength: 6 }), (before, after) => {
      const pairs = criterionDiff(before, after);
      const earlier = pairs.flatMap((pair) => pair.before ?? []);
      expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after);
      expect(earlier.length).toBe(before.length);
      expect(new Set(earlier)).toEqual(new Set(before));
    }),
  );
});
