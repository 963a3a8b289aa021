// Which coming events to have observed: the fewest that close most of what a portfolio lacks. Exact, for a solver. Pure.
import { daysAfter } from '../../day-words.ts';
import type { Linear, Sum } from '../../plans/allocation/linear.ts';
import { atLeast, atMost, column, sum, worthOf } from '../../plans/allocation/linear.ts';
import type { Solver } from '../../plans/allocation/solver.ts';
import type { SourceClass } from '../sources.ts';

/** An event on a day (YYYY-MM-DD), with the criteria it could show, by their codes, and the class of source that its record is. */
export type Event = { id: string; day: string; shows: string[]; source: SourceClass };

/**
 * What a criterion lacks: how many more `days` with an occasion, none of them one of `used`; whether one of these must be on or
 * after `since`, or, where nothing is known yet, so many days (`span`) after the first; whether another class of source than `known` is needed.
 */
export type Lack = {
  code: string;
  days: number;
  used: string[];
  since: string | null;
  span: number;
  known: SourceClass[] | null;
};

/** `closes`: what each chosen event adds, by code; `open`: what no choice of these events closes. */
export type Observing = { chosen: { id: string; codes: string[] }[]; closed: number; lacking: number; open: Open[] };
export type Open = { code: string; days: number; since: string | null; otherSource: boolean };

type Model = { linear: Linear; events: number[]; closes: Sum; parts: Part[] };
/** The columns that count what is closed of one lack. */
type Part = { lack: Lack; days: number[]; since: number | null; source: number | null };

/**
 * First as much of what is lacking as these events can close, then as few events as do it, then the earliest of those.
 * null where the time was over. (Set cover in its form with several needs for each element: Wolsey, Integer Programming, 2nd edition 2020, chapter 1.)
 */
export function observing(
  events: readonly Event[],
  lacks: readonly Lack[],
  solver: Solver,
  seconds: number,
): Observing | null {
  const model = modelOf(events, lacks);
  const most = best(solver, model.linear, model.closes, seconds);
  if (!most) return null;
  model.linear.rows.push(atLeast(model.closes, most.worth));
  const few = best(solver, model.linear, sum(model.events.map((at) => [at, -1])), seconds);
  if (!few) return null;
  model.linear.rows.push(atMost(sum(model.events.map((at) => [at, 1])), -few.worth));
  const order = [...new Set(events.map(({ day }) => day))].sort();
  const late = sum(events.map(({ day }, at) => [model.events[at]!, -1 - order.indexOf(day)]));
  const soon = best(solver, model.linear, late, seconds);
  return soon && answerOf(events, lacks, model, soon.values, most.worth);
}

function best(solver: Solver, linear: Linear, goal: Sum, seconds: number) {
  const { values, proven } = solver.solve(linear, goal, { work: 200_000, seconds });
  if (!proven || !values) return null;
  return { values, worth: worthOf(goal, values) };
}

function modelOf(events: readonly Event[], lacks: readonly Lack[]): Model {
  const linear: Linear = { lower: [], upper: [], rows: [] };
  const at = events.map(() => column(linear, 0, 1));
  const parts = lacks.map((lack) => partOf(linear, lack, events, at));
  const closes = sum(parts.flatMap(({ days, since, source }) => closing(days, since, source).map((one) => [one, 1])));
  return { linear, events: at, closes, parts };
}

const closing = (days: number[], since: number | null, source: number | null) =>
  [...days, since, source].filter((one) => one !== null);

function partOf(linear: Linear, lack: Lack, events: readonly Event[], at: number[]): Part {
  const showing = events.flatMap(({ shows, ...event }, i) =>
    shows.includes(lack.code) ? [{ ...event, at: at[i]! }] : [],
  );
  const counted = (of: typeof showing) => {
    const one = column(linear, 0, 1);
    linear.rows.push(atMost(sum([[one, 1], ...of.map((event) => [event.at, -1] as const)]), 0));
    return one;
  };
  const byDay = Map.groupBy(
    showing.filter(({ day }) => !lack.used.includes(day)),
    ({ day }) => day,
  );
  const days = [...byDay.values()].map(counted);
  linear.rows.push(atMost(sum(days.map((one) => [one, 1])), lack.days));
  const after = lack.since ?? spanFrom(lack, showing);
  const since = after === null ? null : counted(showing.filter(({ day }) => day >= after));
  const known = lack.known;
  const source = known === null ? null : counted(showing.filter((event) => !known.includes(event.source)));
  return { lack, days, since, source };
}

/** The day from which on one of these must be, so that they span enough; null where it does not matter. */
function spanFrom({ span }: Lack, events: readonly { day: string }[]): string | null {
  const [first] = events.map(({ day }) => day).sort();
  return span > 0 && first !== undefined ? daysAfter(first, span) : null;
}

function answerOf(
  events: readonly Event[],
  lacks: readonly Lack[],
  { events: at, parts }: Model,
  values: number[],
  closed: number,
): Observing {
  const codes = new Set(lacks.map(({ code }) => code));
  const taken = events
    .filter((_, i) => values[at[i]!]! > 0)
    .map(({ shows, ...event }) => ({ ...event, codes: shows.filter((code) => codes.has(code)) }))
    .toSorted((a, b) => a.day.localeCompare(b.day));
  const open = parts.map(({ lack, days, source }) => ({
    code: lack.code,
    days: lack.days - days.reduce((total, one) => total + values[one]!, 0),
    since: stillSince(
      lack,
      taken.filter((event) => event.codes.includes(lack.code)),
    ),
    otherSource: source !== null && values[source] === 0,
  }));
  const lacking = parts.reduce((total, { lack, since, source }) => {
    return total + lack.days + Number(since !== null) + Number(source !== null);
  }, 0);
  return {
    chosen: taken.map(({ id, codes }) => ({ id, codes })),
    ...{ closed, lacking },
    open: open.filter(({ days, since, otherSource }) => days > 0 || since !== null || otherSource),
  };
}

/** The day on or after which one more is needed than what was chosen. */
function stillSince(lack: Lack, chosen: readonly { day: string }[]): string | null {
  const after = lack.since ?? spanFrom(lack, chosen);
  return after !== null && !chosen.some(({ day }) => day >= after) ? after : null;
}
