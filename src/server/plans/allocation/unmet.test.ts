// What a wish that was not met would have cost, against every plan tried out.
import { beforeAll, expect, test } from 'vitest';
import { randomProblem, timedIn } from '../../../../tests/random-allocation.ts';
import { triedOut } from '../../../../tests/tried-allocation.ts';
import { allocate } from './allocate.ts';
import type { AllocationAnswer } from './answer.ts';
import { type AllocationProblem, type Problem, readProblem } from './problem.ts';
import { loadSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const solved = (problem: Problem, secondsLeft = () => 60) =>
  allocate(problem, { solver, secondsLeft, pricesWishes: true });

test.each([
  ['whole work', 6001, (seed: number) => randomProblem(seed)],
  ['shared and timely work', 31_001, (seed: number) => timedIn(randomProblem(seed), seed)],
])('R-002 a wish that was not met costs what the best plan that meets it does: %s', (_, from, made) => {
  const seen = { priced: 0, impossible: 0 };
  for (let seed = from; seed < from + 300; seed++) {
    const problem = complete(made(seed));
    const answer = solved(problem);
    if (answer.status === 'infeasible') continue;
    expect(
      answer.unmet!.map(({ person, task }) => `${person} ${task}`),
      `seed ${seed}`,
    ).toEqual(missedIn(problem, answer));
    for (const { person, task, met } of answer.unmet!) {
      const at = problem.tasks.findIndex(({ id }) => id === task);
      const best = triedOut(problem, { task: at, joining: person });
      expect(met === null, `seed ${seed} ${person} ${task}`).toBe(best === null);
      if (!met || !best) {
        seen.impossible++;
        continue;
      }
      expect(met.exact).toBe(true);
      expect(met.people).toContain(person);
      const present = answer.stages.map(({ value }) => value);
      const changed = problem.aims.filter((_, i) => best[i + 1] !== present[i + 1]);
      const costs = met.costs.filter((words) => !/task .* would/.test(words));
      expect(costs.length, `seed ${seed} ${person} ${task}`).toBe(changed.length);
      seen.priced++;
    }
  }
  for (const [what, times] of Object.entries(seen))
    expect(times, `${what} of ${JSON.stringify(seen)}`).toBeGreaterThan(9);
});

test('R-002 where there is no time to plan the rest anew, everything else stays as it is, and that is said', () => {
  const skilled = { hours: 8, skills: { complaints: 3 } };
  const problem = complete({
    people: [
      { id: 'p1', ...skilled },
      { id: 'p2', hours: 8, skills: { complaints: 1 }, prefers: ['t1'] },
    ],
    tasks: [{ id: 't1', hours: 4, skills: { complaints: 1 } }],
    aims: ['fit', 'prefer'],
  });
  const met = { people: ['p2'], buddies: {}, costs: ['fit −2', 'preferences +1'] };
  expect(solved(problem).unmet).toEqual([{ person: 'p2', task: 't1', met: { ...met, exact: true } }]);
  expect(solved(problem, () => 0.1).unmet).toEqual([{ person: 'p2', task: 't1', met: { ...met, exact: false } }]);
  expect(allocate(problem, { solver, secondsLeft: () => 60 }).unmet, 'nobody asked').toBeUndefined();
});

/** The wishes for tasks that others have. */
const missedIn = ({ people }: Problem, { assignments }: AllocationAnswer) =>
  people.flatMap(({ id, prefers }) =>
    prefers
      .filter((task) => assignments.some((row) => row.task === task && !row.people.includes(id)))
      .map((task) => `${id} ${task}`),
  );

function complete(given: AllocationProblem): Problem {
  const read = readProblem(given);
  if ('refused' in read) throw new Error(read.refused.message);
  return read.problem;
}
