import { expect, test } from 'vitest';
import { pagesAround } from './pages.ts';

test('a short list links to every page', () => {
  expect(pagesAround(2, 3)).toEqual([1, 2, 3]);
  expect(pagesAround(1, 1)).toEqual([1]);
});

test('a long list links to the first, the last and the neighbours', () => {
  expect(pagesAround(7, 14)).toEqual([1, null, 6, 7, 8, null, 14]);
});

test('one page alone is never left out', () => {
  expect(pagesAround(4, 6)).toEqual([1, 2, 3, 4, 5, 6]);
});
