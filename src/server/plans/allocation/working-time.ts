// Weeks and what is worked of their days: Monday to Friday, less bank holidays and what somebody is away. Days are counted from
// 1 January 1970, so that they can be compared and added.
import type { Person, Problem } from './problem.ts';

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

/** How much of a day is worked: 1 for the whole of it. */
export type Worked = (day: number) => number;

const isWeekday: Worked = (day) => (weekday(day) < 5 ? 1 : 0);
const everyDay: Worked = () => 1;

/** Monday to Friday, without bank holidays. */
export function workingDays(holidays: readonly string[] = []): Worked {
  const off = new Set(holidays.map(dayNumber));
  return (day) => (off.has(day) ? 0 : isWeekday(day));
}

/** The same of somebody, without what they are away. */
export function ownDays({ holidays }: Pick<Problem, 'holidays'>, { away = {} }: Pick<Person, 'away'>): Worked {
  const working = workingDays(holidays);
  const parts = new Map(Object.entries(away).map(([day, part]) => [dayNumber(day), part]));
  return (day) => working(day) * (1 - (parts.get(day) ?? 0));
}

/** How many days of a time lie between two: those worked; where it has none, its Mondays to Fridays; where it has none either, all. */
export function daysIn({ from, to }: Week, worked: Worked): (first: number, last: number) => number {
  const counted = [worked, isWeekday].find((counts) => sum(from, to, counts) > 0) ?? everyDay;
  return (first, last) => sum(Math.max(from, first), Math.min(to, last), counted);
}

function sum(from: number, to: number, counts: Worked): number {
  let days = 0;
  for (let day = from; day <= to; day++) days += counts(day);
  return days;
}

/** A part of something by days: `of` is never 0 where the days asked about are in it. */
export type Part = { days: number; of: number };

/** How much of a week lies between two days, by what is worked of it. */
export function partOf(week: Week, first: number, last: number, worked: Worked): Part {
  const days = daysIn(week, worked);
  return { days: days(first, last), of: days(week.from, week.to) };
}
