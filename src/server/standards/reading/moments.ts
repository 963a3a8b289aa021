import { countDate, type DateOrder, dateOrderOf, noDates, readClock, readDate } from '#server/tables/dates.ts';
import type { TimeZone } from './time-zone.ts';

/** A time read: the local day, the seconds into it (null for a day alone), and the instant in milliseconds (likewise). */
export type When = { day: string; seconds: number | null; instant: number | null };

/** Order of day and month for a file, from all its columns of dates together; `doubt` says in words why it may be wrong. */
export function fileDateOrder(columns: string[][]): { order: DateOrder; doubt: string | null } {
  const turned = yearPerhapsFirst(columns.flat());
  if (turned)
    return { order: 'day-first', doubt: `dates such as ${turned} may begin with the year; they were read day-first` };
  const votes = noDates();
  for (const column of columns) for (const text of column) countDate(votes, text);
  const { order, doubt } = dateOrderOf(votes);
  if (doubt === 'both')
    return { order, doubt: `some dates can only be day-first and others only month-first; ${order} was taken` };
  if (doubt !== 'either') return { order, doubt: null };
  const likely = closerTogether(columns.flat());
  return {
    order: likely,
    doubt: `every date in the first rows reads both day-first and month-first; ${likely} was taken`,
  };
}

/** Of numbers of two figures: the first ever the same and the last not, as no day and no years of one file are. */
function yearPerhapsFirst(dates: string[]): string | null {
  const parts = dates.map((text) => /^(\d\d)[-/.]\d\d[-/.](\d\d)(?!\d)/.exec(text));
  const [firsts, lasts] = [1, 2].map((at) => new Set(parts.map((part) => part?.[at])));
  return dates.length > 3 && firsts!.size === 1 && lasts!.size > 3 && parts.every(Boolean) ? dates[0]! : null;
}

/** Contacts come day after day: the order that keeps the dates together is the likely one; day-first where neither is. */
function closerTogether(dates: string[]): DateOrder {
  const spread = (order: DateOrder) => {
    const days = dates.map((text) => Date.parse(readDate(text, order)?.date ?? '')).filter(Number.isFinite);
    return days.length ? days.reduce((a, b) => Math.max(a, b)) - days.reduce((a, b) => Math.min(a, b)) : 0;
  };
  return spread('month-first') * 3 < spread('day-first') ? 'month-first' : 'day-first';
}

const unixTime = /^1\d{9}(?:\.\d+)?$|^1\d{12}$/;

/** Seconds or milliseconds since 1970, from 2001 to 2033. */
export const isUnixTime = (text: string): boolean => unixTime.test(text);

/** Reads the moments of one file; undefined where the text is none. Times without an offset are local to `zone`. */
export function momentReader(order: DateOrder, zone: TimeZone) {
  let last = '';
  let kept: When | undefined;
  return (text: string): When | undefined => {
    if (text === last) return kept;
    last = text;
    kept = unixTime.test(text)
      ? atInstant(Number(text) * (text.length === 13 && !text.includes('.') ? 1 : 1000), zone)
      : readMoment(text, order, zone);
    return kept;
  };
}

function readMoment(text: string, order: DateOrder, zone: TimeZone): When | undefined {
  const read = readDate(text, order);
  if (!read || read.date < '1970' || read.date >= '2100') return undefined;
  if (read.time === null) return { day: read.date, seconds: null, instant: null };
  if (read.offset === null) return atLocal(read.date, secondsOf(read.time), zone);
  return atInstant(Date.parse(`${read.date}T${read.time}${read.offset}`), zone);
}

const secondsOf = (time: string) =>
  Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60 + Number(time.slice(6, 8));

/** A local day with the seconds into it. */
export function atLocal(day: string, seconds: number, zone: TimeZone): When {
  return { day, seconds, instant: zone.instant(Date.parse(day) + seconds * 1000) };
}

export function atInstant(instant: number, zone: TimeZone): When | undefined {
  if (!Number.isFinite(instant)) return undefined;
  const local = instant + zone.ahead(instant);
  return { day: new Date(local).toISOString().slice(0, 10), seconds: Math.floor(local / 1000) % 86_400, instant };
}

/** Seconds into the day of `9:12:58`, `9.12 pm` or a spreadsheet's fraction of a day; undefined where it is none. */
export function readTimeOfDay(text: string): number | undefined {
  const read = readClock(text);
  if (read) return secondsOf(read.time);
  const fraction = /^0?[.,]\d+$|^0$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return Number.isFinite(fraction) ? Math.round(fraction * 86_400) : undefined;
}

/** A time of day after `start`, on its day or after the midnight that followed. */
export function laterOnDay(text: string, start: When | null, zone: TimeZone): When | undefined {
  const seconds = start?.instant === null ? undefined : readTimeOfDay(text);
  if (!start || start.seconds === null || seconds === undefined) return undefined;
  const passed = (seconds - start.seconds + 86_400) % 86_400;
  // more than half a day later is not a long contact but an earlier time
  const later = passed > 43_200 ? passed - 86_400 : passed;
  return atInstant((start.instant ?? 0) + later * 1000, zone);
}
