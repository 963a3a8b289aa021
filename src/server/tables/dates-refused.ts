// Why a date in a file cannot be taken, and what would be right. Pure.
import { dayInWords } from '../day-words.ts';

const numbers = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?!\d)/;
const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Of a text that is no date: which part of it cannot be, and how a date is written. */
export function sayNoDate(said: string): string {
  const why = whyNone(said.trim());
  return `${why ? `${why}. A` : 'a'} date was expected, such as 31/03/2026 or 2026-03-31.`;
}

/** `latest`: the last day that is taken, which is tomorrow. */
export const sayFuture = (day: string, latest: string): string =>
  `${dayInWords(day)} has not come yet. The last day that is taken is ${dayInWords(latest)}, tomorrow: in other time zones it has begun already.`;

/** Of numbers alone: a month or a day of a month that there is not. Null where it is written otherwise. */
function whyNone(text: string): string | null {
  const [, first, second, third] = numbers.exec(text) ?? [];
  if (!first || !second || !third) return null;
  const isYearFirst = first.length === 4;
  if (!isYearFirst && third.length < 4) return null;
  const [year, a, b] = (isYearFirst ? [first, third, second] : [third, first, second]).map(Number) as [
    number,
    number,
    number,
  ];
  const [day, month] = !isYearFirst && b > 12 && a <= 12 ? [b, a] : [a, b];
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const named = months.format(Date.UTC(year, month - 1));
  return day >= 1 && day <= days ? null : `${named} has ${days} days, so no day ${day}`;
}
