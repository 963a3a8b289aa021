// The price curve against every plan there is: each number of development assignments costs exactly what the curve says.
import { beforeAll, expect, test } from 'vitest';
import { heldIn, randomProblem, timedIn } from '../../../../tests/random-allocation.ts';
import { triedOut } from '../../../../tests/tried-allocation.ts';
import { allocate } from './allocate.ts';
import { type CurvePoint, mostPoints, priceCurve, spreadOver, withoutWorse } from './price-curve.ts';
import { type AllocationProblem, type Problem, readProblem } from './problem.ts';
import { loadSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

function complete(given: AllocationProblem): Problem {
  const read = readProblem(given);
  if ('refused' in read) throw new Error(read.refused.message);
  return { ...read.problem, leastDevelop: undefined };
}
const curveOf = (problem: Problem) => priceCurve(problem, { solver, secondsLeft: () => 60 });
const valuesOf = ({ stages }: CurvePoint) => stages.map(({ value }) => value);

test('R-002 on 500 random problems every number of development assignments costs what trying every plan says', () => {
  const seen = { curves: 0, several: 0, none: 0, dearer: 0 };
  for (let seed = 20_001; seed <= 20_500; seed++) {
    const bare = heldIn(developing(randomProblem(seed)), seed);
    const problem = complete(seed % 3 === 0 ? timedIn(bare, seed) : bare);
    const curve = curveOf(problem);
    const best = (leastDevelop: number) => triedOut({ ...problem, leastDevelop });
    if (!curve) {
      expect(best(0), `seed ${seed}`).toBeNull();
      seen.none++;
      continue;
    }
    const { points, most } = curve;
    expect(best(most! + 1), `seed ${seed}: more than the most`).toBeNull();
    for (let least = 0; least <= most!; least++) {
      const point = points.find(({ develops }) => develops >= least)!;
      expect(valuesOf(point), `seed ${seed}, at least ${least}`).toEqual(best(least));
      seen.dearer += Number(point !== points[0]);
    }
    expect(points.every(({ stages }) => stages.every(({ gap }) => gap === 0))).toBe(true);
    expect(curve).toMatchObject({ spread: false, cut: false });
    seen.curves++;
    seen.several += Number(points.length > 1);
  }
  expect(seen.curves).toBeGreaterThan(300);
  expect(seen.several, JSON.stringify(seen)).toBeGreaterThan(50);
  expect(seen.dearer).toBeGreaterThan(60);
  expect(seen.none).toBeGreaterThan(5);
});

test('R-002 more development is never better by the aims that come before it, and a point chosen is kept by the next run', () => {
  let compared = 0;
  for (let seed = 30_001; seed <= 30_060; seed++) {
    const problem = complete(developing(randomProblem(seed, { people: 5, tasks: 9 })));
    const curve = curveOf({ ...problem, tasks: problem.tasks.map((task) => ({ ...task, pinned: [] })) });
    const { points } = curve!;
    for (const [at, point] of points.entries()) {
      const before = points[at - 1];
      if (before) {
        expect(point.develops, `seed ${seed}`).toBeGreaterThan(before.develops);
        const worse = order(problem, point, before);
        // Where development is no aim, more of it may cost nothing.
        expect(worse, `seed ${seed}`).toBeLessThanOrEqual(0);
        if (problem.aims.includes('develop')) expect(worse, `seed ${seed}`).toBeLessThan(0);
        compared++;
      }
      expect(point.steps.length).toBeLessThanOrEqual(point.develops);
    }
    const chosen = points.at(-1)!;
    const tasks = problem.tasks.map((task) => ({ ...task, pinned: [] }));
    const next = allocate({ ...problem, tasks, leastDevelop: chosen.least }, { solver, secondsLeft: () => 60 });
    expect(
      next.stages.map(({ value }) => value),
      `seed ${seed}`,
    ).toEqual(valuesOf(chosen));
    expect(
      Object.values(next.assignments.map(({ buddies }) => Object.keys(buddies).length)).reduce((a, b) => a + b, 0),
    ).toBe(chosen.develops);
  }
  expect(compared).toBeGreaterThan(40);
});

test('R-002 a curve has at most a dozen points, both ends among them, and says that numbers are left out', () => {
  expect(spreadOver(3, 6)).toEqual([3, 4, 5, 6]);
  expect(spreadOver(5, 5)).toEqual([5]);
  for (const high of [11, 12, 13, 40, 199]) {
    const numbers = spreadOver(0, high);
    expect(numbers).toHaveLength(mostPoints);
    expect([numbers[0], numbers.at(-1)]).toEqual([0, high]);
    const steps = numbers.slice(1).map((one, at) => one - numbers[at]!);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
  }
  const curve = curveOf(wide())!;
  expect(curve).toMatchObject({ most: 20, spread: true, cut: false });
  expect(curve.points.map(({ develops }) => develops)).toEqual(spreadOver(0, 20));
  // Each step up is one level of fit less.
  for (const { stages, develops } of curve.points)
    expect(stages.find(({ aim }) => aim === 'fit')!.value).toBe(-develops || 0);
});

test('R-002 a curve cut short by its time says so, and no point of it is worse than one with more development', () => {
  let late = false;
  const cut = priceCurve(wide(), {
    ...{ solver, secondsLeft: () => (late ? 0 : 60) },
    onProgress({ done }) {
      late = done >= 4;
    },
  });
  expect(cut).toMatchObject({ most: 20, cut: true });
  expect(cut!.points.map(({ develops }) => develops)).toEqual(spreadOver(0, 20).slice(0, 3));
  const point = (develops: number, cover: number, load: number): CurvePoint => ({
    ...{ least: develops, develops, undone: [], steps: [] },
    stages: [
      { aim: 'cover', value: cover, bound: 9, gap: 0.1 },
      { aim: 'load', value: load, bound: 0, gap: 0.1 },
    ],
  });
  const kept = withoutWorse([point(0, 5, 0.8), point(1, 5, 0.7), point(2, 6, 0.9), point(3, 4, 0.1)]);
  expect(kept.map(({ least, develops }) => [least, develops])).toEqual([
    [0, 2],
    [3, 3],
  ]);
});

test('R-002 a point tells apart what nobody does and what is done in part', () => {
  const problem = complete({
    people: [{ id: 'one', hours: 10 }],
    tasks: [
      { id: 'shared', hours: 16, share: { smallest: 4 } },
      { id: 'long', hours: 20 },
    ],
  });
  const [point] = curveOf(problem)!.points;
  expect(point!.undone.toSorted()).toEqual(['long', 'shared']);
  expect(point!.inPart).toEqual(['shared']);
});

/** Twenty tasks that one person can do and another would learn from. */
const wide = () =>
  complete({
    aims: ['fit', 'develop'],
    people: [
      { id: 'able', hours: 100, skills: { a: 3 } },
      { id: 'learning', hours: 100, skills: { a: 2 }, develop: ['a'] },
    ],
    tasks: Array.from({ length: 20 }, (_, at) => ({ id: `t${at}`, hours: 1, skills: { a: 3 } })),
  });

/** With more to learn than usual: every second person is one level below what is needed. */
const developing = (problem: AllocationProblem): AllocationProblem => ({
  ...problem,
  people: problem.people.map((person, at) => {
    const level = at % 2 === 0 ? 3 : 2;
    return { ...person, skills: { a: level, b: level, c: 3 }, develop: ['a', 'b', 'c'], hours: person.hours * 2 };
  }),
  tasks: problem.tasks.map((task) => ({
    ...task,
    skills: Object.fromEntries(Object.keys(task.skills ?? {}).map((skill) => [skill, 3])),
  })),
  aims: [...problem.aims!.filter((aim) => aim !== 'develop'), ...problem.aims!.filter((aim) => aim === 'develop')],
});

/** Below 0 where `a` is worse by the first aim before development in which they differ; above where it is better. */
function order({ aims }: Problem, a: CurvePoint, b: CurvePoint): number {
  const before = ['cover', ...aims.slice(0, aims.includes('develop') ? aims.indexOf('develop') : aims.length)];
  for (const [at, aim] of before.entries()) {
    const [mine, other] = [a.stages[at]!.value, b.stages[at]!.value];
    if (mine !== other) return aim === 'load' ? other - mine : mine - other;
  }
  return 0;
}
