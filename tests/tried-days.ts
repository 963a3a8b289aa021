// A person's work put into their days, one day after the other: whatever is due first is done first.
import type { Problem } from '#server/plans/allocation/problem.ts';

type Person = Problem['people'][number];
type Work = { task: Problem['tasks'][number]; hours: number };
type Job = { from: number; to: number; left: number };

const day = (text: string) => Math.round(Date.parse(text) / 86_400_000);
const isWorking = (at: number) => ![0, 6].includes(new Date(at * 86_400_000).getUTCDay());
const daysOf = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Whether everything can be done in the hours of the weeks that it has to be done in; nothing is asked of who has no weeks. */
export function fitsItsDays(problem: Problem, person: Person, work: Work[]): boolean {
  const { weeks, until } = problem;
  if (!weeks || !person.weeks) return true;
  const last = until ? day(until) : sundayOf(day(weeks.at(-1)!));
  const all = weeks.map((week, at) => daysOf(day(week), at + 1 < weeks.length ? day(weeks[at + 1]!) - 1 : last));
  const free = new Map(freeIn(problem, person, all));
  const jobs = work.flatMap((one) => jobsOf(problem, one, all));
  const loose = (person.other ?? []).filter(({ week }) => !week).reduce((sum, { hours }) => sum + hours, 0);
  jobs.push({ from: all[0]![0]!, to: last, left: loose });
  for (const at of all.flat()) {
    let hours = free.get(at) ?? 0;
    for (const job of jobs.filter(({ from, to }) => from <= at && to >= at).sort((a, b) => a.to - b.to)) {
      const now = Math.min(hours, job.left);
      job.left -= now;
      hours -= now;
    }
    if (jobs.some(({ to, left }) => to <= at && left > 1e-7)) return false;
  }
  return jobs.every(({ left }) => left <= 1e-7);
}

/** The hours free between two days, both counted; the first left out: from the beginning. */
export function freeHours(problem: Problem, person: Person, to: string, from = ''): number {
  const { weeks, until } = problem;
  const last = until ? day(until) : sundayOf(day(weeks!.at(-1)!));
  const all = weeks!.map((week, at) => daysOf(day(week), at + 1 < weeks!.length ? day(weeks![at + 1]!) - 1 : last));
  return freeIn(problem, person, all).reduce((sum, [at, hours]) => {
    return at <= day(to) && (from === '' || at >= day(from)) ? sum + hours : sum;
  }, 0);
}

const sundayOf = (at: number) => at + ((7 - new Date(at * 86_400_000).getUTCDay()) % 7);

const isHoliday = ({ holidays = [] }: Problem, at: number) => holidays.some((one) => day(one) === at);

/**
 * Every day of a week that somebody works has an equal part of its hours, and half of a day half of one; where they work on none of its
 * days, every weekday has; where it has none, every day.
 */
function freeIn(problem: Problem, person: Person, all: number[][]): [number, number][] {
  const weeks = problem.weeks!;
  const away = new Map(Object.entries(person.away ?? {}).map(([one, part]) => [day(one), part]));
  const there = (at: number) => (isWorking(at) && !isHoliday(problem, at) ? 1 - (away.get(at) ?? 0) : 0);
  let done = person.done;
  return all.flatMap((days, at) => {
    const other = (person.other ?? []).filter(({ week }) => week === weeks[at]);
    const own = person.weeks![at]! - other.reduce((sum, { hours }) => sum + hours, 0);
    const gone = Math.min(own, done);
    done -= gone;
    const used = [there, (one: number) => Number(isWorking(one)), () => 1]
      .map((worked) => days.map((one): [number, number] => [one, worked(one)]).filter(([, part]) => part > 0))
      .find((worked) => worked.length > 0)!;
    const whole = used.reduce((sum, [, part]) => sum + part, 0);
    return used.map(([one, part]): [number, number] => [one, ((own - gone) * part) / whole]);
  });
}

function jobsOf(problem: Problem, { task, hours }: Work, all: number[][]): Job[] {
  const [start, end] = [all[0]![0]!, all.at(-1)!.at(-1)!];
  const to = Math.min(task.due ? day(task.due) : end, end);
  const from = Math.max(task.from ? day(task.from) : start, start);
  const range = daysOf(from, to);
  const weekdays = range.filter(isWorking);
  const open = weekdays.filter((at) => !isHoliday(problem, at));
  const counted = [open, weekdays].find((days) => days.length > 0) ?? range;
  if (!task.spread || counted.length === 0) return [{ from: start, to, left: hours }];
  return all.flatMap((week) => {
    const inside = counted.filter((at) => week.includes(at));
    if (inside.length === 0) return [];
    const left = (hours * inside.length) / counted.length;
    return [{ from: Math.max(week[0]!, from), to: Math.min(week.at(-1)!, to), left }];
  });
}
