// Dates as they stand on the pages.

/** "17 March 2026" from 2026-03-17. */
export const day = (date: string): string => written(date, 'long');

/** "17 Mar 2026", for tables. */
export const shortDay = (date: string): string => written(date, 'short');

const written = (date: string, month: 'long' | 'short') =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  });
