// Weeks, other work, shared and spread work: small problems tried out in full, and day by day, against the solver.
import { beforeAll, expect, test } from 'vitest';
import { heldIn, randomProblem, timedIn } from '../../../../tests/random-allocation.ts';
import { keyOf, legal, planIn, triedOut, valuesOf } from '../../../../tests/tried-allocation.ts';
import { allocate } from './allocate.ts';
import { type AllocationProblem, type Problem, readProblem } from './problem.ts';
import { loadSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

test('R-002 on a thousand random problems with weeks, shares and spread work every stage equals the optimum of every plan', () => {
  const seen = { infeasible: 0, uncovered: 0, shared: 0, partly: 0, buddies: 0, timely: 0 };
  for (let seed = 20_001; seed <= 21_000; seed++) {
    const given = randomProblem(seed);
    const problem = complete(timedIn(seed % 4 === 0 ? heldIn(given, seed) : given, seed));
    const best = triedOut(problem);
    const answer = allocate(problem, { solver, secondsLeft: () => 60 });
    if (!best) {
      expect(answer.status, `seed ${seed}`).toBe('infeasible');
      expect(answer.relax, `seed ${seed}`).not.toHaveLength(0);
      seen.infeasible++;
      continue;
    }
    expect(answer.status, `seed ${seed}`).toBe('optimal');
    const plan = planIn(problem, answer);
    expect(legal(problem, plan), `seed ${seed}`).toBe(true);
    const values = answer.stages.map(({ value }) => value);
    expect(values, `seed ${seed}`).toEqual(best);
    expect(valuesOf(problem, plan), `seed ${seed}`).toEqual(best);
    expect(answer.stages.every(({ value, bound, gap }) => value === bound && gap === 0)).toBe(true);
    seen.uncovered += answer.unassigned.filter(({ hours }) => hours === undefined).length;
    seen.partly += answer.unassigned.filter(({ hours, task }) => hours && planned(answer, task)).length;
    seen.shared += answer.assignments.filter(({ shares }) => shares && Object.keys(shares).length > 1).length;
    seen.buddies += plan.filter((placed) => placed && placed.buddies.length > 0).length;
    seen.timely += Number(
      JSON.stringify(triedOut({ ...problem, people: withoutWeeks(problem) })) !== JSON.stringify(best),
    );
  }
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(15);
});

test('R-002 somebody with several parts of a shared task takes one step up in it, and two people take two', () => {
  const able = { hours: 9, skills: { a: 2 } };
  const learning = { hours: 9, skills: { a: 1 }, develop: ['a'] };
  const tasks = [{ id: 't1', hours: 6, skills: { a: 2 }, share: { smallest: 2 } }];
  const aims = ['develop', 'load'] as const;
  const solved = (people: AllocationProblem['people'], leastDevelop = 0) =>
    allocate(complete({ people, tasks, aims: [...aims], leastDevelop }), { solver, secondsLeft: () => 60 });
  const one = solved([
    { id: 'ann', ...able },
    { id: 'ben', ...learning },
  ]);
  expect(one.stages.find(({ aim }) => aim === 'develop')).toMatchObject({ value: 1, bound: 1 });
  // One part is enough for it, and the load is then as even as it can be.
  expect(one.assignments[0]!.shares).toEqual({ ann: 2, ben: 4 });
  const two = solved([
    { id: 'ann', ...able },
    { id: 'ben', ...learning },
    { id: 'cat', ...learning },
  ]);
  expect(two.stages.find(({ aim }) => aim === 'develop')).toMatchObject({ value: 2, bound: 2 });
  const more = solved(
    [
      { id: 'ann', ...able },
      { id: 'ben', ...learning },
    ],
    2,
  );
  expect(more).toMatchObject({ status: 'infeasible', relax: [{ rule: 'at least 2 development assignments', by: 1 }] });
});

test('R-002 on 300 random problems whose shared work people learn on every stage equals the optimum of every plan', () => {
  const seen = { several: 0, asked: 0, two: 0 };
  for (let seed = 50_001; seed <= 50_300; seed++) {
    const problem = complete(learningIn(timedIn(randomProblem(seed), seed), seed));
    const best = triedOut(problem);
    const answer = allocate(problem, { solver, secondsLeft: () => 60 });
    expect(answer.status, `seed ${seed}`).toBe(best ? 'optimal' : 'infeasible');
    if (!best) continue;
    const plan = planIn(problem, answer);
    expect(legal(problem, plan), `seed ${seed}`).toBe(true);
    expect(
      answer.stages.map(({ value }) => value),
      `seed ${seed}`,
    ).toEqual(best);
    expect(valuesOf(problem, plan), `seed ${seed}`).toEqual(best);
    const learnt = plan.filter((placed) => placed && placed.buddies.length > learners(placed));
    seen.several += learnt.length;
    seen.two += plan.filter((placed) => placed && learners(placed) > 1).length;
    seen.asked += Number(problem.leastDevelop && learnt.length > 0);
  }
  for (const [what, times] of Object.entries(seen)) expect(times, JSON.stringify(seen) + what).toBeGreaterThan(9);
});

test('R-002 the next best choice of shared and of timely work is the optimum without the present one', () => {
  let compared = 0;
  for (let seed = 30_001; seed <= 30_500; seed++) {
    const problem = complete(timedIn(randomProblem(seed), seed));
    const answer = allocate(problem, { solver, secondsLeft: () => 60 });
    if (answer.status === 'infeasible') continue;
    const plan = planIn(problem, answer);
    for (const { task, next } of answer.assignments) {
      const at = problem.tasks.findIndex(({ id }) => id === task);
      const other = triedOut(problem, { task: at, now: plan[at]! });
      expect(next === null, `seed ${seed} ${task}`).toBe(other === null);
      if (!next || !other) continue;
      expect(next.exact).toBe(true);
      const present = answer.stages.map(({ value }) => value);
      const worse = problem.aims.filter((_, i) => other[i + 1] !== present[i + 1]);
      expect(next.costs.filter((words) => !/task .* would/.test(words)).length, `seed ${seed} ${task}`).toBe(
        worse.length,
      );
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(60);
});

test('R-002 the same problem gives the same answer to the byte, also when its lists are turned round', () => {
  for (let seed = 40_001; seed <= 40_004; seed++) {
    const problem = complete(timedIn(randomProblem(seed, { people: 8, tasks: 16 }), seed));
    problem.tasks = problem.tasks.map((task) => ({ ...task, pinned: [] }));
    const solved = (one: Problem) => allocate(one, { solver, secondsLeft: () => 60 });
    const answer = solved(problem);
    if (answer.status !== 'infeasible') {
      const plan = planIn(problem, answer);
      expect(legal(problem, plan), `seed ${seed}`).toBe(true);
      expect(plan.map((placed) => placed && keyOf(placed))).toHaveLength(16);
      expect(valuesOf(problem, plan)).toEqual(answer.stages.map(({ value }) => value));
    }
    expect(JSON.stringify(solved(problem))).toBe(JSON.stringify(answer));
    const turned = solved({ ...problem, people: problem.people.toReversed(), tasks: problem.tasks.toReversed() });
    expect(turned.modelHash).toBe(answer.modelHash);
    const given = (one: typeof answer) => one.assignments.map(({ next, nextNote, ...rest }) => rest);
    expect(given(turned).toReversed()).toEqual(given(answer));
  }
});

/** Everybody learns, one level below what most work needs; most of it is shared out, and some of the learning is asked for. */
const learningIn = (problem: AllocationProblem, seed: number): AllocationProblem => ({
  ...problem,
  leastDevelop: seed % 2,
  people: problem.people.map((person, at) => {
    return { ...person, hours: person.hours + 4, weeks: undefined, skills: { a: at % 2 ? 2 : 1 }, develop: ['a'] };
  }),
  tasks: problem.tasks.slice(0, 2).map((task, at) => {
    const shared =
      (task.people ?? 1) === 1 && task.hours > 0 ? { share: { smallest: task.hours / (2 + (at % 2)) } } : {};
    return { ...task, ...shared, skills: { a: 2 } };
  }),
});

const learners = ({ buddies }: NonNullable<ReturnType<typeof planIn>[number]>) =>
  new Set(buddies.map(([person]) => person)).size;

const planned = ({ assignments }: { assignments: { task: string }[] }, id: string) =>
  assignments.some(({ task }) => task === id);

const withoutWeeks = ({ people }: Problem) => people.map(({ weeks: _, ...person }) => person);

function complete(given: AllocationProblem): Problem {
  const read = readProblem(given);
  if ('refused' in read) throw new Error(read.refused.message);
  return read.problem;
}
