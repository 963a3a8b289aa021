// The allocation problem that a counter-offer poses: what the member asks for is pinned, and of the rest as much as is to be held. Pure.
import { usualBuddyHours } from './allocation/problem.ts';
import type { CounterOffer, CounterPrice } from './counter-offers.table.ts';
import { hoursWords } from './hours-words.ts';
import type { PlanProblem } from './plan-problem.ts';
import type { PlanRows } from './plan-rows.ts';
import { isForStepUp, promising } from './step-up-support.ts';

/** `hours`: of the work as it was offered: of a shared task those of its parts. */
export type Asked = Pick<CounterOffer, 'kind' | 'personId' | 'withId' | 'forTaskId' | 'due'> & {
  taskId: string;
  hours: number;
};
export type Holding = NonNullable<CounterPrice['holds']>;
type Held = Pick<PlanRows['assignments'][number], 'id' | 'taskId' | 'personId' | 'buddyToId' | 'doneAt' | 'hours'>;
type Task = PlanProblem['tasks'][number];

/** Work of the plan that is counted here as if it stood beside it. */
const besideWords = { parts: 'shared work', support: 'support' };

/** Whether a reason tells of that work: it is in the plan, and nobody has it as well. Pure. */
export const isOfProblem = (because: string): boolean =>
  Object.values(besideWords).some((what) => because.endsWith(` of ${what} as well`));

/** `agreed`: the ids of assignments whose newest answer is to accept. Only tasks that somebody has are in it: nothing else is given out. */
export function counterProblem(
  problem: PlanProblem,
  { held, agreed, asked, holds }: { held: readonly Held[]; agreed: ReadonlySet<string>; asked: Asked; holds: Holding },
): PlanProblem {
  const here = new Set(problem.people.map(({ id }) => id));
  const parts = partsThatStay(problem, held, asked, holds);
  const doing = held.filter((row) => !row.buddyToId && !row.doneAt && here.has(row.personId) && !parts.includes(row));
  const keeps = doing.filter(({ id }) => holds === 'all' || (holds === 'agreed' && agreed.has(id)));
  const stays = doing.filter(({ taskId }) => staysShared(problem, asked, holds, taskId));
  const tasks = problem.tasks
    .filter(({ id }) => doing.some(({ taskId }) => taskId === id) && !stays.some(({ taskId }) => taskId === id))
    .map((task): Task => {
      const own = doing.filter(({ taskId }) => taskId === task.id);
      const kept = keeps.filter(({ taskId }) => taskId === task.id).map(({ personId }) => personId);
      const theirs = parts.filter(({ taskId }) => taskId === task.id).map(({ personId }) => personId);
      const wanted = (task.pinned ?? []).filter((id) => !theirs.includes(id));
      const pinned = [...new Set([...wanted, ...kept])].filter((id) => here.has(id));
      // Places and parts that nobody has stay open: the counter-offer is about those that somebody has.
      if (task.share && holds !== 'nothing' && (task.id === asked.taskId || task.id === asked.forTaskId))
        return asFor({ ...ofOne(task, own), pinned }, problem, asked);
      const held = task.share
        ? { hours: own.reduce((sum, { hours }) => sum + hours, 0) }
        : { people: Math.max(1, own.length, pinned.length) };
      return asFor({ ...task, ...held, pinned }, problem, asked);
    });
  const isIn = (id: string) => tasks.some((task) => task.id === id);
  const people = problem.people.map((person) => ({
    ...supporting(besidesShared(person, [...stays, ...parts]), problem, asked),
    prefers: (person.prefers ?? []).filter(isIn),
    avoids: (person.avoids ?? []).filter(isIn),
  }));
  // How much development the leader chose is asked of runs: here it would speak against what has nothing to do with it.
  const { leastDevelop: _, ...rest } = problem;
  return { ...rest, tasks, people };
}

/**
 * Of a shared task that is asked about only the parts of whoever would have them no more, or otherwise, are worked out: the others stay, with
 * their buddies, but where everything may move. Pure.
 */
export function partsThatStay<Row extends Held>(
  { tasks }: PlanProblem,
  held: readonly Row[],
  asked: Asked,
  holds: Holding,
): Row[] {
  if (holds === 'nothing') return [];
  const movers = new Map([
    [asked.taskId, asked.personId],
    ...(asked.forTaskId ? [[asked.forTaskId, asked.withId] as const] : []),
  ]);
  return held.filter(({ taskId, personId, buddyToId }) => {
    const isShared = tasks.some(({ id, share }) => id === taskId && share);
    return isShared && movers.has(taskId) && movers.get(taskId) !== (buddyToId ?? personId);
  });
}

/** The part of a shared task that is asked about goes to one person, whole. */
function ofOne({ share: _, ...task }: Task, own: readonly Held[]): Task {
  return { ...task, hours: own.reduce((sum, { hours }) => sum + hours, 0), people: 1 };
}

/** A shared task that nothing is asked about stays with whoever has parts of it, but where everything may move. */
const staysShared = ({ tasks }: PlanProblem, { taskId, forTaskId }: Asked, holds: Holding, id: string): boolean =>
  holds !== 'nothing' && id !== taskId && id !== forTaskId && tasks.some((task) => task.id === id && task.share);

/** Its hours are theirs as before. */
function besidesShared(person: Person, stays: readonly Held[]): Person {
  const hours = stays.reduce((sum, row) => (row.personId === person.id ? sum + row.hours : sum), 0);
  return hours > 0 ? { ...person, other: [...(person.other ?? []), { what: besideWords.parts, hours }] } : person;
}

function asFor(task: Task, problem: PlanProblem, asked: Asked): Task {
  const { kind, personId, withId, forTaskId, taskId, due } = asked;
  if (task.id === taskId && kind === 'later') return pinning({ ...task, due }, personId, null);
  if (task.id === taskId && kind === 'support') return beside(pinning(task, personId, null), problem, asked);
  if (task.id === taskId) return pinning(task, withId!, personId);
  return task.id === forTaskId ? pinning(task, personId, withId) : task;
}

/** Who was promised before to be beside them is no longer. */
function beside({ promised = [], ...task }: Task, problem: PlanProblem, asked: Asked): Task {
  const { [asked.personId]: _, ...promisedBuddies } = task.promisedBuddies ?? {};
  const others = { ...task, promisedBuddies, promised: promised.filter(({ personId }) => personId !== asked.personId) };
  return isBuddys(problem, asked) ? promising(others, supportOf(asked)) : others;
}

const supportOf = ({ taskId, personId, withId }: Asked) => ({ taskId, personId, helperId: withId! });

/** Whether the support asked for is that of the buddy whom a step up needs. */
const isBuddys = (problem: PlanProblem, asked: Asked): boolean => isForStepUp(problem, supportOf(asked));

/** `there` has it, and `away` does not. Whoever keeps somebody off it by instruction is not overruled. */
const pinning = (task: Task, there: string, away: string | null): Task => ({
  ...task,
  pinned: [...new Set([...(task.pinned ?? []).filter((id) => id !== away), there])],
  forbidden: [
    ...new Set([...(task.forbidden ?? []).filter((id) => id !== there || !gaveUp(task, id)), ...(away ? [away] : [])]),
  ],
});

/** What somebody gave away by a counter-offer they may be offered again by another. */
const gaveUp = ({ givenUp = [] }: Task, id: string) => givenUp.includes(id);

type Person = PlanProblem['people'][number];

/** Support costs as much as a buddy; as one whom a step up needs they are charged already. */
function supporting(person: Person, problem: PlanProblem, asked: Asked): Person {
  const { tasks, buddyHours = usualBuddyHours } = problem;
  if (asked.kind !== 'support' || person.id !== asked.withId || isBuddys(problem, asked)) return person;
  const hours = supportHours(hoursOf(tasks.find(({ id }) => id === asked.taskId)!, asked), buddyHours);
  return { ...person, other: [...(person.other ?? []), { what: besideWords.support, hours }] };
}

/** Of a task as it is now, or of the parts of it that were offered. */
export const hoursOf = (task: Task, asked: Asked): number => (task.share ? asked.hours : task.hours);

export const supportHours = (hours: number, buddyHours = usualBuddyHours): number =>
  Math.round(hours * buddyHours * 10_000) / 10_000;

/** What stands against it before anything is worked out: an instruction, or hours that are not there; null where nothing does. */
export function ruledOut(problem: PlanProblem, asked: Asked): string | null {
  const nameOf = (id: string | null) => problem.people.find((one) => one.id === id)?.name ?? '';
  if (asked.withId && !problem.people.some(({ id }) => id === asked.withId))
    return 'They have no hours in this plan any more.';
  const task = (id: string | null) => problem.tasks.find((one) => one.id === id);
  const off = [
    ...(asked.kind === 'swap' || asked.kind === 'give' ? [[asked.taskId, asked.withId!] as const] : []),
    ...(asked.kind === 'swap' ? [[asked.forTaskId!, asked.personId] as const] : []),
  ].find(([id, person]) => {
    const about = task(id);
    return about?.forbidden?.includes(person) && !gaveUp(about, person);
  });
  if (off) return `By instruction ${nameOf(off[1])} is not to do “${task(off[0])?.title ?? ''}”.`;
  if (asked.kind !== 'support') return null;
  const helper = problem.people.find(({ id }) => id === asked.withId)!;
  const about = task(asked.taskId);
  const needs = supportHours(about ? hoursOf(about, asked) : 0, problem.buddyHours);
  const free = (helper.weeks?.reduce((sum, one) => sum + one, 0) ?? helper.hours) - (helper.done ?? 0);
  return needs > free + 1e-6
    ? `${helper.name} has ${hoursWords(Math.max(0, free))} free, and supporting this takes ${hoursWords(needs)}.`
    : null;
}
