// The availability-only test: the same work given out by hours, absences and cover alone, to see what skills, wishes and development changed.
import { stageAnswer } from './allocate.ts';
import type { AllocationAnswer, AvailabilityTest } from './answer.ts';
import { stretch } from './eligibility.ts';
import { type Instance, instanceOf } from './instance.ts';
import { type Plan, reached } from './plan.ts';
import type { Aim, Person, Problem, Task } from './problem.ts';
import { type Means, solveStages } from './stages.ts';

/** So many pairs of person and task are tried at most: without skills everybody may do everything. */
const mostPairs = 10_000;
const unknown: AvailabilityTest = { verdict: 'unknown', moved: [], below: [], values: [] };

/** Null where there is nothing to compare: nothing is given, or only one person has hours. */
export function availabilityTest(problem: Problem, answer: AllocationAnswer, means: Means): AvailabilityTest | null {
  const free = problem.people.filter(({ hours }) => hours > 0);
  if (answer.assignments.length === 0 || free.length < 2) return null;
  const instance = instanceOf({ ...problem, leastDevelop: 0 });
  const alone = instanceOf(byAvailability(problem, answer));
  if (alone.pairs.length > mostPairs) return unknown;
  const staged = solveStages(alone, means);
  if (!staged || staged === 'late' || staged.stages.some(({ value, bound }) => value !== bound)) return unknown;
  const here = new Map(answer.assignments.map(({ task, people }) => [task, people]));
  const others = peopleIn(alone, staged.plan);
  const moved = problem.tasks.filter(({ id }) => !isSame(here.get(id), others.get(id))).map(({ id }) => id);
  const kept = -staged.stages.find(({ aim }) => aim === 'prefer')!.value;
  const places = [...others.values()].reduce((sum, people) => sum + new Set(people).size, 0);
  const below = belowIn(instance, staged.plan);
  const found = { moved, below, values: valuesIn(instance, answer, staged.plan) };
  if (moved.length === 0 && kept === places) return { verdict: 'same', ...found };
  // Nobody learns by availability alone: where the leader asked for development it is never as good.
  const asGood =
    below.length === 0 && moved.length > 0 && !problem.leastDevelop && !isWorse(instance, answer, staged.plan);
  return { verdict: asGood ? 'as-good' : 'differs', ...found };
}

/**
 * As much work as the hours allow, spread evenly, and of all such plans one that has the fewest people where they are now: that is what
 * avoiding it says. What bars somebody from a task stays, rules on skills as well; the leader's choices of people do not.
 */
export function byAvailability(problem: Problem, answer: AllocationAnswer): Problem {
  const has = (person: string) =>
    answer.assignments.filter(({ people }) => people.includes(person)).map(({ task }) => task);
  const { leastDevelop: _, ...rest } = problem;
  return {
    ...rest,
    people: problem.people.map((person) => ({
      ...{ ...person, skills: {}, develop: [], prefers: [], avoids: has(person.id) },
      rules: person.rules.filter((rule) => rule.kind !== 'never'),
    })),
    tasks: problem.tasks.map(({ held: _, ...task }) => ({
      ...{ ...task, skills: {}, objective: null, pinned: [] },
      forbidden: [...new Set([...task.forbidden, ...shunning(problem.people, task)])],
    })),
    objectives: [],
    aims: ['load', 'prefer'],
  };
}

const shunning = (people: Person[], task: Task): string[] =>
  people
    .filter(({ rules }) =>
      rules.some((rule) => rule.kind === 'never' && (rule.value === task.id || Object.hasOwn(task.skills, rule.value))),
    )
    .map(({ id }) => id);

function peopleIn({ problem, first }: Instance, plan: Plan): Map<string, string[]> {
  const on = new Map<string, string[]>();
  for (const [task, placed] of plan.entries()) {
    const { id } = problem.tasks[first[task]!]!;
    if (placed) on.set(id, [...(on.get(id) ?? []), ...placed.people.map((person) => problem.people[person]!.id)]);
  }
  return on;
}

const isSame = (a: string[] = [], b: string[] = []) => new Set(a).symmetricDifference(new Set(b)).size === 0;

/** Who takes a step up has a buddy, and availability alone names none. */
const belowIn = ({ problem, first }: Instance, plan: Plan): AvailabilityTest['below'] => {
  const all = plan.flatMap((placed, task) =>
    (placed?.people ?? [])
      .filter((person) => stretch(problem.people[person]!, problem.tasks[task]!)?.length !== 0)
      .map((person) => ({ task: problem.tasks[first[task]!]!.id, person: problem.people[person]!.id })),
  );
  return [...new Map(all.map((one) => [`${one.task} ${one.person}`, one])).values()];
};

const aloneIn = (instance: Instance, plan: Plan, aim: Aim | 'cover') => {
  const value = reached(instance, plan, aim);
  return stageAnswer(instance, { aim, value, bound: value }).value;
};

/** By the first of cover and the aims in which they differ. */
function isWorse(instance: Instance, { stages }: AllocationAnswer, plan: Plan): boolean {
  for (const { aim, value } of stages) {
    if (aim === 'agreed' || aim === 'kept') continue;
    const alone = aloneIn(instance, plan, aim);
    if (alone !== value) return aim === 'load' ? alone > value : alone < value;
  }
  return false;
}

const valuesIn = (instance: Instance, { stages }: AllocationAnswer, plan: Plan): AvailabilityTest['values'] =>
  stages.flatMap(({ aim, value }) =>
    aim === 'fit' || aim === 'develop' || aim === 'prefer'
      ? [{ aim, here: value, alone: aim === 'develop' ? 0 : aloneIn(instance, plan, aim) }]
      : [],
  );
