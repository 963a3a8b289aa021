// Hours week by week: what somebody is at work, less days away and bank holidays, and which part of it is free for a plan. Pure.
import { daysAfter } from '../day-words.ts';

/** `week`: its first day inside the plan; `of`: hours at work in it; `hours`: those free for the plan. */
export type WeekAtWork = { week: string; of: number };
export type FreeWeek = WeekAtWork & { hours: number };

export type Period = { startsOn: string; endsOn: string };
/** `contract`: hours a week; `from`, `to`: the first and last day at work, where they are known. */
export type AtWork = {
  contract: number;
  from: string | null;
  to: string | null;
  absences: readonly { startsOn: string; endsOn: string; hours: number | null }[];
};

/** The first day of a plan, then every Monday in it. */
export function weeksOf({ startsOn, endsOn }: Period): string[] {
  const weeks = [startsOn];
  const weekday = new Date(startsOn).getUTCDay();
  for (let day = daysAfter(startsOn, (8 - weekday) % 7 || 7); day <= endsOn; day = daysAfter(day, 7)) weeks.push(day);
  return weeks;
}

/** Hours at work in each week of a plan: a fifth of the contract on each working day; where a plan has no working day, a seventh on each. */
export function atWorkIn(
  period: Period,
  person: AtWork,
  holidays: ReadonlySet<string>,
  weeks: readonly string[] = weeksOf(period),
): WeekAtWork[] {
  return byWeek(daysAtWork(period, person, holidays), weeks).map(({ week, days }) => ({
    week,
    of: hundredths(days.reduce((sum, { hours }) => sum + hours, 0)),
  }));
}

/**
 * The part of each day that somebody is not at work, from a day on: of the weeks in which they are at all, and of days that are no
 * bank holidays. With it the hours of a week lie on the days that are left of it.
 */
export function awayIn(
  period: Period,
  person: AtWork,
  holidays: ReadonlySet<string>,
  weeks: readonly string[],
): Record<string, number> {
  const parts = byWeek(daysAtWork(period, person, holidays), weeks).flatMap(({ days }) =>
    days.some(({ hours }) => hours > 0) ? days.filter(({ day }) => !holidays.has(day)) : [],
  );
  const missing = parts.map(({ day, hours, each }) => [day, Math.round((1 - hours / each) * 1e4) / 1e4] as const);
  return Object.fromEntries(missing.filter(([, part]) => part > 0));
}

type Day = { day: string; hours: number; each: number };

/** The days that count for somebody's time at work, each with the hours that they are at work on it, of `each` that a day has. */
function daysAtWork(period: Period, { contract, from, to, absences }: AtWork, holidays: ReadonlySet<string>): Day[] {
  const days = daysOf(period);
  const working = days.filter((day) => !isWeekend(day));
  const each = working.length > 0 ? contract / 5 : contract / 7;
  const hoursOn = (day: string) => {
    if (holidays.has(day) || (from && day < from) || (to && day > to)) return 0;
    const away = absences.filter(({ startsOn, endsOn }) => startsOn <= day && endsOn >= day);
    return Math.max(0, each - away.reduce((sum, { hours }) => sum + (hours ?? each), 0));
  };
  return (working.length > 0 ? working : days).map((day) => ({ day, hours: hoursOn(day), each }));
}

const byWeek = (days: readonly Day[], weeks: readonly string[]) =>
  weeks.map((week, at) => ({
    week,
    days: days.filter(({ day }) => day >= week && (weeks[at + 1] === undefined || day < weeks[at + 1]!)),
  }));

function daysOf({ startsOn, endsOn }: Period): string[] {
  const days = [];
  for (let day = startsOn; day <= endsOn; day = daysAfter(day, 1)) days.push(day);
  return days;
}

const isWeekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());

/** The part of the time at work that is free for planned work where nothing else was said; the rest is contacts and breaks. */
export const usualShare = 0.1;

/** The part of each week that is usually free, to quarters of an hour. */
export const usualWeeks = (weeks: readonly WeekAtWork[], share: number): FreeWeek[] =>
  weeks.map(({ week, of }) => ({ week, of, hours: quarters(of * share) }));

/**
 * Hours of a plan over its weeks as they are at work in each: in quarters of an hour, the rest where it is due most. They add up
 * to `hours`, also where somebody is away in all of them.
 */
export function spreadOver(hours: number, weeks: readonly WeekAtWork[]): FreeWeek[] {
  const whole = weeks.reduce((sum, { of }) => sum + of, 0);
  const parts = weeks.map(({ of }) => (whole > 0 ? of / whole : 1 / weeks.length) * hours * 4);
  const given = parts.map(Math.floor);
  const byRest = parts
    .map((part, at) => ({ at, rest: part - given[at]! }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  let left = hours * 4 - given.reduce((sum, one) => sum + one, 0);
  for (const { at } of byRest) {
    const more = Math.min(1, Math.max(0, left));
    given[at]! += more;
    left -= more;
  }
  return weeks.map((week, at) => ({ ...week, hours: hundredths(given[at]! / 4) }));
}

/** The same with so many hours more, over the weeks that begin on `day` or later; where none does, over all. */
export function withMore(was: readonly FreeWeek[], hours: number, day: string): FreeWeek[] {
  const toCome = was.filter(({ week }) => week >= day);
  const more = spreadOver(hundredths(hours), toCome.length > 0 ? toCome : was);
  return was.map((one) => {
    const added = more.find(({ week }) => week === one.week)?.hours ?? 0;
    return { ...one, hours: hundredths(one.hours + added) };
  });
}

/**
 * The same free hours with what is known of days away now: each week keeps its part of the hours at work. `share`: of a week in which
 * somebody was away altogether before, and is not now.
 */
export const reckonedAnew = (was: readonly FreeWeek[], now: readonly WeekAtWork[], share: number): FreeWeek[] =>
  now.map(({ week, of }) => {
    const before = was.find((one) => one.week === week);
    if (before && before.of === of) return { ...before };
    return { week, of, hours: quarters(before && before.of > 0 ? (before.hours * of) / before.of : of * share) };
  });

export const sumOfWeeks = (weeks: readonly { hours: number }[]) =>
  hundredths(weeks.reduce((sum, { hours }) => sum + hours, 0));

const quarters = (hours: number) => Math.round(hours * 4) / 4;
const hundredths = (hours: number) => Math.round(hours * 100) / 100;
