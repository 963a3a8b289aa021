// The model of the documentation once more, written independently and tried out in full, against the solver.
import { beforeAll, expect, test } from 'vitest';
import { heldIn, promisedIn, randomProblem, timedIn } from '../../../../tests/random-allocation.ts';
import { legal, planIn, triedOut, valuesOf } from '../../../../tests/tried-allocation.ts';
import { allocate } from './allocate.ts';
import { type AllocationProblem, type Problem, readProblem } from './problem.ts';
import { loadSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

test('R-002 on 1,200 random problems every stage equals the optimum found by trying every plan', () => {
  const seen = { infeasible: 0, uncovered: 0, buddies: 0, several: 0, done: 0 };
  for (let seed = 1; seed <= 1200; seed++) {
    const problem = complete(randomProblem(seed));
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
    expect(
      answer.stages.map(({ value }) => value),
      `seed ${seed}`,
    ).toEqual(best);
    expect(valuesOf(problem, plan), `seed ${seed}`).toEqual(best);
    expect(answer.stages.every(({ value, bound, gap }) => value === bound && gap === 0)).toBe(true);
    seen.done += problem.people.filter(({ done }) => done > 0).length;
    seen.uncovered += answer.unassigned.length;
    seen.buddies += plan.filter((placed) => placed && placed.buddies.length > 0).length;
    seen.several += plan.filter((placed) => placed && placed.people.length > 1).length;
  }
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(50);
});

test('R-002 where work is given already, the most of it stays that can without making any aim worse', () => {
  const seen = { agreed: 0, moved: 0, buddies: 0 };
  for (let seed = 9001; seed <= 9400; seed++) {
    const problem = complete(heldIn(randomProblem(seed), seed));
    const best = triedOut(problem);
    if (!best) continue;
    const answer = allocate(problem, { solver, secondsLeft: () => 60 });
    expect(
      answer.stages.map(({ value }) => value),
      `seed ${seed}`,
    ).toEqual(best);
    const plan = planIn(problem, answer);
    expect(legal(problem, plan), `seed ${seed}`).toBe(true);
    expect(valuesOf(problem, plan), `seed ${seed}`).toEqual(best);
    expect(answer.status).toBe('optimal');
    const all = problem.tasks.flatMap(({ held = [] }) => held);
    seen.agreed += all.filter(({ agreed }) => agreed).length;
    seen.buddies += all.filter(({ buddy }) => buddy).length;
    seen.moved += Number(all.length > (best.at(-1) ?? 0));
  }
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(50);
});

test('R-002 where buddies were promised, only they are: with them every stage is the optimum found by trying every plan', () => {
  const seen = { promised: 0, free: 0, shared: 0 };
  for (let seed = 7001; seed <= 7400; seed++) {
    const plain = randomProblem(seed);
    const problem = complete(promisedIn(seed % 2 ? plain : timedIn(plain, seed), seed));
    const best = triedOut(problem);
    const answer = allocate(problem, { solver, secondsLeft: () => 60 });
    expect(best === null, `seed ${seed}`).toBe(answer.status === 'infeasible');
    if (!best) continue;
    expect(
      answer.stages.map(({ value }) => value),
      `seed ${seed}`,
    ).toEqual(best);
    const plan = planIn(problem, answer);
    expect(legal(problem, plan), `seed ${seed}`).toBe(true);
    for (const [at, placed] of plan.entries())
      for (const [person, buddy] of placed?.buddies ?? []) {
        const { promisedBuddies = {}, share } = problem.tasks[at]!;
        expect(promisedBuddies[person] ?? buddy, `seed ${seed}`).toBe(buddy);
        seen[person in promisedBuddies ? 'promised' : 'free']++;
        if (share) seen.shared++;
      }
  }
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(3);
});

test('R-002 the next best choice of every task is the optimum of the problem without the present one', () => {
  let compared = 0;
  for (let seed = 5001; seed <= 5300; seed++) {
    const problem = complete(randomProblem(seed));
    const answer = allocate(problem, { solver, secondsLeft: () => 60 });
    if (answer.status === 'infeasible') continue;
    for (const { task, people, next } of answer.assignments) {
      const at = problem.tasks.findIndex(({ id }) => id === task);
      const other = triedOut(problem, { task: at, now: { people, buddies: [], each: 0 } });
      expect(next === null, `seed ${seed} ${task}`).toBe(other === null);
      if (!next || !other) continue;
      expect(next.exact).toBe(true);
      const present = answer.stages.map(({ value }) => value);
      const worse = problem.aims.filter((_, i) => other[i + 1] !== present[i + 1]);
      expect(next.costs.filter((words) => !words.startsWith('task')).length, `seed ${seed} ${task}`).toBe(worse.length);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(60);
});

test('R-002 a plan too large to try out keeps every rule, reaches what it says, and comes out the same twice', () => {
  for (let seed = 1; seed <= 4; seed++) {
    const problem = complete(randomProblem(seed, { people: 8, tasks: 26 }));
    problem.tasks = problem.tasks.map((task) => ({ ...task, pinned: [] }));
    const answer = allocate(problem, { solver, secondsLeft: () => 60 });
    const plan = planIn(problem, answer);
    expect(legal(problem, plan), `seed ${seed}`).toBe(true);
    expect(valuesOf(problem, plan)).toEqual(answer.stages.map(({ value }) => value));
    const shuffled = { ...problem, people: problem.people.toReversed(), tasks: problem.tasks.toReversed() };
    const again = allocate(shuffled, { solver, secondsLeft: () => 60 });
    expect(again.modelHash).toBe(answer.modelHash);
    expect(again.assignments.toReversed()).toEqual(answer.assignments);
  }
});

function complete(given: AllocationProblem): Problem {
  const read = readProblem(given);
  if ('refused' in read) throw new Error(read.refused.message);
  return read.problem;
}
