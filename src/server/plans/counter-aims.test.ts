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
  expect(sayAims({ people, assignments, wishes }, people, changes, swap)).toEqual([
    'Whoever has most to do goes from 60% to 40% of their hours, counted in steps of 5%.',
    'One more wish is met.',
    'One more task goes to somebody who would rather not.',
  ]);
  expect(sayAims({ people, assignments, wishes }, people, [], { ending: [], beginning: [] })).toEqual([]);
});

test('R-002 the price of a counter-offer counts the load as a run does: with other work, and in steps of 5%', () => {
  // Six of eleven hours and a quarter beside: a run says 60%.
  const adwoa = { id: 'ann', hours: 11, other: [{ what: 'other work', hours: 0.25 }] };
  const ben = { id: 'ben', hours: 20, other: [{ what: 'promised support', hours: 4 }] };
  const rows = { people, assignments, wishes: [] };
  const to = (after: number) =>
    sayAims(rows, [adwoa, ben], [{ id: 'ann', name: 'Ann', ...moved, before: 6, after, of: 10.75 }], {
      ...{ ending: [], beginning: [] },
    });
  expect(to(6.2)).toEqual([]);
  expect(to(7)).toEqual(['Whoever has most to do goes from 60% to 70% of their hours, counted in steps of 5%.']);
  expect(to(1)).toEqual(['Whoever has most to do goes from 60% to 20% of their hours, counted in steps of 5%.']);
});
