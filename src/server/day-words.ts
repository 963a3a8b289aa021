// Days as people write them. A day is YYYY-MM-DD throughout.

const most = 2_000; // days kept in words: a page names the same ones again and again

const written = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  const known = new Map<string, string>();
  return (day: string) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const words = format.format(new Date(day)).replace(',', '');
    known.set(day, words);
    return words;
  };
};

/** 3 March 2026 */
export const dayInWords = written({ day: 'numeric', month: 'long', year: 'numeric' });
/** 3 Mar */
export const shortDay = written({ day: 'numeric', month: 'short' });

/** 3 Mar 2026 */
export const shortDate = written({ day: 'numeric', month: 'short', year: 'numeric' });

/** Tuesday 3 March */
export const weekdayInWords = written({ weekday: 'long', day: 'numeric', month: 'long' });
/** Tue 3 */
export const weekday = written({ weekday: 'short', day: 'numeric' });
/** Tue 3 Mar */
export const weekdayAndDay = written({ weekday: 'short', day: 'numeric', month: 'short' });

/** 3 March 2026, or 3 March 2026 to 27 March 2026 */
export const periodInWords = (from: string, to: string): string =>
  from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** "12 weeks" where it is whole weeks, else "90 days". */
export const spanInWords = (days: number): string => {
  const [count, unit] = days > 0 && days % 7 === 0 ? [days / 7, 'week'] : [days, 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};

/** The day so many months earlier; the last of its month where that has no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The so-manieth working day after a day: Monday to Friday, and none of those that `isFree` says are bank holidays. */
export function workingDayAfter(from: string, days: number, isFree: (day: string) => boolean): string {
  let day = from;
  for (let left = days; left > 0; ) {
    day = daysAfter(day, 1);
    if (new Date(day).getUTCDay() % 6 !== 0 && !isFree(day)) left -= 1;
  }
  return day;
}

/** What writes moments in a time zone, made once for each zone: making one takes a hundred times as long as using it. */
export function inZone(
  options: Intl.DateTimeFormatOptions,
  locale = 'en-GB',
): (moment: Date, timeZone: string) => string {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (moment, timeZone) => {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
    formats.set(timeZone, format);
    return format.format(moment);
  };
}

/** The day of a moment in a time zone. */
export const dayOf = inZone({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA');
const timeOf = inZone({ hour: 'numeric', minute: '2-digit', hour12: true });
const secondOf = inZone({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** 3 March 2026, 4:38pm in a time zone; 2pm on the hour, as everywhere. */
export const momentInWords = (moment: Date, timeZone: string): string =>
  `${dayInWords(dayOf(moment, timeZone))}, ${hourInWords(moment, timeZone)}`;

/** "2pm", "4:38pm" */
export const hourInWords = (at: Date, timeZone: string): string =>
  timeOf(at, timeZone)
    .replace(/[\s\u202f]/g, '')
    .replace(':00', '')
    .replace(/^0(?=[ap])/, '12');

/** The day alone where a moment is the start of it: such a moment stands for a day whose time is not known. */
export const momentOrDay = (moment: Date, timeZone: string): string =>
  secondOf(moment, timeZone) === '00:00:00' ? dayInWords(dayOf(moment, timeZone)) : momentInWords(moment, timeZone);
