// How long the allocation of work takes by size, and how near to its bound it comes.
import { allocate, OutOfTime } from '#server/plans/allocation/allocate.ts';
import type { StageAnswer } from '#server/plans/allocation/answer.ts';
import { readProblem } from '#server/plans/allocation/problem.ts';
import { loadSolver } from '#server/plans/allocation/solver.ts';
import { problemOf, type ShapeName } from './allocation-problems.ts';

export type Solved = {
  shape: ShapeName;
  people: number;
  tasks: number;
  status: string;
  stages: StageAnswer[];
  /** Of processor time. */
  seconds: number;
};

/** The easiest, the usual, the same with weeks and deadlines, and the two hardest. */
const measured = ['loose', 'usual', 'usual, in weeks', 'overfull', 'developing'] as const satisfies ShapeName[];

/** Solves one problem of each size and shape, within so many seconds each. */
export async function allocationTimes(
  sizes: readonly (readonly [people: number, tasks: number])[],
  limit: number,
): Promise<Solved[]> {
  const solver = await loadSolver();
  return sizes.flatMap(([people, tasks]) =>
    measured.map((shape) => {
      const read = readProblem(problemOf(shape, people, tasks, 1));
      if ('refused' in read) throw new Error(read.refused.message);
      const until = performance.now() + limit * 1000;
      const before = process.cpuUsage();
      const seconds = () => {
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1e6;
      };
      const asked = { shape, people, tasks };
      try {
        const secondsLeft = () => (until - performance.now()) / 1000;
        const { status, stages } = allocate(read.problem, { solver, secondsLeft });
        return { ...asked, status, stages, seconds: seconds() };
      } catch (error) {
        if (!(error instanceof OutOfTime)) throw error;
        return { ...asked, status: 'no plan in time', stages: [], seconds: seconds() };
      }
    }),
  );
}
