import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOf, placesOf, wholeOf } from './finding.ts';

describe('places in a text', () => {
  test('cut out what they say stands there, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { start, end, text: found } of [...placesOf(text, /\S+/u), wholeOf(text), endOf(text)])
          expect(text.slice(start, end)).toBe(found);
      }),
    );
  });

  test('are each one that fits, in order, and none is empty', () => {
    expect(placesOf('try to, and try to', /try to/)).toEqual([
      { start: 0, end: 6, text: 'try to' },
      { start: 12, end: 18, text: 'try to' },
    ]);
    expect(placesOf('some words', /x*/)).toEqual([]);
    expect(wholeOf('  two words \n')).toEqual({ start: 2, end: 11, text: 'two words' });
    expect(endOf('two words \n')).toEqual({ start: 9, end: 9, text: '' });
  });
});
