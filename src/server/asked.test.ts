import { expect, test } from 'vitest';
import { findAsked, pageAsked } from './asked.ts';

const at = (query: string) => new URL(`http://ours/?${query}`);

test.each([
  ['', 1],
  ['page=3', 3],
  ['page=1.5', 1],
  ['page=-2', 1],
  ['page=abc', 1],
  ['page=Infinity', 100_000],
  ['page=99999999999999999999', 100_000],
])('the page asked for by %s is %d', (query, page) => {
  expect(pageAsked(at(query))).toBe(page);
});

test('what is searched holds nothing that a database cannot keep', () => {
  expect(findAsked(at('q=%00damp%20'))).toBe('damp');
  expect(findAsked(at(`q=${'x'.repeat(999)}`))).toHaveLength(200);
  expect(findAsked(at(''))).toBe('');
});
