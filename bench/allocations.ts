// How long the allocation of work takes by size, and how near to its bound it comes.
import { chanceOf } from '#server/installation/sample/random.ts';
import { allocate, OutOfTime } from '#server/plans/allocation/allocate.ts';
import type { StageAnswer } from '#server/plans/allocation/answer.ts';
import { type AllocationProblem, readProblem } from '#server/plans/allocation/problem.ts';
import { loadSolver } from '#server/plans/allocation/solver.ts';

export type Solved = { people: number; tasks: number; status: string; stages: StageAnswer[]; seconds: number };

/** Solves one problem of each size, within so many seconds each. */
export async function allocationTimes(
  sizes: readonly (readonly [people: number, tasks: number])[],
  limit: number,
): Promise<Solved[]> {
  const solver = await loadSolver();
  return sizes.map(([people, tasks]) => {
    const read = readProblem(problemOf(people, tasks));
    if ('refused' in read) throw new Error(read.refused.message);
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    try {
      const { status, stages } = allocate(read.problem, { solver, secondsLeft: () => limit - seconds() });
      return { people, tasks, status, stages, seconds: seconds() };
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error;
      return { people, tasks, status: 'no plan in time', stages: [], seconds: seconds() };
    }
  });
}

const skills = ['repairs', 'complaints', 'webchat', 'writing', 'damp', 'coaching', 'analysis', 'welsh'];

/** A team at about nine tenths of its hours, with scarce skills, wishes, rules and things to learn; the same each time. */
function problemOf(people: number, tasks: number): AllocationProblem {
  const chance = chanceOf(people * 1000 + tasks);
  const some = (probability: number) => skills.filter(() => chance.happens(probability));
  const named = (probability: number) =>
    Array.from({ length: tasks }, (_, at) => `t${at}`).filter(() => chance.happens(probability / tasks));
  const work = Array.from({ length: tasks }, (_, at) => ({
    id: `t${at}`,
    hours: chance.between(1, 8),
    skills: Object.fromEntries(some(0.18).map((skill) => [skill, chance.between(1, 3)])),
    objective: `o${chance.between(1, 4)}`,
    people: chance.happens(0.1) ? 2 : 1,
  }));
  const load = work.reduce((sum, task) => sum + task.hours * task.people, 0);
  return {
    people: Array.from({ length: people }, (_, at) => ({
      id: `p${at}`,
      hours: Math.round((load / people / 0.9) * (0.8 + 0.4 * chance.next())),
      skills: Object.fromEntries(some(0.7).map((skill) => [skill, chance.between(1, 4)])),
      ...{ develop: some(0.15), prefers: named(3), avoids: named(2) },
      rules: chance.happens(0.1) ? [{ kind: 'max-task-hours' as const, value: 6 }] : [],
    })),
    tasks: work,
    objectives: [1, 2, 3, 4].map((priority) => ({ id: `o${priority}`, priority })),
  };
}
