import { expect, test } from 'vitest';
import { sayUngiven, sayWhoseLeft } from './ungiven.ts';

type Given = Parameters<typeof sayUngiven>[0];
const task = (id: string, people = 1, takenUp = true) => ({ id, people, takenUp });
const said = (tasks: object[], ...held: string[]) =>
  sayUngiven({ tasks, assignments: held.map((taskId) => ({ taskId })) } as Given);

test('R-005 work that nobody has, and work with too few people, are counted apart', () => {
  expect(said([task('a'), task('b')], 'a', 'b')).toBeNull();
  expect(said([task('a'), task('b')], 'a')).toBe('One task is given to nobody.');
  expect(said([task('a'), task('b', 2)], 'b')).toBe('One task is given to nobody, one to fewer people than it needs.');
  expect(said([task('a', 2), task('b', 3)], 'a', 'b')).toBe('2 tasks are given to fewer people than they need.');
});

test('a proposal that is not taken up needs nobody yet', () => {
  expect(said([task('a', 1, false)])).toBeNull();
});

test('of a task that only some have done, those alone are named whose part is left', () => {
  const left = (...held: [string, string | null][]) =>
    sayWhoseLeft({ assignments: held.map(([name, doneAt]) => ({ taskId: 'a', name, doneAt })) } as Given, 'a');
  expect(left(['Maya', '2026-03-02'], ['Tom', null])).toBe('Tom; 1 of 2 people done');
  expect(left(['Maya', null], ['Tom', null])).toBe('Maya and Tom');
  expect(left()).toBe('given to nobody');
});
