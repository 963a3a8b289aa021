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
    'away for more than a day',
    { people: [{ ...person, away: { '2026-12-24': 2 } }], tasks: [] },
    'people[0].away.2026-12-24',
    'people[0].away.2026-12-24 (p1) is 2, but must be a number from 0 to 1.',
  ],
  [
    'away on no day',
    { people: [{ ...person, away: { Monday: 1 } }], tasks: [] },
    'people[0].away.Monday',
    'people[0].away.Monday (p1) is 1, but must be a day, as in "2026-11-30".',
  ],
  [
    'a holiday that is no day',
    { people: [person], tasks: [], holidays: ['Good Friday'] },
    'holidays[0]',
    'holidays[0] is "Good Friday", but must be a day, as in "2026-11-30".',
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
  [
    'people together with a share',
    { people: [person], tasks: [{ ...task, people: 2, share: { smallest: 1 } }] },
    'tasks[0].share',
    'tasks[0].share (t1) is given together with 2 people, but a task is either shared out or for several people: leave one out.',
  ],
  [
    'a share larger than the task',
    { people: [person], tasks: [{ ...task, share: { smallest: 3 } }] },
    'tasks[0].share.smallest',
    'tasks[0].share.smallest (t1) is 3, but must not be more than the 2 hours of the task.',
  ],
  [
    'shares without end',
    { people: [person], tasks: [{ ...task, share: { smallest: 0.01 } }] },
    'tasks[0].share.smallest',
    'tasks[0].share.smallest (t1) is 0.01, which makes 200 shares, but there may be at most 100.',
  ],
  [
    'weeks in no order',
    { people: [], tasks: [], weeks: ['2026-12-07', '2026-11-30'] },
    'weeks[1]',
    'weeks[1] is 2026-11-30, but must be after 2026-12-07.',
  ],
  [
    'own weeks where there are none',
    { people: [{ ...person, weeks: [5] }], tasks: [] },
    'people[0].weeks',
    'people[0].weeks (p1) is given, but the problem has no weeks.',
  ],
  [
    'own weeks too few',
    { people: [{ ...person, weeks: [5] }], tasks: [], weeks: ['2026-11-30', '2026-12-07'] },
    'people[0].weeks',
    'people[0].weeks (p1) has 1 entries, but must have 2, one for each week.',
  ],
  [
    'more free hours than hours',
    { people: [{ ...person, weeks: [5, 6] }], tasks: [], weeks: ['2026-11-30', '2026-12-07'] },
    'people[0].weeks',
    'people[0].weeks (p1) adds up to 11, but must not be more than the 10 of their hours.',
  ],
  [
    'more other work than hours',
    { people: [{ ...person, done: 4, other: [{ what: 'coaching', hours: 7 }] }], tasks: [] },
    'people[0].other',
    'people[0].other (p1) makes 11 hours with what is done, but must not be more than the 10 of theirs.',
  ],
  [
    'more other work than a week has',
    {
      people: [{ ...person, weeks: [2, 6], other: [{ what: 'coaching', hours: 3, week: '2026-11-30' }] }],
      tasks: [],
      weeks: ['2026-11-30', '2026-12-07'],
    },
    'people[0].other',
    'people[0].other (p1) takes 3 hours in the week of 2026-11-30, but 2 are free then.',
  ],
  [
    'a day that is none, with weeks',
    { people: [], tasks: [{ ...task, due: 'soon' }], weeks: ['2026-11-30'] },
    'tasks[0].due',
    'tasks[0].due (t1) is "soon", but must be a day, as in "2026-11-30".',
  ],
  [
    'spread from a day after it is due',
    { people: [], tasks: [{ ...task, spread: true, from: '2026-12-09', due: '2026-12-04' }] },
    'tasks[0].from',
    'tasks[0].from (t1) is 2026-12-09, but must not be after 2026-12-04, when it is due.',
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
