// What is named as a way out, tried: the problem is changed so and solved again.
import { beforeAll, expect, test } from 'vitest';
import { crowdedIn, randomProblem, timedIn } from '../../../../tests/random-allocation.ts';
import { allocate } from './allocate.ts';
import { instanceOf } from './instance.ts';
import { waysOut } from './mending.ts';
import { type AllocationProblem, type Problem, readProblem } from './problem.ts';
import { remediesOf } from './remedies.ts';
import { loadSolver, type Solver } from './solver.ts';
import { solveStages } from './stages.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const means = () => ({ solver, secondsLeft: () => 30 });
function complete(given: AllocationProblem): Problem {
  const read = readProblem(given);
  if ('refused' in read) throw new Error(read.refused.message);
  return read.problem;
}
const solved = (given: AllocationProblem) => allocate(complete(given), means());

type Seen = { tried: number; several: number; impossible: number; other: number };

/** Each way out that is named for work left over, applied and solved again: then it is done. */
function tryWaysOut(problem: Problem, seed: number, seen: Seen) {
  const instance = instanceOf(problem);
  const staged = solveStages(instance, means());
  if (!staged || staged === 'late') return;
  const before = allocate(problem, means());
  const cover = before.stages[0]!.value;
  const ways = Map.groupBy(waysOut(instance, problem, staged.plan, means()), ({ unblocks }) => unblocks[0]!);
  for (const { task, hours } of before.unassigned) {
    const { hours: all, objective } = problem.tasks.find(({ id }) => id === task)!;
    const priority = problem.objectives.find(({ id }) => id === objective)?.priority ?? 1;
    const rules = ways.get(task) ?? [];
    if (priority <= 0) continue;
    if (rules.length === 0) seen.impossible++;
    const after = rules.reduce((one, { change, by }) => change(one, by), problem);
    const gain = (priority * (hours ?? all)) / (all || 1) || priority;
    const again = allocate(after, means());
    const named = `seed ${seed}: ${JSON.stringify(rules)}`;
    if (rules.length > 0) expect(again.stages[0]!.value, named).toBeGreaterThanOrEqual(cover + gain - 1e-5);
    seen.tried++;
    seen.several += Number(rules.length > 1);
    seen.other += Number(rules.some(({ other }) => other));
  }
}

test('R-002 on 300 random problems the rules named for work left over are enough: solved again without them it is done', () => {
  const seen = { tried: 0, several: 0, impossible: 0, other: 0 };
  for (let seed = 60_001; seed <= 60_300; seed++)
    tryWaysOut(complete(seed % 3 === 0 ? randomProblem(seed) : timedIn(randomProblem(seed), seed)), seed, seen);
  expect(seen.impossible, JSON.stringify(seen)).toBe(0);
  expect(seen.tried, JSON.stringify(seen)).toBeGreaterThan(150);
  expect(seen.several, JSON.stringify(seen)).toBeGreaterThan(20);
});

test('R-002 and so they are on 300 where people have more other work than hours, which takes of any that are added', () => {
  const seen = { tried: 0, several: 0, impossible: 0, other: 0 };
  for (let seed = 61_001; seed <= 61_300; seed++) {
    const random = randomProblem(seed);
    tryWaysOut(complete(crowdedIn(seed % 3 === 0 ? random : timedIn(random, seed), seed)), seed, seen);
  }
  expect(seen.impossible, JSON.stringify(seen)).toBe(0);
  expect(seen.other, JSON.stringify(seen)).toBeGreaterThan(50);
});

test('R-002 what clashes with a choice by hand is named beside it, and only what is left over then is listed', () => {
  const rules = [{ kind: 'no-channel' as const, value: 'phone' }];
  const people = [
    { id: 'p1', hours: 10, rules },
    { id: 'p2', hours: 10 },
  ];
  const tasks = [
    { id: 't1', hours: 4, channel: 'phone', pinned: ['p1'] },
    { id: 't2', hours: 3 },
    { id: 't3', hours: 30 },
  ];
  const answer = solved({ people, tasks });
  expect(answer).toMatchObject({ status: 'infeasible', relax: [{ rule: 't1: pinned p1', by: 1, unblocks: ['t1'] }] });
  expect(answer.unassigned).toEqual([
    { task: 't1', because: 'its pins cannot be kept: t1: pinned p1; p1: no phone' },
    { task: 't3', because: 'p1 and p2 could take it, but its 30 hours are more than the hours left to them' },
  ]);
});

test('R-002 on 300 random problems whose pins cannot be kept the rest is solved again without what clashes', () => {
  const seen = { clashes: 0, named: 0, placed: 0 };
  for (let seed = 70_001; seed <= 70_300; seed++) {
    const random = randomProblem(seed);
    const tasks = random.tasks.map((task, at) => ({ ...task, pinned: at === 0 ? ['p0'] : task.pinned! }));
    const problem = complete(seed % 3 === 0 ? { ...random, tasks } : timedIn({ ...random, tasks }, seed));
    const answer = allocate(problem, means());
    if (answer.status !== 'infeasible' || answer.relax.every(({ unblocks }) => unblocks.length === 0)) continue;
    seen.clashes++;
    const said = answer.unassigned.map(({ because }) => because);
    expect(said.join(), `seed ${seed}`).not.toContain('nothing is assigned while');
    const lifted = answer.unassigned.filter(({ because }) => /^its pins .*: pinned [^;]*$/.test(because));
    // Where only the pin is named there is nothing but the pins of the others against it.
    seen.named += answer.unassigned.filter(({ because }) => /: pinned [^;]*; /.test(because)).length;
    expect(lifted, `seed ${seed}`).toEqual([]);
    seen.placed += problem.tasks.length - answer.unassigned.length;
  }
  for (const [what, times] of Object.entries(seen)) expect(times, what + JSON.stringify(seen)).toBeGreaterThan(20);
});

test('R-002 rules that have to give together stand together', () => {
  const ann = { id: 'p1', hours: 12, rules: [{ kind: 'max-hours' as const, value: 6 }] };
  const answer = solved({ people: [ann], tasks: [{ id: 't1', hours: 14 }] });
  expect(remediesOf(answer)).toEqual([
    {
      unblocks: ['t1'],
      rules: [
        { rule: 'p1: 12 hours', by: 2, unblocks: ['t1'] },
        { rule: 'p1: at most 6 hours', by: 8, unblocks: ['t1'] },
      ],
    },
  ]);
  expect(remediesOf({ status: 'optimal', relax: [] })).toEqual([]);
});
