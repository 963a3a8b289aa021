import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marks, partsOf, queryOf } from './words.ts';

test('a query is made of words alone, whatever is typed', () => {
  expect(queryOf('Complaint procedure')).toBe('complaint:* & procedure:*');
  expect(queryOf(`'; drop & | ! (a <-> b):*`)).toBe('drop:* & a:* & b:*');
  expect(queryOf('  &|!  ')).toBeNull();
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const query = queryOf(typed);
      if (query !== null) expect(query).toMatch(/^[\p{L}\p{N}]+:\*( & [\p{L}\p{N}]+:\*){0,9}$/u);
    }),
  );
});

test('a snippet comes apart into found and other words and loses no letter', () => {
  const { start, end } = marks;
  expect(partsOf(`A ${start}complaint${end} about <b>`)).toEqual([
    { text: 'A ', found: false },
    { text: 'complaint', found: true },
    { text: ' about <b>', found: false },
  ]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(start, end, 'a', ' b')), (pieces) => {
      const shown = partsOf(pieces.join('')).map(({ text }) => text);
      expect(shown.join('')).toBe(pieces.filter((piece) => piece !== start && piece !== end).join(''));
    }),
  );
});
