// Allocation problems as teams have them, in several shapes and any size; a seed names one problem for ever.
import { type Chance, chanceOf } from '#server/installation/sample/random.ts';
import type { AllocationProblem } from '#server/plans/allocation/problem.ts';
import { inWeeks } from './allocation-weeks.ts';

/** What one shape has more or less of. Shares are probabilities; `use` is the work as a share of everybody's hours. */
type Shape = {
  skills: number;
  held: number;
  needed: number;
  use: number;
  several: number;
  develop: number;
  pinned: number;
  ruled: number;
  aims: NonNullable<AllocationProblem['aims']>;
  /** A month of weeks: deadlines, days away, shared and spread work, and work that is there anyway. */
  weeks?: true;
};

const usual: Shape = {
  ...{ skills: 8, held: 0.7, needed: 0.18, use: 0.87 },
  ...{ several: 0.1, develop: 0.15, pinned: 0.02, ruled: 0.1 },
  aims: ['load', 'fit', 'develop', 'prefer'],
};

export const shapes = {
  usual,
  'usual, in weeks': { ...usual, weeks: true },
  'overfull, in weeks': { ...usual, use: 1.15, weeks: true },
  loose: { ...usual, use: 0.51 },
  tight: { ...usual, use: 0.945 },
  overfull: { ...usual, use: 1.15 },
  'many skills': { ...usual, skills: 14, held: 0.6, needed: 0.16 },
  'few skills': { ...usual, skills: 3, held: 0.8, needed: 0.4 },
  pinned: { ...usual, pinned: 0.2 },
  ruled: { ...usual, ruled: 0.5 },
  several: { ...usual, several: 0.35 },
  developing: { ...usual, develop: 0.5, held: 0.6, aims: ['load', 'develop', 'fit', 'prefer'] },
  wishes: { ...usual, develop: 0.3, aims: ['prefer', 'develop', 'load', 'fit'] },
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof shapes;

export function problemOf(name: ShapeName, people: number, tasks: number, seed: number): AllocationProblem {
  const shape: Shape = shapes[name];
  const chance = chanceOf(seed * 1_000_003 + people * 1009 + tasks);
  const skills = Array.from({ length: shape.skills }, (_, at) => `s${at}`);
  const team = Array.from({ length: people }, (_, at) => personOf(chance, shape, skills, at, tasks));
  const work = Array.from({ length: tasks }, (_, at) => taskOf(chance, shape, skills, at, team));
  const load = work.reduce((sum, task) => sum + task.hours * task.people, 0);
  const problem: AllocationProblem = {
    people: team.map((person) => ({
      ...person,
      hours: Math.round((2 * load * (0.8 + 0.4 * chance.next())) / people / shape.use) / 2,
    })),
    tasks: work,
    objectives: [1, 2, 3, 4].map((priority) => ({ id: `o${priority}`, priority })),
    aims: shape.aims,
  };
  return shape.weeks ? inWeeks(problem, chance) : problem;
}

function personOf(chance: Chance, { held, develop, ruled }: Shape, skills: string[], at: number, tasks: number) {
  const some = (probability: number) => skills.filter(() => chance.happens(probability));
  const named = (probability: number) =>
    Array.from({ length: tasks }, (_, place) => `t${place}`).filter(() => chance.happens(probability / tasks));
  return {
    id: `p${at}`,
    skills: Object.fromEntries(some(held).map((skill) => [skill, chance.between(1, 4)])),
    ...{ develop: some(develop), prefers: named(3), avoids: named(2) },
    rules: [
      ...(chance.happens(ruled) ? [{ kind: 'max-task-hours' as const, value: 6 }] : []),
      ...(chance.happens(ruled / 2) ? [{ kind: 'no-channel' as const, value: 'phone' }] : []),
      ...(chance.happens(ruled / 2) ? [{ kind: 'never' as const, value: chance.pick(skills) }] : []),
    ],
  };
}

function taskOf(
  chance: Chance,
  { needed, several, pinned }: Shape,
  skills: string[],
  at: number,
  team: ReturnType<typeof personOf>[],
) {
  const needs = skills.filter(() => chance.happens(needed)).map((skill) => [skill, chance.between(1, 3)] as const);
  const able = team.filter(({ skills, rules }) => rules.length === 0 && needs.every(([s, n]) => (skills[s] ?? 0) >= n));
  return {
    id: `t${at}`,
    hours: chance.between(2, 16) / 2,
    skills: Object.fromEntries(needs),
    channel: chance.pick(['phone', 'email', 'webchat']),
    objective: `o${chance.between(1, 4)}`,
    people: chance.happens(several) ? 2 : 1,
    pinned: able.length > 0 && chance.happens(pinned) ? [chance.pick(able).id] : [],
  };
}
