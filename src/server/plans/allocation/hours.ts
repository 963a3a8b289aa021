// Hours as whole numbers of one common unit, so that sums and comparisons are exact and the solver sees small integers.
import type { Problem } from './problem.ts';

/** Whole units: what each task charges a person on it (`task`) and a buddy (`buddy`), what each person works (`hours`),
 * is charged already for work that is done and for other work (`done`) and may be charged at most with it (`cap`). `perHour` units make one hour. */
export type Units = {
  perHour: number;
  task: number[];
  buddy: number[];
  hours: number[];
  done: number[];
  cap: number[];
};

export const fine = 1_000_000;

/**
 * Hours are kept to a millionth. What is finer is rounded in favour of fitting (charges down, limits up), so that three
 * tasks of 2/3 hour fit into two hours although no decimal writes 2/3 exactly.
 */
export function unitsOf(problem: Problem): Units {
  const task = problem.tasks.map(({ hours }) => down(hours));
  const buddy = problem.tasks.map(({ hours }) => down(hours * problem.buddyHours));
  const hours = problem.people.map((person) => up(person.hours));
  const done = problem.people.map((person) => down(person.done + otherHours(person)));
  const cap = problem.people.map(({ rules }, at) => {
    const agreed = rules.flatMap((rule) => (rule.kind === 'max-hours' ? [up(rule.value)] : []));
    // What is done is done, also where a limit was set afterwards.
    return Math.max(done[at]!, Math.min(hours[at]!, ...agreed));
  });
  const unit = commonUnit([...task, ...buddy, ...hours, ...done, ...cap]);
  const scaled = (amounts: number[]) => amounts.map((amount) => amount / unit);
  return {
    ...{ perHour: fine / unit, task: scaled(task), buddy: scaled(buddy) },
    ...{ hours: scaled(hours), done: scaled(done), cap: scaled(cap) },
  };
}

/** Coaching and the like: charged before anything is given. */
export const otherHours = ({ other = [] }: Pick<Problem['people'][number], 'other'>) =>
  other.reduce((sum, { hours }) => sum + hours, 0);

/** Other work that their free hours do not hold: the first of any hours that they are given goes to it. With `weeks` of those, and of what has none. */
export const otherBeyond = ({ other = [] }: Problem['people'][number], weeks?: readonly string[]): number =>
  other.reduce((sum, { beyond = 0, week }) => (week && weeks && !weeks.includes(week) ? sum : sum + beyond), 0);

/** What somebody may still be charged beside the work that they have done. */
export const roomOf = ({ cap, done }: Units, person: number) => cap[person]! - done[person]!;

/** A limit on hours in the given units; in parts of one where no unit was made for it. */
export const limitIn = ({ perHour }: Units, hours: number) => (up(hours) * perHour) / fine;

/** Whole numbers in the proportion of the given amounts, and how many of them make one. */
export function wholeNumbers(amounts: number[]): { whole: number[]; perOne: number } {
  const tiny = amounts.map((amount) => Math.round(amount * fine));
  const unit = commonUnit(tiny);
  return { whole: tiny.map((amount) => amount / unit), perOne: fine / unit };
}

// The thousandth of a unit forgives what floating point adds: 0.29 × 1,000,000 is 290,000.00000000006 or 289,999.99…
export const down = (hours: number) => Math.floor(hours * fine + 1e-3);
export const up = (hours: number) => Math.ceil(hours * fine - 1e-3);

const commonUnit = (amounts: number[]) => amounts.reduce(divisor, 0) || 1;

/** The greatest whole number that divides both. */
export function divisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return Math.abs(a);
}
