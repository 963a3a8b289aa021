import { beforeAll, expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { type AllocationProblem, readProblem } from './problem.ts';
import { loadSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

function solved(given: AllocationProblem, seconds = 30) {
  const read = readProblem(given);
  if ('refused' in read) throw new Error(read.refused.message);
  return allocate(read.problem, { solver, secondsLeft: () => seconds });
}

const ann = { id: 'p1', name: 'Ann', hours: 30, skills: { complaints: 3 }, develop: ['webchat'] };
const bo = { id: 'p2', name: 'Bo', hours: 20, skills: { complaints: 2, webchat: 2 } };

test('R-002 everybody on a task is there for reasons given in words', () => {
  const answer = solved({
    people: [{ ...ann, prefers: ['t1'] }, bo],
    tasks: [
      { id: 't1', hours: 4, skills: { complaints: 2 }, objective: 'o1', pinned: ['p1'] },
      { id: 't2', hours: 2, skills: { webchat: 1 }, pinned: ['p1'] },
    ],
    objectives: [{ id: 'o1', priority: 3 }],
  });
  expect(answer.assignments.map(({ because, buddies }) => ({ because, buddies }))).toEqual([
    {
      because: [
        'level 3 for complaints, 2 needed',
        'chosen by the leader',
        'prefers this task',
        'serves objective o1, priority 3',
      ],
      buddies: {},
    },
    {
      because: [
        'develops webchat: level 0, 1 needed, with Bo (level 2) as buddy',
        '0.5 hours charged to Bo',
        'chosen by the leader',
      ],
      buddies: { p1: 'p2' },
    },
  ]);
  expect(answer.load).toEqual([
    { person: 'p1', hours: 6, of: 30 },
    { person: 'p2', hours: 0.5, of: 20 },
  ]);
});

test('R-002 the next best choice says what it would cost, also to other tasks', () => {
  const answer = solved({
    people: [
      { ...ann, hours: 8 },
      { ...bo, hours: 8 },
    ],
    tasks: [
      { id: 't1', hours: 8, skills: { complaints: 1 } },
      { id: 't2', hours: 8, skills: { webchat: 2 } },
    ],
  });
  expect(answer.assignments[0]).toMatchObject({
    people: ['p1'],
    next: { people: ['p2'], costs: ['task t2 would go uncovered', 'fit −1'], exact: true },
  });
  expect(answer.assignments[1]).toMatchObject({ people: ['p2'], next: null, nextNote: 'nobody else may take it' });
});

test('R-002 where plans are as good, whoever has the work keeps it, and whoever agreed to it before anybody else', () => {
  const equal = ['p1', 'p2', 'p3'].map((id) => ({ id, hours: 2, skills: { webchat: 2 } }));
  const tasks = ['t1', 't2', 't3'].map((id) => ({ id, hours: 2, skills: { webchat: 1 } }));
  for (const by of [1, 2, 3]) {
    const held = (task: number) => [{ person: `p${((task + by) % 3) + 1}` }];
    const answer = solved({ people: equal, tasks: tasks.map((task, at) => ({ ...task, held: held(at) })) });
    expect(answer.assignments.map(({ people }) => people)).toEqual(tasks.map((_, at) => [held(at)[0]!.person]));
    expect(answer.stages.at(-1)).toEqual({ aim: 'kept', value: 3, bound: 3, gap: 0 });
  }
  const one = {
    ...tasks[0]!,
    hours: 1,
    held: ['p1', 'p2', 'p3'].map((person) => ({ person, agreed: person === 'p2' })),
  };
  expect(solved({ people: equal, tasks: [one] })).toMatchObject({ assignments: [{ people: ['p2'] }] });
  const better = [{ ...equal[0]!, prefers: ['t1'] }, ...equal.slice(1)];
  const moved = solved({ people: better, tasks: [one] });
  expect(moved.assignments[0]!.people, 'an aim comes first').toEqual(['p1']);
  expect(moved.stages.slice(-2)).toMatchObject([
    { aim: 'agreed', value: 0 },
    { aim: 'kept', value: 1 },
  ]);
  expect(solved({ people: equal, tasks }).stages.map(({ aim }) => aim)).not.toContain('kept');
});

test('R-002 an equally good choice costs nothing', () => {
  const answer = solved({ people: [bo, { ...bo, id: 'p3' }], tasks: [{ id: 't1', hours: 1 }] });
  const { people, next } = answer.assignments[0]!;
  expect([...people, ...next!.people].sort()).toEqual(['p2', 'p3']);
  expect(next).toMatchObject({ costs: [], exact: true });
});

test.each([
  ['nobody has webchat at level 3', { skills: { webchat: 3 } }, 'p2: level 2 for webchat', 1],
  ['needs 3 people, and only Ann and Bo may take it', { people: 3 }, 't9: 3 people', 1],
  [
    'a rule keeps everybody with the skills off it: Bo (no phone)',
    { skills: { webchat: 2 }, channel: 'phone' },
    'p2: no phone',
    1,
  ],
  ['Ann and Bo could take it, but its 31 hours are more than the hours left to them', { hours: 31 }, 'p1: 30 hours', 1],
])('R-002 an uncovered task says why (%s) and which one rule would unblock it', (because, task, rule, by) => {
  const people = [ann, { ...bo, rules: [{ kind: 'no-channel' as const, value: 'phone' }] }];
  const answer = solved({ people, tasks: [{ id: 't9', hours: 1, ...task }] });
  expect(answer).toMatchObject({ status: 'optimal', unassigned: [{ task: 't9', because }] });
  expect(answer.relax).toEqual([{ rule, by, unblocks: ['t9'] }]);
});

test('R-002 a reason holds of whom it names: those without the hours, an objective worth nothing, or nobody at all', () => {
  const because = (people: AllocationProblem['people'], task: object, priority = 1) =>
    solved({ people, tasks: [{ id: 't1', hours: 4, ...task }], objectives: [{ id: 'o1', priority }] }).unassigned[0]
      ?.because;
  const two = [{ ...ann, hours: 0 }, bo];
  expect(because(two, { people: 2 })).toBe('needs 2 people, and its 4 hours are more than the hours left to Ann');
  expect(because(two, { objective: 'o1' }, 0)).toBe('its objective o1 has priority 0, so covering it gains nothing');
  expect(because([], {})).toBe('there is nobody to take it');
});

test('R-002 a task left out for want of hours names who could but is full', () => {
  const answer = solved({
    people: [{ ...ann, hours: 5 }],
    tasks: [
      { id: 't1', hours: 4, objective: 'o1' },
      { id: 't2', hours: 3 },
    ],
    objectives: [{ id: 'o1', priority: 2 }],
  });
  expect(answer.unassigned[0]!.because).toContain('not enough hours: Ann (4 of 5 hours taken) could take it');
  expect(answer.relax).toEqual([{ rule: 'p1: 5 hours', by: 2, unblocks: ['t2'] }]);
});

test('R-002 pins that cannot be kept make the plan infeasible, and what to loosen is named: what somebody agreed last', () => {
  const rules = [{ kind: 'max-hours' as const, value: 20 }];
  const pinned = { hours: 12, pinned: ['p1'] };
  const answer = solved({
    people: [{ ...ann, rules }],
    tasks: [
      { id: 't1', ...pinned },
      { id: 't2', ...pinned },
    ],
  });
  expect(answer).toMatchObject({ status: 'infeasible', stages: [], assignments: [] });
  expect(answer.relax).toEqual([{ rule: 't1: pinned p1', by: 1, unblocks: ['t1'] }]);
  const loosened = solved({
    people: [{ ...ann, rules: [{ kind: 'max-hours', value: 24 }] }],
    tasks: [
      { id: 't1', ...pinned },
      { id: 't2', ...pinned },
    ],
  });
  expect(loosened.status).toBe('optimal');
});

test('R-002 what is done is counted in load and hours, and takes no new work past a limit that was set below it', () => {
  const bob = { id: 'p2', hours: 10 };
  const tasks = [{ id: 't1', hours: 2 }];
  const answer = solved({ people: [{ ...bob, id: 'p1', done: 6 }, bob], tasks });
  expect(answer.assignments[0]?.people).toEqual(['p2']);
  expect(answer.stages.find(({ aim }) => aim === 'load')).toMatchObject({ value: 0.6, bound: 0.6 });
  expect(answer.load).toEqual([
    { person: 'p1', hours: 6, of: 10 },
    { person: 'p2', hours: 2, of: 10 },
  ]);
  const limited = { ...bob, done: 8, rules: [{ kind: 'max-hours' as const, value: 5 }] };
  expect(solved({ people: [limited], tasks: [] }).status).toBe('optimal');
  const refused = solved({ people: [limited], tasks: [{ id: 't1', hours: 2, pinned: ['p2'] }] });
  expect(refused.status).toBe('infeasible');
  expect(refused.relax).toEqual([{ rule: 't1: pinned p2', by: 1, unblocks: ['t1'] }]);
});

test('R-002 lifting the only pin of a task is enough to mend it, since the task may then be left out', () => {
  const answer = solved({
    people: [{ ...ann, rules: [{ kind: 'never', value: 't1' }] }],
    tasks: [{ id: 't1', hours: 40, pinned: ['p1'], people: 2 }],
  });
  expect(answer.relax).toEqual([{ rule: 't1: pinned p1', by: 1, unblocks: ['t1'] }]);
});

test('R-002 a task whose objective counts less than nothing is left out unless pinned', () => {
  const objectives = [{ id: 'o1', priority: -2 }];
  const tasks = [
    { id: 't1', hours: 1, objective: 'o1' },
    { id: 't2', hours: 1, objective: 'o1', pinned: ['p1'] },
  ];
  const answer = solved({ people: [ann], tasks, objectives });
  expect(answer.stages[0]).toEqual({ aim: 'cover', value: -2, bound: -2, gap: 0 });
  expect(answer.assignments.map(({ task }) => task)).toEqual(['t2']);
});

test.each([
  ['one step of load exactly', 17, 20, 0.85],
  ['a hair above a step', 17.001, 20, 0.9],
  ['sums that floating point gets wrong', 0.3, 0.3, 1],
  ['no hours charged to somebody with none', 0, 0, 0],
])('R-002 load is exact on its steps: %s', (_, hours, of, load) => {
  const tasks = hours === 0.3 ? [0.1, 0.2] : [hours];
  const answer = solved({
    people: [{ id: 'p1', hours: of }],
    tasks: tasks.map((each, at) => ({ id: `t${at}`, hours: each })),
  });
  expect(answer.stages[1]).toEqual({ aim: 'load', value: load, bound: load, gap: 0 });
});

test.each([
  ['more pinned than places', { pinned: ['p1', 'p2'] }, 't1: pinned p2'],
  ['a pinned person who is forbidden', { pinned: ['p1'], forbidden: ['p1'] }, 't1: not p1'],
  ['a pinned person without the skill', { pinned: ['p1'], skills: { webchat: 2 } }, 't1: pinned p1'],
])('R-002 %s is infeasible', (_, task, rule) => {
  const answer = solved({ people: [ann, bo], tasks: [{ id: 't1', hours: 1, ...task }] });
  expect(answer.status).toBe('infeasible');
  expect(answer.relax).toEqual([{ rule, by: 1, unblocks: ['t1'] }]);
});

test('R-002 when the time is up the best plan found comes with the gap that is left', () => {
  const people = Array.from({ length: 12 }, (_, i) => ({ id: `p${i}`, hours: 20 + (i % 5), skills: { a: i % 4 } }));
  const tasks = Array.from({ length: 60 }, (_, i) => ({
    id: `t${i}`,
    hours: 1 + ((i * 7) % 11) / 2,
    skills: { a: i % 3 },
  }));
  let looks = 0;
  const read = readProblem({ people, tasks });
  if ('refused' in read) throw new Error(read.refused.message);
  // Time enough for a first plan, none for its proof; the looks at the clock stand in for the clock.
  const answer = allocate(read.problem, { solver, secondsLeft: () => (looks++ < 30 ? 10 : 0) });
  expect(answer.status).toBe('best-found');
  expect(answer.notes.at(-1)).toContain('the time limit cut this answer short');
  expect(answer.assignments.length).toBeGreaterThan(40);
  const open = answer.stages.filter(({ gap }) => gap > 0);
  expect(open.length).toBeGreaterThan(0);
  for (const { aim, value, bound } of open) expect(aim === 'load' ? value > bound : value < bound).toBe(true);
});

test('a rule that can have no effect is told', () => {
  const rules = [{ kind: 'never' as const, value: 't7' }];
  expect(solved({ people: [{ ...ann, rules }], tasks: [] }).notes).toEqual([
    'p1: never t7 has no effect, since no task has that id or needs that skill',
  ]);
});

test('the model hash is that of the problem, whatever order its lists are in, and changes with it', () => {
  const problem = {
    people: [ann, bo],
    tasks: [
      { id: 't1', hours: 1 },
      { id: 't2', hours: 1 },
    ],
  };
  const { modelHash } = solved(problem);
  expect(modelHash).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(solved({ people: [bo, ann], tasks: problem.tasks.toReversed() }).modelHash).toBe(modelHash);
  expect(solved({ ...problem, buddyHours: 0.5 }).modelHash).not.toBe(modelHash);
});

test('hours that no decimal writes exactly are charged exactly: three times two thirds fit into two', () => {
  const tasks = [1, 2, 3].map((at) => ({ id: `t${at}`, hours: 2 / 3 }));
  expect(solved({ people: [{ id: 'p1', hours: 2 }], tasks }).stages[0]).toMatchObject({ aim: 'cover', value: 3 });
});

test('one problem gives one answer to the byte, whatever order its keys are in', () => {
  const skills = { complaints: 2, webchat: 1, repairs: 1 };
  const people = ['p1', 'p2', 'p3'].map((id) => ({ id, hours: 9, skills, prefers: ['t1'] }));
  const tasks = ['t1', 't2', 't3'].map((id) => ({ id, hours: 2, skills, people: 2 }));
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, turned(inner)]),
    );
  };
  const problem = { people, tasks: [...tasks, { id: 't4', hours: 1, skills: { damp: 2, boilers: 1 } }] };
  expect(JSON.stringify(solved(turned(problem) as AllocationProblem))).toBe(JSON.stringify(solved(problem)));
});

test('R-002 whoever gave a task to others is not given it, and may be buddy on it, as nobody is who is kept off it', () => {
  const develop = { ...ann, skills: { ...ann.skills, webchat: 1 } };
  const away = (more: object) =>
    solved({
      people: [develop, bo],
      tasks: [{ id: 't1', hours: 2, skills: { webchat: 2 }, forbidden: ['p2'], ...more }],
    }).assignments;
  expect(away({})).toEqual([]);
  expect(away({ givenUp: ['p2'] })).toMatchObject([{ people: ['p1'], buddies: { p1: 'p2' } }]);
});
