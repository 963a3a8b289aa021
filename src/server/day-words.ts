// Days as people write them. A day is YYYY-MM-DD throughout.

const written = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (day: string) => format.format(new Date(day));
};

/** 3 March 2026 */
export const dayInWords = written({ day: 'numeric', month: 'long', year: 'numeric' });
/** 3 Mar */
export const shortDay = written({ day: 'numeric', month: 'short' });

/** 3 March 2026, or 3 March 2026 to 27 March 2026 */
export const periodInWords = (from: string, to: string): string =>
  from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The day of a moment in a time zone. */
export const dayOf = (moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);

/** 3 March 2026, 4:38pm in a time zone. */
export function momentInWords(moment: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit', hour12: true });
  return `${dayInWords(dayOf(moment, timeZone))}, ${time.format(moment).replace(/[\s\u202f]/g, '')}`;
}
