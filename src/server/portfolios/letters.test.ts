import { expect, test } from 'vitest';
import { lettersOf } from './letters.ts';

const claim = (id: string, place: string, quote: string | null = null) => ({ id, place, quote });

test('R-094 claims of one place share its letter, others get the next', () => {
  const named = lettersOf([claim('1', 'p'), claim('2', 'q'), claim('3', 'p'), claim('4', 'p', 'words')]);
  expect([...named.values()]).toEqual(['a', 'b', 'a', 'c']);
  expect(lettersOf(Array.from({ length: 28 }, (_, at) => claim(`${at}`, `${at}`))).get('27')).toBe('ab');
});
