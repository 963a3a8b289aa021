// A problem of the bench laid out over the weeks of a month, as plans of teams are.
import type { Chance } from '#server/installation/sample/random.ts';
import type { AllocationProblem } from '#server/plans/allocation/problem.ts';

type Person = AllocationProblem['people'][number];
type Task = AllocationProblem['tasks'][number];

/** The first days of the weeks of a month: the first may begin on any day, the others on a Monday. */
const months = [
  { weeks: ['2026-06-01', '2026-06-08', '2026-06-15', '2026-06-22', '2026-06-29'], until: '2026-06-30' },
  { weeks: ['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22'], until: '2027-02-28' },
];

/**
 * Half of the tasks get a deadline, one in twenty is shared and one in twenty spread. Everybody's hours lie in the weeks by their
 * days; a third are away for some days; who coaches or has meetings is charged for it. What all that takes away is
 * given back in hours, so that the work stays as great a part of what is free.
 */
export function inWeeks(problem: AllocationProblem, chance: Chance): AllocationProblem {
  const { weeks, until } = chance.pick(months);
  const days = weeks.map((from, at) => workingDays(from, weeks[at + 1] ?? dayAfter(until, 1)).length);
  const people = problem.people.map((person) => personIn(chance, person, weeks, days));
  const last = weeks.flatMap((from, at) => workingDays(from, weeks[at + 1] ?? dayAfter(until, 1)));
  return { ...problem, people, tasks: problem.tasks.map((task) => taskIn(chance, task, weeks, last)), weeks, until };
}

function personIn(chance: Chance, person: Person, weeks: string[], days: number[]): Person {
  const away = chance.happens(1 / 3) ? chance.between(0, weeks.length - 1) : -1;
  const here = days.map((count, at) => (at === away ? Math.max(0, count - chance.between(1, 5)) : count));
  const all = here.reduce((sum, count) => sum + count, 0);
  const meetings = chance.happens(1 / 2) ? 1 : 0;
  const busy = weeks.filter((_, at) => meetings > 0 && here[at]! >= 3);
  const free = here.map((count) => Math.round((2 * person.hours * count) / all) / 2);
  const own = free.map((hours, at) => hours + (busy.includes(weeks[at]!) ? meetings : 0));
  return {
    ...person,
    hours: own.reduce((sum, hours) => sum + hours, 0),
    weeks: own,
    other: busy.map((week) => ({ what: 'coaching', hours: meetings, week })),
  };
}

function taskIn(chance: Chance, task: Task, weeks: string[], days: string[]): Task {
  const kind = chance.next();
  const isAlone = (task.people ?? 1) === 1 && (task.pinned ?? []).length === 0;
  if (kind < 0.05 && isAlone) return { ...task, hours: Math.max(4, task.hours), share: { smallest: 2 } };
  if (kind < 0.1) return { ...task, spread: true, from: chance.pick(weeks.slice(0, 2)) };
  return chance.happens(1 / 2) ? { ...task, due: chance.pick(days.slice(4)) } : task;
}

/** Monday to Friday, from the first day up to, not including, the second. */
function workingDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day < to; day = dayAfter(day, 1)) {
    if (![0, 6].includes(new Date(day).getUTCDay())) days.push(day);
  }
  return days;
}

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}
