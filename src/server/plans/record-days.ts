// The days on which something was done, out of the moments written with it: a plan for next month is made this month.
import { dayOf } from '../day-words.ts';

/** First and last day of some moments (ISO 8601) in a time zone; null where there is none. Pure. */
export function daysOf(moments: readonly (string | null)[], zone: string): { from: string; to: string } | null {
  const days = moments
    .filter((at) => at !== null)
    .map((at) => dayOf(new Date(at), zone))
    .sort();
  const [from, to] = [days[0], days.at(-1)];
  return from && to ? { from, to } : null;
}
