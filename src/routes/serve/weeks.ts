// Weeks in addresses and in words.
import { daysAfter, shortDate, shortDay } from '#server/day-words.ts';

type Weeks = { from: string; to: string; weeks: string; last: string };

/** The period as it stands in an address. */
export const queryOf = ({ weeks, to, last }: Weeks): Record<string, string> => ({
  weeks,
  ...(to !== last && { until: to }),
});

/** First and last day of a period of weeks, which begin on Mondays. */
export const daysOf = ({ from, to }: { from: string; to: string }): [string, string] => [from, daysAfter(to, 6)];

/** "16 Nov to 22 Nov 2026": a week by its Monday. */
export const weekInWords = (monday: string): string => `${shortDay(monday)} to ${shortDate(daysAfter(monday, 6))}`;
