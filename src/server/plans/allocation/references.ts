// What stands in a problem must fit together: ids that are there, each once, and hours that add up.
import type { Aim, Person, Problem, Task } from './problem.ts';
import { wrongTime, wrongWeeks } from './wrong-weeks.ts';

export type Refusal = { message: string; where: string };

/** The first contradiction inside a problem whose every field is well formed; null where there is none. */
export function wrongReference(problem: Problem): Refusal | null {
  const { people, tasks, objectives } = problem;
  const persons = new Set(people.map(({ id }) => id));
  const goals = new Set(objectives.map(({ id }) => id));
  return (
    repeated('people', people) ??
    repeated('tasks', tasks) ??
    repeated('objectives', objectives) ??
    repeatedAim(problem.aims) ??
    first(people, tooMuchDone) ??
    wrongWeeks(problem) ??
    first(tasks, wrongShare) ??
    first(tasks, (t, i) => wrongTime(problem, t, i)) ??
    first(tasks, (t, i) => unknown(t.pinned, persons, `tasks[${i}].pinned`, t.id, 'person')) ??
    first(tasks, (t, i) => unknown(t.forbidden, persons, `tasks[${i}].forbidden`, t.id, 'person')) ??
    first(tasks, (t, i) =>
      unknown(t.held?.map(({ person }) => person) ?? [], persons, `tasks[${i}].held`, t.id, 'person'),
    ) ??
    first(tasks, (t, i) =>
      unknown(Object.entries(t.promisedBuddies ?? {}).flat(), persons, `tasks[${i}].promisedBuddies`, t.id, 'person'),
    ) ??
    first(tasks, (t, i) => unknownObjective(t, goals, `tasks[${i}].objective`))
  );
}

export function first<Item>(items: Item[], check: (item: Item, at: number) => Refusal | null): Refusal | null {
  for (const [at, item] of items.entries()) {
    const refused = check(item, at);
    if (refused) return refused;
  }
  return null;
}

function repeated(list: string, items: { id: string }[]): Refusal | null {
  const seen = new Map<string, number>();
  return first(items, ({ id }, at) => {
    const before = seen.get(id);
    seen.set(id, at);
    if (before === undefined) return null;
    const where = `${list}[${at}].id`;
    return { message: `${where} is ${id}, which ${list}[${before}] already has: each id may stand once.`, where };
  });
}

function repeatedAim(list: Aim[]): Refusal | null {
  const at = list.findIndex((aim, place) => list.indexOf(aim) < place);
  if (at < 0) return null;
  const where = `aims[${at}]`;
  return { message: `${where} is ${list[at]}, which is already listed: each aim may stand once.`, where };
}

/** Work done already is part of the hours that somebody has. */
function tooMuchDone({ id, hours, done }: Person, at: number): Refusal | null {
  if (done <= hours) return null;
  const where = `people[${at}].done`;
  return { message: `${where} (${id}) is ${done}, but must not be more than the ${hours} of their hours.`, where };
}

function unknown(list: string[], known: Set<string>, place: string, owner: string, what: string): Refusal | null {
  const at = list.findIndex((id) => !known.has(id));
  if (at < 0) return null;
  const where = `${place}[${at}]`;
  return { message: `${where} (${owner}) is ${list[at]}, but no ${what} has that id.`, where };
}

function unknownObjective(task: Task, known: Set<string>, where: string): Refusal | null {
  if (!task.objective || known.has(task.objective)) return null;
  return { message: `${where} (${task.id}) is ${task.objective}, but no objective has that id.`, where };
}

/** More shares than this nobody gives out one by one. */
export const mostShares = 100;

function wrongShare({ id, hours, people, share }: Task, at: number): Refusal | null {
  if (!share) return null;
  const where = `tasks[${at}].share`;
  if (people > 1)
    return {
      message: `${where} (${id}) is given together with ${people} people, but a task is either shared out or for several people: leave one out.`,
      where,
    };
  const { smallest } = share;
  if (smallest > hours)
    return {
      message: `${where}.smallest (${id}) is ${smallest}, but must not be more than the ${hours} hours of the task.`,
      where: `${where}.smallest`,
    };
  if (hours / smallest < mostShares + 1) return null;
  return {
    message: `${where}.smallest (${id}) is ${smallest}, which makes ${Math.floor(hours / smallest)} shares, but there may be at most ${mostShares}.`,
    where: `${where}.smallest`,
  };
}
