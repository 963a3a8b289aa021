// A problem made ready for calculation: people and tasks in one order whatever order they came in, hours in whole units.
import { createHash } from 'node:crypto';
import { type Eligibility, eligibilityOf } from './eligibility.ts';
import { divisor, type Units, unitsOf, wholeNumbers } from './hours.ts';
import { type Keeping, keepingOf } from './keeping.ts';
import type { Problem } from './problem.ts';
import { sharedOut } from './shares.ts';
import { type Windows, windowsOf } from './windows.ts';

/** `problem` here is sorted by id, with every share of a task as a task of its own (`first`), and every place (of a person, of
 * a task) is a place in it. `weight` is each task's priority in whole numbers, of which `perPriority` make 1. */
export type Instance = Eligibility & {
  problem: Problem;
  units: Units;
  first: number[];
  windows: Windows;
  weight: number[];
  perPriority: number;
  pinned: number[][];
  keeping: Keeping;
  leastDevelop: number;
};

export function instanceOf(given: Problem): Instance {
  const { problem, first } = sharedOut(sorted(given));
  const units = unitsOf(problem);
  const { whole: weight, perOne: perPriority } = weightsOf(problem, first);
  const place = new Map(problem.people.map(({ id }, at) => [id, at]));
  const pinned = problem.tasks.map((task) =>
    [...new Set(task.pinned)].map((id) => place.get(id)!).sort((a, b) => a - b),
  );
  return {
    ...{ problem, units, first, weight, perPriority, pinned },
    windows: windowsOf(problem, units, first),
    keeping: keepingOf(problem, first),
    leastDevelop: problem.leastDevelop ?? 0,
    ...eligibilityOf(problem),
  };
}

/** A share counts as much of its task's priority as it is of the task. */
function weightsOf({ objectives, tasks }: Problem, first: number[]) {
  const priority = new Map(objectives.map((objective) => [objective.id, objective.priority]));
  const shares = tasks.map((_, task) => first.filter((one) => one === first[task]).length);
  const common = shares.reduce((all, count) => Math.min(finest, (all * count) / divisor(all, count)), 1);
  const parts = tasks.map((task, at) => (priority.get(task.objective ?? '') ?? 1) * (common / shares[at]!));
  const { whole, perOne } = wholeNumbers(parts);
  return { whole, perOne: perOne * common };
}

/** Beyond it, parts of a priority are counted to a millionth. */
const finest = 5040;

/** The fingerprint of a problem: SHA-256 over its JSON with every default written, keys, ids and lists in one order. */
export function modelHash(problem: Problem): string {
  const bytes = createHash('sha256').update(JSON.stringify(ordered(sorted(problem))));
  return `sha256:${bytes.digest('hex')}`;
}

function sorted(problem: Problem): Problem {
  const byId = <Item extends { id: string }>(items: Item[]) => items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const people = byId(problem.people).map((person) => ({
    ...person,
    skills: byName(person.skills),
    develop: person.develop.toSorted(),
    prefers: person.prefers.toSorted(),
    avoids: person.avoids.toSorted(),
  }));
  const tasks = byId(problem.tasks).map((task) => ({
    ...task,
    skills: byName(task.skills),
    pinned: task.pinned.toSorted(),
    forbidden: task.forbidden.toSorted(),
    held: task.held?.toSorted((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : 0)),
  }));
  return {
    ...{ ...problem, people, tasks, objectives: byId(problem.objectives) },
    ...(problem.holidays && { holidays: problem.holidays.toSorted() }),
  };
}

const byName = (levels: Record<string, number>) =>
  Object.fromEntries(Object.entries(levels).sort(([a], [b]) => (a < b ? -1 : 1)));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
