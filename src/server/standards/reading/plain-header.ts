import { headerWords } from '#server/tables/header.ts';

export type TimeUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'milliseconds';

const units: [TimeUnit, RegExp][] = [
  ['milliseconds', /\b(ms|msecs?|millis|milliseconds?)\b/],
  ['seconds', /\b(seconds?|secs?)\b| s$/],
  ['minutes', /\b(minutes?|mins?)\b/],
  ['hours', /\b(hours?|hrs?)\b| h$/],
  ['days', /\b(days)\b/],
];
const unitWords = /\b(in )?(seconds?|secs?|minutes?|mins?|hours?|hrs?|days|ms|msecs?|millis|milliseconds?)\b| (s|h)$/g;

/** The unit of time that a header names, such as minutes in `First reply time in minutes`. */
export const unitIn = (header: string): TimeUnit | null =>
  units.find(([, words]) => words.test(headerWords(header)))?.[0] ?? null;

/** How a header says that its clocks of two parts are written: `AHT (mm:ss)`, `Duration hh:mm`. */
export const clockIn = (header: string): 'm:ss' | 'h:mm' | null =>
  /(?<!h):?\bm{1,2}:ss\b/i.test(header) && !/h:mm/i.test(header)
    ? 'm:ss'
    : /\bh{1,2}:mm\b(?!:ss)/i.test(header)
      ? 'h:mm'
      : null;

/** A header without its unit, its `(Y/N)`, its `avg`, its `(Ticket)` and the type that Zendesk appends: `AvgTalkDuration` is `talk duration`. */
export const plainHeader = (header: string): string =>
  headerWords(header.replace(/\[\w+\]\s*$|\((ticket|case|call|conversation)s?\)/i, ''))
    .replace(/\b(y n|yes no|true false|y or n|0 1|hh mm ss|h mm ss|mm ss|hh mm|m ss|1 5|1 to 5|out of 5)\b/g, '')
    .replace(unitWords, '')
    .replace(/^(the|avg|average|mean) /, '')
    .replace(/ (flag|column)$/, '')
    .replace(/\s+/g, ' ')
    .trim();
