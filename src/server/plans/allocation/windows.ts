// Limits on what somebody may be charged beside their hours in all: what is due by a day has to fit in the hours that are free up to it.
import { divisor, down, fine, type Units, up } from './hours.ts';
import type { Person, Problem, Task } from './problem.ts';
import {
  dayNumber,
  daysIn,
  ownDays,
  type Part,
  partOf,
  type Week,
  type Worked,
  weeksOf,
  workingDays,
} from './working-time.ts';

/**
 * What a limit counts: work between two days, or the shares of one task (its place) that one person has. `scale` of its whole numbers make one
 * unit of hours, or one share. `limit` by person, Infinity where there is none; `hours`: the same in hours, not rounded to whole numbers.
 */
export type Window = { of: Span | { task: number }; scale: number; limit: number[]; hours: number[] };
export type Span = { from: number; to: number };
/** How much one person on a task, and one buddy, take of a window. */
export type Inside = { window: number; on: number; buddy: number };
export type Windows = { windows: Window[]; ofTask: Inside[][] };

/** Work that must lie between two days; `part` of the hours of its task. */
type Piece = { from: number; to: number; part: Part };

/**
 * Work that can be interrupted fits when for every two days the work that has to lie between them does not exceed the hours
 * free between them (Horn 1974). Here only the weekly parts of spread work have a first day, and none reaches beyond its week:
 * so it is enough to ask up to each last day, and between the days of each week. `days`: further last days that are asked about.
 */
export function windowsOf(problem: Problem, units: Units, first: number[], days: number[] = []): Windows {
  const found: Windows = { windows: [], ofTask: problem.tasks.map(() => []) };
  const weeks = weeksOf(problem);
  if (problem.people.some((person) => person.weeks)) {
    const worked = workingDays(problem.holidays);
    const pieces = problem.tasks.map((task) => piecesOf(task, weeks, worked));
    const own = problem.people.map((person) => ownDays(problem, person));
    for (const span of spansOf(pieces.flat(), weeks, days))
      addSpan(found, problem, units, pieces, { weeks, own }, span);
  }
  addLengths(found, problem, units, first);
  return found;
}

function piecesOf({ due, from, spread }: Task, weeks: Week[], worked: Worked): Piece[] {
  const [start, end] = [weeks[0]!.from, weeks.at(-1)!.to];
  const last = Math.min(due ? dayNumber(due) : end, end);
  const whole = [{ from: -Infinity, to: last, part: { days: 1, of: 1 } }];
  if (!spread) return whole;
  const begin = Math.max(from ? dayNumber(from) : start, start);
  const touched = weeks.filter((week) => week.from <= last && week.to >= begin);
  const days = daysIn({ from: begin, to: last }, worked);
  const parts = touched.map((week) => {
    const piece = { from: Math.max(week.from, begin), to: Math.min(week.to, last) };
    return { ...piece, days: days(piece.from, piece.to) };
  });
  const of = parts.reduce((sum, { days }) => sum + days, 0);
  const pieces = parts.filter(({ days }) => days > 0).map(({ days, ...piece }) => ({ ...piece, part: { days, of } }));
  return pieces.length > 0 ? pieces : whole;
}

function spansOf(pieces: Piece[], weeks: Week[], days: number[]): Span[] {
  const sorted = (days: number[]) => [...new Set(days)].sort((a, b) => a - b);
  const upTo = sorted([...pieces.map(({ to }) => to), ...days, weeks.at(-1)!.to]).map((to) => ({
    from: -Infinity,
    to,
  }));
  const within = weeks.flatMap((week) => {
    const own = pieces.filter(({ from }) => from >= week.from && from <= week.to);
    const ends = sorted(own.map(({ to }) => to));
    return sorted(own.map(({ from }) => from)).flatMap((from) =>
      ends.filter((to) => to >= from).map((to) => ({ from, to })),
    );
  });
  return [...upTo, ...within];
}

function addSpan(
  found: Windows,
  { people, tasks }: Problem,
  units: Units,
  pieces: Piece[][],
  { weeks, own }: { weeks: Week[]; own: Worked[] },
  span: Span,
) {
  const parts = pieces.map((all) => {
    const inside = all.filter(({ from, to }) => from >= span.from && to <= span.to);
    return { days: inside.reduce((sum, { part }) => sum + part.days, 0), of: all[0]!.part.of };
  });
  const scale = parts.reduce((all, { days, of }) => (days % of === 0 ? all : multiple(all, of)), 1);
  const window = found.windows.length;
  for (const [task, { days, of }] of parts.entries()) {
    if (days === 0 || tasks[task]!.hours === 0) continue;
    const amount = (charge: number) => Math.floor((charge * scale * days) / of + 1e-6);
    found.ofTask[task]!.push({ window, on: amount(units.task[task]!), buddy: amount(units.buddy[task]!) });
  }
  const perUnit = fine / units.perHour;
  const hours = people.map((person, at) =>
    person.weeks ? freeBetween(person, weeks, own[at]!, span) / fine : Infinity,
  );
  const limit = people.map((person, at) => {
    if (!person.weeks) return Infinity;
    const free = Math.floor((hours[at]! * fine * scale) / perUnit + 1e-6);
    const all = span.from === -Infinity && span.to === weeks.at(-1)!.to && scale === 1;
    return all && free >= units.hours[at]! - units.done[at]! ? Infinity : free;
  });
  found.windows.push({ of: span, scale, limit, hours });
}

/** Kept small enough for the solver's tolerance; where it would not be, parts are rounded in favour of fitting. */
const most = 10_000;
const multiple = (a: number, b: number) => Math.min(most, (a * b) / divisor(a, b));

/** The hours free between two days, in millionths, as they lie on the days that somebody works; other work without a week takes the last. */
function freeBetween(person: Person, weeks: Week[], worked: Worked, { from, to }: Span): number {
  const other = person.other ?? [];
  const loose = other.reduce((sum, { hours, week }) => (week ? sum : sum + hours), 0);
  const free = freeByWeek(person, weeks).reduce((sum, { own }, at) => {
    const { days, of } = partOf(weeks[at]!, from, to, worked);
    return days > 0 ? sum + (own * days) / of : sum;
  }, 0);
  const rest = from === -Infinity && to >= weeks.at(-1)!.to ? loose : 0;
  return Math.max(0, up(free) - down(rest));
}

/** What is free of each week (`own`), and what is `gone`: what is done has taken the first hours that other work leaves. */
export function freeByWeek({ weeks: hours, other = [], done }: Person, weeks: Week[]): { own: number; gone: number }[] {
  const days = other.map(({ week }) => week && dayNumber(week));
  let left = done;
  return weeks.map((week, at) => {
    const taken = other.reduce((sum, one, i) => (days[i] === week.from ? sum + one.hours : sum), 0);
    const own = Math.max(0, hours![at]! - taken);
    const gone = Math.min(own, left);
    left -= gone;
    return { own: own - gone, gone };
  });
}

/** How long one task may be for somebody holds of all the shares that they have of it. */
function addLengths(found: Windows, { people, tasks }: Problem, units: Units, first: number[]) {
  for (const [task, { share, hours: each }] of tasks.entries()) {
    if (!share || first[task] !== task || first[task + 1] !== task || each === 0) continue;
    const hours = people.map(({ rules }) =>
      Math.min(...rules.flatMap((rule) => (rule.kind === 'max-task-hours' ? [rule.value] : []))),
    );
    const limit = hours.map((most) => Math.floor((up(most) * units.perHour) / fine / units.task[task]! + 1e-9));
    if (!limit.some(Number.isFinite)) continue;
    const window = found.windows.length;
    found.windows.push({ of: { task }, scale: 1, limit, hours });
    for (let at = task; first[at] === task; at++) found.ofTask[at]!.push({ window, on: 1, buddy: 0 });
  }
}

/** What everybody takes of every window: `[window][person]`. */
export const noneTaken = ({ windows }: Windows): number[][] => windows.map(({ limit }) => limit.map(() => 0));

/** How many times more a task fits a person's windows, at most `most`, when nothing else is in them. */
export function timesInWindows(
  { windows, ofTask }: Windows,
  task: number,
  person: number,
  as: 'on' | 'buddy',
  most: number,
) {
  return ofTask[task]!.reduce((least, inside) => {
    return inside[as] === 0 ? least : Math.min(least, Math.floor(windows[inside.window]!.limit[person]! / inside[as]));
  }, most);
}
