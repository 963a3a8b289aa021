import { expect, test } from 'vitest';
import { readProblem } from './problem.ts';

const person = { id: 'p1', hours: 10 };
const task = { id: 't1', hours: 2 };

const refused = (problem: unknown) => {
  const read = readProblem(problem);
  return 'refused' in read ? read.refused : null;
};

test.each([
  ['no object', 7, '', 'The problem is 7, but must be an object with people and tasks.'],
  ['no people', { tasks: [] }, 'people', 'people is missing; it must be a list of people.'],
  [
    'negative hours',
    { people: [person], tasks: [{ ...task, hours: -1 }] },
    'tasks[0].hours',
    'tasks[0].hours (t1) is -1, but must be a number from 0 to 100000.',
  ],
  [
    'more done than there are hours',
    { people: [{ ...person, done: 12 }], tasks: [] },
    'people[0].done',
    'people[0].done (p1) is 12, but must not be more than the 10 of their hours.',
  ],
  [
    'a level above 4',
    { people: [{ ...person, skills: { web: 5 } }], tasks: [] },
    'people[0].skills.web',
    'people[0].skills.web (p1) is 5, but must be a whole number from 0 to 4.',
  ],
  [
    'a level in parts',
    { people: [{ ...person, skills: { web: 1.5 } }], tasks: [] },
    'people[0].skills.web',
    'people[0].skills.web (p1) is 1.5, but must be a whole number from 0 to 4.',
  ],
  [
    'nobody on a task',
    { people: [person], tasks: [{ ...task, people: 0 }] },
    'tasks[0].people',
    'tasks[0].people (t1) is 0, but must be a whole number from 1 to 100.',
  ],
  [
    'an unknown rule',
    { people: [{ ...person, rules: [{ kind: 'no-mornings' }] }], tasks: [] },
    'people[0].rules[0].kind',
    'people[0].rules[0].kind (p1) is "no-mornings", but must be one of no-channel, never, max-task-hours and max-hours.',
  ],
  [
    'an unknown aim',
    { people: [], tasks: [], aims: ['speed'] },
    'aims[0]',
    'aims[0] is "speed", but must be one of load, fit, develop and prefer.',
  ],
  [
    'an aim twice',
    { people: [], tasks: [], aims: ['fit', 'fit'] },
    'aims[1]',
    'aims[1] is fit, which is already listed: each aim may stand once.',
  ],
  [
    'one id twice',
    { people: [person, person], tasks: [] },
    'people[1].id',
    'people[1].id is p1, which people[0] already has: each id may stand once.',
  ],
  [
    'a pinned person who is not there',
    { people: [person], tasks: [{ ...task, pinned: ['p9'] }] },
    'tasks[0].pinned[0]',
    'tasks[0].pinned[0] (t1) is p9, but no person has that id.',
  ],
  [
    'an objective that is not there',
    { people: [person], tasks: [{ ...task, objective: 'o9' }] },
    'tasks[0].objective',
    'tasks[0].objective (t1) is o9, but no objective has that id.',
  ],
])('%s is refused in one sentence that names the place', (_, problem, where, message) => {
  expect(refused(problem)).toEqual({ where, message });
});

test('empty lists are a problem like any other, and what is left out has its default', () => {
  expect(readProblem({ people: [], tasks: [task] })).toEqual({
    problem: {
      people: [],
      tasks: [{ ...task, skills: {}, people: 1, pinned: [], forbidden: [] }],
      objectives: [],
      aims: ['load', 'fit', 'develop', 'prefer'],
      buddyHours: 0.25,
    },
  });
});
