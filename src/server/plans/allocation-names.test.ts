import { expect, test } from 'vitest';
import { sayCost, sayCover, sayKept, sayLoosened, sayReached, sayUngivenWhy, sayWishes } from './allocation-names.ts';
import { placeOf } from './allocation-page.ts';
import type { PlanProblem } from './plan-problem.ts';

test('work of several shares counts as one that is kept, or kept in part', () => {
  const held = (person: string, hours?: number) => ({ person, agreed: true, buddy: false, ...(hours && { hours }) });
  const tasks = [
    { id: 't1', held: [held('ann', 8), held('ben', 8), held('cat', 4)] },
    { id: 't2', held: [held('ann'), { person: 'ben', agreed: false, buddy: true }] },
  ];
  const assignments: Parameters<typeof sayKept>[1]['assignments'] = [
    { task: 't1', people: ['ann', 'ben'], buddies: {}, shares: { ann: 12, ben: 4 } },
    { task: 't2', people: ['ann'], buddies: { ann: 'ben' } },
  ];
  expect(sayKept('kept', { assignments }, { tasks })).toBe('3 of 5 kept, 1 in part');
  expect(sayKept('agreed', { assignments }, { tasks })).toBe('2 of 4 kept, 1 in part');
});

test('R-002 what an aim reached is said in its unit', () => {
  expect(sayReached('load', 0.9)).toBe('Whoever has most to do: 90% of their hours, counted in steps of 5%');
  expect(sayReached('fit', -1)).toBe('1 level of skill short');
  expect(sayReached('fit', 12)).toBe('12 levels of skill to spare');
  expect(sayReached('develop', 1)).toBe('1 piece of work that develops somebody');
  expect(sayReached('prefer', 0)).toBe('0 wishes met');
  const rows = (...tasks: string[]) => tasks.map((task) => ({ task }));
  expect(sayCover({ assignments: rows('a', 'b'), unassigned: rows('c') })).toBe('2 of 3 tasks');
  expect(sayCover({ assignments: rows('a', 'b', 'c', 'd', 'e'), unassigned: rows('e') })).toBe(
    '4 of 5 tasks, and 1 in part',
  );
});

test('R-002 each rule that could give says where it is changed', () => {
  const problem = { tasks: [{ id: 't1' }], people: [{ id: 'p1' }] } as unknown as PlanProblem;
  const places = [
    't1: due 2026-12-04',
    'p1: 4 hours by 2026-12-04',
    'p1: 4 hours',
    'p1: level 1 for Webchat',
    'p1: a personal rule',
  ];
  expect(places.map((rule) => placeOf(problem, rule)?.kind)).toEqual(['task', 'weeks', 'hours', 'levels', 'rules']);
  expect(placeOf(problem, 'at least 2 development assignments')).toBeNull();
});

test('R-002 what would make more possible has a unit and a direction', () => {
  expect(sayLoosened({ rule: 'Lena Fischer: 11.25 hours', by: 28.75 })).toBe(
    'Lena Fischer has 11.25 hours, and needs 28.75 more',
  );
  expect(sayLoosened({ rule: 'Siân Parry: 15.25 hours', by: 4.62, other: 0.29 })).toBe(
    'Siân Parry has 15.25 hours, and needs 4.62 more, 0.29 of them for other work',
  );
  expect(sayLoosened({ rule: 'Mo: at most 20 hours', by: 4 })).toBe('Mo, at most 20 hours: 4 more');
  expect(sayLoosened({ rule: 'Mo: level 1 for Webchat', by: 2 })).toBe(
    'Mo has level 1 for Webchat, and needs 2 levels more',
  );
  expect(sayLoosened({ rule: '“Lunch: webchat”: 2 people', by: 1 })).toBe('“Lunch: webchat” needs 2 people: one fewer');
  expect(sayLoosened({ rule: '“Lunch”: 1 person', by: 1 }, 2)).toBe('“Lunch” needs 1 person: one more');
  expect(sayLoosened({ rule: 'Mo: no phone', by: 1 })).toBe('Mo, no phone: this would have to be lifted');
  expect(sayLoosened({ rule: '“Lunch”: pinned Mo', by: 1 })).toBe(
    '“Lunch” would have to go to somebody other than Mo, who was chosen for it',
  );
  expect(sayLoosened({ rule: '“Lunch”: not Mo', by: 1 })).toBe(
    '“Lunch” would have to be open to Mo, who was kept off it',
  );
  expect(sayLoosened({ rule: 'at least 2 development assignments', by: 2 })).toBe(
    'At least 2 development assignments: 2 fewer',
  );
});

test('R-002 why an instruction cannot be kept is said in the words of the page that it was given on', () => {
  expect(sayUngivenWhy('its pins cannot be kept: Mo: 7.75 hours; “Lunch”: pinned Mo; Mo: no phone')).toBe(
    'The instructions cannot be kept: Mo has 7.75 hours; Mo was chosen for “Lunch”; Mo has the rule “no phone”',
  );
  expect(sayUngivenWhy('its pins cannot be kept: “Lunch”: pinned Mo; Mo: a personal rule')).toBe(
    'The instructions cannot be kept: Mo was chosen for “Lunch”; a personal rule of Mo stands against it',
  );
  expect(sayUngivenWhy('its pins cannot be kept: “Lunch”: 1 person; “Tea”: spread; “Tea”: not Mo')).toBe(
    'The instructions cannot be kept: “Lunch” is for 1 person; “Tea” is spread over the weeks; Mo was kept off “Tea”',
  );
  expect(sayUngivenWhy('nothing is assigned while the pins of other tasks cannot be kept')).toMatch(
    /^Nothing is given/,
  );
  expect(sayUngivenWhy('not enough hours')).toBe('Not enough hours');
});

test('R-002 what another choice would cost is said in words', () => {
  expect(sayCost('load 85 % → 95 %')).toBe('whoever has most to do goes from 85% to 95% of their hours');
  expect(sayCost('fit −1')).toBe('1 fewer level of skill to spare');
  expect(sayCost('fit −3')).toBe('3 fewer levels of skill to spare');
  expect(sayCost('development +1')).toBe('1 more piece of work that develops somebody');
  expect(sayCost('preferences −2')).toBe('2 fewer wishes met');
  expect(sayCost('task t9 would go uncovered')).toBe('task t9 would go uncovered');
});

test.for([
  ['Ann: 4 hours by 2026-12-04', 2, 'Ann has 4 hours free up to 4 December 2026, and needs 2 more'],
  [
    'Ann: 5 hours in the week of 2026-11-30',
    1.166666,
    'Ann has 5 hours free in the week of 30 November 2026, and needs 1.17 more',
  ],
  ['Ann: 2.295652 hours by 2026-12-04', 2.704348, 'Ann has 2.3 hours free up to 4 December 2026, and needs 2.7 more'],
  ['Ann: 0.392 hours', 0.612, 'Ann has 0.39 hours, and needs 0.61 more'],
  ['“Letters”: shares of at least 2 hours', 1, '“Letters” is shared out in parts of at least 2 hours: 1 fewer'],
  ['“Letters”: due 2026-12-04', 9, '“Letters” is due on 4 December 2026, and would have to be due on 13 December 2026'],
  ['“Letters”: spread', 1, '“Letters” would have to be done whenever there is time, not spread over the weeks'],
  ['“Letters”: done by one person', 3, '“Letters” would have to be shared out, in 3 equal parts'],
] as const)(
  'R-002 hours at their time and parts that are too large are said as people say them: %s',
  ([rule, by, said]) => {
    expect(sayLoosened({ rule, by })).toBe(said);
  },
);

test('R-002 the days in a reason are said in words', () => {
  expect(sayUngivenWhy('Ann (3 of 4 free hours up to 2026-12-04 taken) could take it')).toBe(
    'Ann (3 of 4 free hours up to 4 December 2026 taken) could take it',
  );
});

test('R-001 a run says how many wishes were met, of how many, and what went to whoever would rather not', () => {
  const people = [
    { id: 'yusuf', prefers: ['calls'], avoids: [] },
    { id: 'priya', prefers: ['calls', 'desk'], avoids: ['script'] },
  ];
  const given = (script: string) => ({
    assignments: [
      { task: 'desk', people: ['priya'] },
      { task: 'script', people: [script] },
    ],
  });
  expect(sayWishes({ people }, given('yusuf'))).toBe('1 of 3 wishes met');
  expect(sayWishes({ people }, given('priya'))).toBe('1 of 3 wishes met; 1 task to somebody who would rather not');
  expect(sayWishes({ people: people.slice(0, 1) }, given('priya'))).toBe('0 of 1 wish met');
  expect(sayWishes({ people: [] }, given('priya'))).toBe('No wishes');
});
