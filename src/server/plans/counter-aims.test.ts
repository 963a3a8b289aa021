import { expect, test } from 'vitest';
import { sayAims } from './counter-aims.ts';

type Rows = Parameters<typeof sayAims>[0];
const people = [
  { id: 'ann', name: 'Ann', hours: 10, gone: null },
  { id: 'ben', name: 'Ben', hours: 20, gone: null },
] as Rows['people'];
const assignments = [
  { taskId: 't1', personId: 'ann', buddyToId: null, hours: 6, gone: null },
  { taskId: 't2', personId: 'ben', buddyToId: null, hours: 4, gone: null },
] as Rows['assignments'];
const wishes = [
  { taskId: 't1', personId: 'ben', wish: 'prefer' },
  { taskId: 't2', personId: 'ann', wish: 'avoid' },
] as Rows['wishes'];
const moved = { gains: [], loses: [], anew: [] };

test('R-002 a counter-offer says what it means for the most load and for wishes, and nothing where they stay', () => {
  const swap = {
    ending: [assignments[0]!, assignments[1]!],
    beginning: [
      { taskId: 't1', personId: 'ben' },
      { taskId: 't2', personId: 'ann' },
    ],
  };
  const changes = [
    { id: 'ann', name: 'Ann', ...moved, before: 6, after: 4, of: 10 },
    { id: 'ben', name: 'Ben', ...moved, before: 4, after: 6, of: 20 },
  ];
  expect(sayAims({ people, assignments, wishes }, changes, swap)).toEqual([
    'Whoever has most of their hours given goes from 60% to 40%.',
    'One more wish is met.',
    'One more task goes to somebody who would rather not.',
  ]);
  expect(sayAims({ people, assignments, wishes }, [], { ending: [], beginning: [] })).toEqual([]);
});
