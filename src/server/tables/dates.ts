// Dates as people write them. Whether 05/08 is in May or in August is decided by the whole column, never by one cell.

/** Which number comes first in a date of numbers whose year stands last. */
export type DateOrder = 'day-first' | 'month-first';

/** `date` is `YYYY-MM-DD`, `time` `HH:MM:SS`, `offset` `+01:00` or `Z`; null where the text does not say. */
export type Moment = { date: string; time: string | null; offset: string | null };

/** What a column's dates say about their order; fill it with `countDate`, in any number of passes. */
export type DateVotes = { dayFirst: number; monthFirst: number; either: number; plain: number; unread: number };

/** `doubt`: `either` when every date can be read both ways, `both` when some are only day-first and some only month-first. */
export type DateVerdict = { order: DateOrder; doubt: null | 'either' | 'both' };

export const noDates = (): DateVotes => ({ dayFirst: 0, monthFirst: 0, either: 0, plain: 0, unread: 0 });

export function countDate(votes: DateVotes, text: string): void {
  const numbers = numeric.exec(withoutWeekday(text));
  if (!numbers) {
    if (readDate(text, 'day-first')) votes.plain++;
    else if (text.trim() !== '') votes.unread++;
    return;
  }
  const dayFirst = readDate(text, 'day-first');
  const monthFirst = readDate(text, 'month-first');
  if (dayFirst && monthFirst) votes[dayFirst.date === monthFirst.date ? 'plain' : 'either']++;
  else if (dayFirst) votes.dayFirst++;
  else if (monthFirst) votes.monthFirst++;
  else votes.unread++;
}

const withoutWeekday = (text: string) => text.trim().replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+/i, '');

/** UK dates are day-first, so that is the order given along with a doubt. */
export function dateOrderOf({ dayFirst, monthFirst, either }: DateVotes): DateVerdict {
  const order = monthFirst > dayFirst ? 'month-first' : 'day-first';
  if (dayFirst && monthFirst) return { order, doubt: 'both' };
  return { order, doubt: either && !dayFirst && !monthFirst ? 'either' : null };
}

export function orderOfDates(values: Iterable<string>): DateVerdict {
  const votes = noDates();
  for (const value of values) countDate(votes, value);
  return dateOrderOf(votes);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = `(${months.join('|')})[a-z]*\\.?`;
const year = '(\\d{4}|\\d{2})';
const clock = '(?:[T ,]+(.+))?$';
const numeric = new RegExp(`^(\\d{1,2})[-/. ](\\d{1,2})[-/. ]${year}(?!\\d)${clock}`, 'i');
const yearFirst = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)${clock}`, 'i');
const compact = new RegExp(`^((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)${clock}`, 'i');
const dayMonth = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[-/. ]+${month}[-/., ]+${year}(?!\\d)${clock}`, 'i');
const monthDay = new RegExp(`^${month}[-/. ]+(\\d{1,2})(?:st|nd|rd|th)?[-/., ]+${year}(?!\\d)${clock}`, 'i');
const wholeMonth = new RegExp(`^(?:(\\d{4})-(\\d{2})|${month}[-/., ]+${year})$`, 'i');
const wholeWeek = /^(\d{4})-?W(\d{2})$/i;
const serial = /^\d{5}(?:\.\d+)?$/;

/** No date and no time is longer; what looks for one takes long in a very long text. */
const longest = 100; // characters

/**
 * One date, or null. Read: `2026-03-02`, `2/3/26` (by `order`), `2 Mar 2026`, `March 2nd, 2026`, `Wed, May 8, 25`, `20260302`,
 * `Mar 2026` and `2026-03` (the first), `2026-W10` (its Monday), a spreadsheet's day number `46083.5`; with a time such as
 * `T09:30`, ` 9:30:05 pm`, and an offset. Two-figure years are 1970 to 2069.
 */
export function readDate(text: string, order: DateOrder): Moment | null {
  if (text.length > longest) return null;
  const bare = withoutWeekday(text);
  let at = yearFirst.exec(bare) ?? compact.exec(bare);
  if (at) return moment(at[1]!, at[2]!, at[3]!, at[4]);
  at = numeric.exec(bare);
  if (at) return order === 'day-first' ? moment(at[3]!, at[2]!, at[1]!, at[4]) : moment(at[3]!, at[1]!, at[2]!, at[4]);
  at = dayMonth.exec(bare);
  if (at) return moment(at[3]!, named(at[2]!), at[1]!, at[4]);
  at = monthDay.exec(bare);
  if (at) return moment(at[3]!, named(at[1]!), at[2]!, at[4]);
  return readPeriod(bare);
}

function readPeriod(text: string): Moment | null {
  let at = wholeMonth.exec(text);
  if (at) return at[1] ? moment(at[1], at[2]!, '1') : moment(at[4]!, named(at[3]!), '1');
  at = wholeWeek.exec(text);
  if (at) return mondayOf(Number(at[1]), Number(at[2]));
  return serial.test(text) ? fromSerial(Number(text)) : null;
}

const named = (word: string) => String(months.indexOf(word.slice(0, 3).toLowerCase()) + 1);

function moment(years: string, month: string, day: string, clock?: string): Moment | null {
  const year = years.length === 4 ? Number(years) : Number(years) + (Number(years) < 70 ? 2000 : 1900);
  const at = new Date(Date.UTC(year, Number(month) - 1, Number(day)));
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== Number(month) - 1 || at.getUTCDate() !== Number(day))
    return null;
  const date = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!clock?.trim()) return { date, time: null, offset: null };
  const read = readClock(clock);
  return read && { date, ...read };
}

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Zones that files name and that are nowhere else in use by that name. */
const zones: Record<string, string> = { Z: 'Z', UTC: 'Z', GMT: 'Z', BST: '+01:00', CET: '+01:00', CEST: '+02:00' };

/** `9:30`, `09:30:05.25`, `9.30 pm`, `9pm`, each with or without an offset; fractions of a second fall away. */
export function readClock(text: string): { time: string; offset: string | null } | null {
  if (text.length > longest) return null;
  const at =
    /^(\d{1,2})(?:[:.](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|BST|CES?T|(?:UTC|GMT)?[+-]\d\d:?\d\d(?= UTC$|$))?(?: UTC)?$/i.exec(
      text.trim(),
    );
  if (!at || (at[2] === undefined && !at[4])) return null;
  const half = at[4]?.[0]?.toLowerCase();
  const said = Number(at[1]);
  if (half && (said < 1 || said > 12)) return null;
  const hour = half ? (said % 12) + (half === 'p' ? 12 : 0) : said;
  if (hour > 23 || Number(at[2] ?? 0) > 59 || Number(at[3] ?? 0) > 59) return null;
  const zone = at[5]?.toUpperCase().replace(/^(UTC|GMT)(?=[+-])/, '');
  const offset = zone ? (zones[zone] ?? zone.replace(/^(...):?/, '$1:')) : null;
  return { time: [String(hour), at[2] ?? '00', at[3] ?? '00'].map((part) => part.padStart(2, '0')).join(':'), offset };
}

/** ISO 8601 week: week 1 holds the year's first Thursday, so 4 January is always in it. */
function mondayOf(year: number, week: number): Moment | null {
  if (week < 1 || week > 53) return null;
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * 86_400_000;
  return { date: isoDay(monday + (week - 1) * 7 * 86_400_000), time: null, offset: null };
}

/** Days since 30 December 1899, as spreadsheets count; 20,000 to 80,000 is 1954 to 2119. */
function fromSerial(days: number): Moment | null {
  if (days < 20_000 || days > 80_000) return null;
  const at = Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000;
  const time = new Date(at).toISOString().slice(11, 19);
  return { date: isoDay(at), time: time === '00:00:00' ? null : time, offset: null };
}
