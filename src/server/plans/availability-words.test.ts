import { expect, test } from 'vitest';
import type { AvailabilityTest } from './allocation/answer.ts';
import { availabilityWords } from './availability-words.ts';
import type { PlanProblem } from './plan-problem.ts';

const people = ['Ann', 'Mo', 'Nia', 'Oz'].map((name) => ({ id: name, name, hours: 8 }));
const tasks = ['Ring back', 'Guide'].map((title) => ({ id: title, title, hours: 4 }));
const problem = { people, tasks, objectives: [] } as PlanProblem;
const what = (below: AvailabilityTest['below'], moved: string[] = ['Guide', 'Ring back']) =>
  availabilityWords({ verdict: 'differs', moved, below, values: [{ aim: 'develop', here: 1, alone: 0 }] }, problem)!
    .what;

test('R-003 what free hours alone would give is said sentence by sentence, and of how often somebody would be below their work', () => {
  const on = (task: string, ...who: string[]) => who.map((person) => ({ task, person }));
  expect(what([...on('Ring back', 'Ann', 'Mo'), ...on('Guide', 'Nia', 'Oz')])).toBe(
    'Solved again only by hours, absences and cover: 2 tasks would have other people. 4 times somebody would be below the level that their work needs (Ann and Mo on “Ring back”; Nia on “Guide”; and 1 more). 0 pieces of work that develop somebody, here 1.',
  );
  expect(what(on('Guide', 'Nia'), [])).toContain(
    ': one time somebody would be below the level that their work needs (Nia on “Guide”). 0 pieces',
  );
});
