// whether skills, wishes and development changed anything, against every plan that hours alone could give.
import { beforeAll, expect, test } from 'vitest';
import { randomProblem, timedIn } from '../../../../tests/random-allocation.ts';
import { type Person, planIn, triedOut } from '../../../../tests/tried-allocation.ts';
import { allocate } from './allocate.ts';
import { availabilityTest, byAvailability } from './availability-alone.ts';
import { type AllocationProblem, type Problem, readProblem } from './problem.ts';
import { loadSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const means = () => ({ solver, secondsLeft: () => 60 });
function complete(given: AllocationProblem): Problem {
  const read = readProblem(given);
  if ('refused' in read) throw new Error(read.refused.message);
  return read.problem;
}
function tested(given: AllocationProblem) {
  const problem = complete(given);
  const answer = allocate(problem, means());
  return { problem, answer, test: availabilityTest(problem, answer, means()) };
}

const two = (ann: Partial<Person>, ben: Partial<Person>) => [
  { id: 'ann', hours: 10, ...ann },
  { id: 'ben', hours: 10, ...ben },
];
const able = { skills: { a: 2 } };

test('R-003 work that names no skill, in which nobody wished or learns anything, could as well go to anybody', () => {
  const tasks = [
    { id: 't1', hours: 3 },
    { id: 't2', hours: 3 },
  ];
  expect(tested({ people: two({}, {}), tasks }).test).toMatchObject({
    verdict: 'as-good',
    moved: ['t1', 't2'],
    below: [],
  });
  const wished = tested({ people: two({}, { prefers: ['t1'] }), tasks });
  expect(wished.test).toMatchObject({ verdict: 'differs', values: [{}, {}, { aim: 'prefer', here: 1, alone: 0 }] });
});

test('R-003 a plan is the one that hours give where there is no other as good by them', () => {
  const tasks = [
    { id: 't1', hours: 3, skills: { a: 2 } },
    { id: 't2', hours: 6 },
  ];
  const { test } = tested({ people: two({ ...able, hours: 4 }, { hours: 8 }), tasks });
  expect(test).toMatchObject({ verdict: 'same', moved: [], below: [] });
});

test('R-003 where hours alone would give work to who cannot do it, or teach nobody, it differs, and says in what', () => {
  const tasks = [
    { id: 't1', hours: 3, skills: { a: 2 } },
    { id: 't2', hours: 3 },
  ];
  expect(tested({ people: two(able, {}), tasks }).test).toMatchObject({
    ...{ verdict: 'differs', moved: ['t1', 't2'], below: [{ task: 't1', person: 'ben' }] },
    values: [{ aim: 'fit', here: 0, alone: -2 }, {}, {}],
  });
  const learning = tested({ people: two(able, { skills: { a: 1 }, develop: ['a'] }), tasks, aims: ['develop', 'fit'] });
  expect(learning.test?.values[0]).toEqual({ aim: 'develop', here: 1, alone: 0 });
  expect(learning.test?.verdict).toBe('differs');
});

test('R-003 rules and instructions that keep somebody off work are availability; a choice of people is not', () => {
  const { problem, answer } = tested({
    people: two({ ...able, rules: [{ kind: 'never', value: 'a' }] }, able),
    tasks: [
      { id: 't1', hours: 3, skills: { a: 2 }, pinned: ['ben'], held: [{ person: 'ben', buddy: false, agreed: true }] },
    ],
    objectives: [],
  });
  expect(byAvailability(problem, answer)).toMatchObject({
    people: [
      { skills: {}, rules: [], avoids: [] },
      { skills: {}, avoids: ['t1'] },
    ],
    tasks: [{ skills: {}, pinned: [], forbidden: ['ann'] }],
    aims: ['load', 'prefer'],
  });
  expect(availabilityTest(problem, answer, means())?.verdict).toBe('same');
});

test('R-003 with one person, or nothing given, there is nothing to compare; of a very large plan it says nothing', () => {
  const tasks = [{ id: 't1', hours: 3 }];
  expect(tested({ people: two({ hours: 0 }, {}), tasks }).test).toBeNull();
  expect(tested({ people: two({}, {}), tasks: [] }).test).toBeNull();
  const { problem, answer } = tested({ people: two({}, {}), tasks });
  const many = {
    ...problem,
    people: Array.from({ length: 101 }, (_, at) => ({ ...problem.people[0]!, id: `p${at}` })),
    tasks: Array.from({ length: 100 }, (_, at) => ({ ...problem.tasks[0]!, id: `t${at + 1}` })),
  };
  const given = { ...answer, assignments: [{ ...answer.assignments[0]!, people: ['p1'] }] };
  expect(availabilityTest(many, given, means())).toMatchObject({ verdict: 'unknown', moved: [] });
});

test('R-003 on 200 random problems nothing but the plan itself is best by hours exactly where that is said', () => {
  const seen = { same: 0, 'as-good': 0, differs: 0, unknown: 0 };
  for (let seed = 40_001; seed <= 40_200; seed++) {
    const random = seed % 2 === 0 ? randomProblem(seed) : withoutSkills(randomProblem(seed));
    const { problem, answer, test } = tested(seed % 3 === 0 ? timedIn(random, seed) : random);
    if (!test || answer.status === 'infeasible') continue;
    seen[test.verdict]++;
    // The fewest who stay where they are, of all plans that hours alone give.
    const kept = -triedOut(byAvailability(problem, answer))![2]!;
    const places = planIn(problem, answer).reduce((sum, placed) => sum + new Set(placed?.people).size, 0);
    if (test.verdict === 'same') expect(kept, `seed ${seed}`).toBe(places);
    else if (answer.unassigned.length === 0 && problem.tasks.every(({ share }) => !share))
      expect(kept, `seed ${seed}`).toBeLessThan(places);
  }
  expect(seen.unknown).toBe(0);
  for (const verdict of ['same', 'as-good', 'differs'] as const)
    expect(seen[verdict], JSON.stringify(seen)).toBeGreaterThan(5);
});

const withoutSkills = (problem: AllocationProblem): AllocationProblem => ({
  ...problem,
  people: problem.people.map((person) => ({ ...person, rules: [], prefers: [], avoids: [] })),
  tasks: problem.tasks.map((task) => ({ ...task, skills: {} })),
});
