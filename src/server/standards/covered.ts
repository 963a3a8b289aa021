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

/** Where figures cannot be compared with earlier ones: after a gap, or where other systems begin to be counted. */
export type Cut = { week: string; empty: number; before: string[] | null };

/** More weeks than these without a figure part what is before from what comes after. */
const longestGap = 4;

/** `weeks`: Mondays with a figure, in their order. */
export function cutsIn(files: readonly Covering[], weeks: readonly string[]): Cut[] {
  return weeks.slice(1).flatMap((week, at) => {
    const earlier = weeks[at]!;
    const empty = daysBetween(earlier, week) / 7 - 1;
    const before = systemsIn(files, { from: earlier, to: earlier });
    const isOther = before.join('\n') !== systemsIn(files, { from: week, to: week }).join('\n');
    return empty > longestGap || isOther ? [{ week, empty, before: isOther ? before : null }] : [];
  });
}

const reaching = (files: readonly Covering[], { from, to }: Span) =>
  files.filter((file) => file.from <= daysAfter(to, 6) && file.to >= from);
