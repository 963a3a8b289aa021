import { expect, test } from 'vitest';
import { outcomeInShort } from './outcome-words.ts';

test('an outcome is named by its verb', () => {
  expect(outcomeInShort('1', 'Plan and organise the work of a team')).toBe('1 Plan');
  expect(outcomeInShort('2', 'Be able to support a team')).toBe('2 Support');
  expect(outcomeInShort('4', 'Understand how to lead a team')).toBe('4 Understand');
});
