import { expect, test } from 'vitest';
import { sayRatherNot, sayVolunteered, sayWishers } from './wish-words.ts';

const [yusuf, priya] = [
  { personId: 'y', name: 'Yusuf Demir' },
  { personId: 'p', name: 'Priya Nair' },
];

test('R-001 the table of a plan names who would like a task, the reader first', () => {
  expect(sayWishers([], 'y')).toEqual([]);
  expect(sayWishers([yusuf], 'i')).toEqual(['Yusuf would like it']);
  expect(sayWishers([priya, yusuf], 'y')).toEqual(['You and Priya would like it']);
});

test('R-001 whoever volunteered reads on the task what became of it, and nobody else does', () => {
  const wishes = [
    { personId: 'y', wish: 'prefer' },
    { personId: 'p', wish: 'avoid' },
  ];
  expect(sayVolunteered(wishes, [priya], 'p')).toBeNull();
  expect(sayVolunteered(wishes, [], 'y')).toBe('You volunteered for it. It is not given out yet.');
  expect(sayVolunteered(wishes, [yusuf], 'y')).toBe('You volunteered for it, and it was given to you.');
  expect(sayVolunteered(wishes, [priya], 'y')).toBe('You volunteered for it. It was given to Priya Nair.');
  expect(sayVolunteered(wishes, [priya], 'y', 'Wishes are not among the aims of this plan.')).toBe(
    'You volunteered for it. It was given to Priya Nair. Why not to you: Wishes are not among the aims of this plan.',
  );
});

test('R-001 whoever would rather not do a task reads on it that they said so, and what became of it', () => {
  const wishes = [
    { personId: 'y', wish: 'prefer' },
    { personId: 'p', wish: 'avoid' },
  ];
  const said = 'You said that you would rather not do it';
  expect(sayRatherNot(wishes, [yusuf], 'y')).toBeNull();
  expect(sayRatherNot(wishes, [], 'p')).toBe(`${said}. It is not given out yet.`);
  expect(sayRatherNot(wishes, [yusuf], 'p')).toBe(`${said}. It was given to Yusuf Demir.`);
  expect(sayRatherNot(wishes, [yusuf, priya], 'p')).toBe(
    `${said}, and it was given to you all the same: the reasons stand above.`,
  );
});
