// Weeks and their working days, Monday to Friday. Days are counted from 1 January 1970, so that they can be compared and added.
import type { Problem } from './problem.ts';

/** The first and the last day of each week of a problem. */
export type Week = { from: number; to: number };

export const dayNumber = (day: string) => Math.round(Date.parse(day) / 86_400_000);
export const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** A week lasts to the day before the next; the last to `until`, or to its Sunday. */
export function weeksOf({ weeks = [], until }: Pick<Problem, 'weeks' | 'until'>): Week[] {
  const starts = weeks.map(dayNumber);
  return starts.map((from, at) => {
    const sunday = from + 6 - weekday(from);
    return { from, to: at + 1 < starts.length ? starts[at + 1]! - 1 : until ? dayNumber(until) : sunday };
  });
}

/** 0 is Monday. 1 January 1970 was a Thursday. */
const weekday = (day: number) => (((day + 3) % 7) + 7) % 7;

/** A part of something by days: `of` is never 0 where the days asked about are in it. */
export type Part = { days: number; of: number };

/** How much of a week lies between two days, by its working days; by all of its days where none of them is one. */
export function partOf({ from, to }: Week, first: number, last: number): Part {
  const inside = (count: (from: number, to: number) => number): Part => ({
    days: count(Math.max(from, first), Math.min(to, last)),
    of: count(from, to),
  });
  const working = inside(workingDays);
  return working.of > 0 ? working : inside(days);
}

const days = (from: number, to: number) => Math.max(0, to - from + 1);

export function workingDays(from: number, to: number): number {
  let count = 0;
  for (let day = from; day <= to; day++) if (weekday(day) < 5) count++;
  return count;
}
