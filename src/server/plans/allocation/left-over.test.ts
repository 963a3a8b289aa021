// Why nobody is on a task, and what would have to change, where rules and time both stand in the way.
import { beforeAll, expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { type AllocationProblem, readProblem } from './problem.ts';
import { loadSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

function solved(given: AllocationProblem) {
  const read = readProblem(given);
  if ('refused' in read) throw new Error(read.refused.message);
  return allocate(read.problem, { solver, secondsLeft: () => 60 });
}

test('R-002 a rule that leaves too few hours is named, and two rules give before somebody learns two levels at once', () => {
  const bo = { id: 'p2', name: 'Bo', skills: { welsh: 4 }, rules: [{ kind: 'max-hours' as const, value: 5 }] };
  const tasks = [{ id: 't1', hours: 6, skills: { welsh: 2 } }];
  const other = { id: 'p3', name: 'Ann', skills: {}, hours: 20 };
  const ruled = solved({ people: [{ ...bo, hours: 11 }, other], tasks });
  expect(ruled.unassigned[0]!.because).toBe(
    'Bo could take it, but its 6 hours are more than a rule leaves Bo (at most 5 hours)',
  );
  expect(ruled.relax).toEqual([{ rule: 'p2: at most 5 hours', by: 1, unblocks: ['t1'] }]);
  const both = solved({ people: [{ ...bo, hours: 4 }, other], tasks });
  expect(both.relax.map(({ rule, by }) => [rule, by])).toEqual([
    ['p2: 4 hours', 2],
    ['p2: at most 5 hours', 1],
  ]);
});
