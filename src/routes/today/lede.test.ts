import { expect, test } from 'vitest';
import { dueInWords, movedInWords } from './lede.ts';

const due = { overdue: 0, today: 0, total: 3, first: null };

test('what is due today is named where it is one thing, and counted where it is more', () => {
  expect(dueInWords({ ...due, total: 0 })).toBe('');
  expect(dueInWords(due)).toBe('3 things wait for you, nothing is due today.');
  const one = { ...due, today: 1, first: 'One-to-one with Mo Member' };
  expect(dueInWords(one)).toBe('Due today: One-to-one with Mo Member. 2 more wait.');
  expect(dueInWords({ ...one, total: 2 })).toBe('Due today: One-to-one with Mo Member. One more waits.');
  expect(dueInWords({ ...due, overdue: 1, total: 2 })).toBe('One thing is overdue, one more waits.');
  expect(dueInWords({ ...one, overdue: 1, total: 2 })).toBe(
    'Due today: One-to-one with Mo Member. One thing is overdue.',
  );
  expect(dueInWords({ ...due, overdue: 1, today: 2 })).toBe('One thing is overdue, 2 are due today.');
});

test('a standard that has moved is named, with whether that is better', () => {
  const a = { name: 'Calls', tone: 'worse' };
  const b = { name: 'Damp', tone: 'better' };
  expect(movedInWords([])).toBe('');
  expect(movedInWords([{ ...a, tone: 'steady' }])).toBe('No standard moved in its latest week.');
  expect(movedInWords([b, a])).toBe('“Calls” has moved for the worse. “Damp” has moved for the better.');
  expect(movedInWords([b, { name: 'Mail', tone: 'better' }])).toBe('“Damp” and “Mail” have moved for the better.');
  expect(movedInWords([a, b, b, b])).toBe('4 standards have moved, one for the worse.');
});
