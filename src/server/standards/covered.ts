// What days and which systems the contacts of a week come from, by the files they were imported with. Pure.
import { daysAfter, daysBetween } from '../day-words.ts';
import type { Span } from './periods.ts';

/** An imported file: its system, and the first and last day of its contacts. */
export type Covering = { source: string; from: string; to: string };

/**
 * Fewer covered days than these, where contacts begin or end, make a part week. Many services do not work at weekends, so a week that
 * ends on a Friday is whole.
 */
const wholeWeek = 5;

/** The systems whose files reach into a span of weeks, by name. */
export const systemsIn = (files: readonly Covering[], span: Span): string[] =>
  [...new Set(reaching(files, span).map(({ source }) => source))].sort((a, b) => a.localeCompare(b, 'en-GB'));

/** First and last day with contacts of a span of weeks; its own where no file says so. */
export function daysCovered(files: readonly Covering[], span: Span): { from: string; to: string } {
  const found = reaching(files, span);
  const last = daysAfter(span.to, 6);
  const ends = found.map(({ to }) => to).sort();
  const begin = found.map(({ from }) => from).sort()[0] ?? '';
  // ISO days stand in the order of their words
  return { from: [begin, span.from].sort().at(-1)!, to: [ends.at(-1) ?? last, last].sort()[0]! };
}

/** How many days of a week are covered where that makes it a part week, at the beginning or the end of contacts; null for a whole one. */
export function partOf(files: readonly Covering[], week: string): number | null {
  const days = Array.from({ length: 7 }, (_, at) => daysAfter(week, at));
  const covered = days.filter((day) => files.some(({ from, to }) => from <= day && day <= to)).length;
  if (covered === 0 || covered >= wholeWeek) return null;
  const isCovered = (monday: string) => reaching(files, { from: monday, to: monday }).length > 0;
  return isCovered(daysAfter(week, -7)) && isCovered(daysAfter(week, 7)) ? null : covered;
}

/** Where figures cannot be compared with earlier ones: after a gap, or where other systems give a good part of them. */
export type Cut = { week: string; empty: number; before: string[] | null; systems: string[] };

/** More weeks than these without a figure part what is before from what comes after. */
export const longestGap = 4;

/**
 * A system counts from the week in which it gives a tenth of the contacts until it gives less than a twentieth: a few contacts from
 * another one do not change what a week says, and one that gives about a tenth does not part every week from the next (see 0174).
 */
const begins = 0.1;
const ends = 0.05;

/**
 * `weeks`: Mondays with a figure, in their order. `givenIn`: how many of a week's contacts each system gave, where that is known; else
 * every file that reaches into it counts. `beside`: systems that gave too few of the contacts since the last cut to count.
 */
export function cutsIn(
  files: readonly Covering[],
  weeks: readonly string[],
  givenIn: (week: string) => ReadonlyMap<string, number> | undefined = () => undefined,
): { cuts: Cut[]; beside: string[] } {
  const cuts: Cut[] = [];
  let counting: string[] | null = null;
  let beside = new Set<string>();
  for (const [at, week] of weeks.entries()) {
    const given = givenIn(week) ?? new Map(systemsIn(files, { from: week, to: week }).map((system) => [system, 1]));
    const all = [...given.values()].reduce((sum, n) => sum + n, 0);
    const counts = (system: string) => given.get(system)! / all >= (counting?.includes(system) ? ends : begins);
    const systems = [...given.keys()].filter(counts).sort((a, b) => a.localeCompare(b, 'en-GB'));
    const empty = at === 0 ? 0 : daysBetween(weeks[at - 1]!, week) / 7 - 1;
    const before = counting && counting.join('\n') !== systems.join('\n') ? counting : null;
    if (before || empty > longestGap) {
      cuts.push({ week, empty, before, systems });
      beside = new Set();
    }
    for (const system of given.keys()) if (!systems.includes(system)) beside.add(system);
    counting = systems;
  }
  return { cuts, beside: [...beside].sort((a, b) => a.localeCompare(b, 'en-GB')) };
}

const reaching = (files: readonly Covering[], { from, to }: Span) =>
  files.filter((file) => file.from <= daysAfter(to, 6) && file.to >= from);
