import { type DecimalMark, decimalMarkOf, readNumber } from '#server/tables/numbers.ts';
import type { Meaning } from './meanings.ts';
import { clockIn, type TimeUnit, unitIn } from './plain-header.ts';

/** How the durations of one column are written; `certain` is false where the unit is only likely. */
export type DurationForm = {
  unit: TimeUnit | 'day-fraction';
  twoParts: 'm:ss' | 'h:mm';
  mark: DecimalMark;
  certain: boolean;
};

const secondsIn = { milliseconds: 0.001, seconds: 1, minutes: 60, hours: 3600, days: 86_400, 'day-fraction': 86_400 };

/**
 * Decides unit and decimal mark for a whole column: by the header's words, else by the values, else by what the column means.
 * Clocks such as `0:02:23` need no unit; one column may hold both (Freshdesk writes `HH:MM:SS` or decimals under "in hrs").
 */
export function durationForm(
  header: string,
  meaning: Meaning,
  sample: string[],
  fallback: DecimalMark = '.',
): DurationForm {
  const mark = decimalMarkOf(sample, fallback);
  const numbers = sample.map((text) => readNumber(text, mark)).filter((value) => value !== null);
  const clocks = sample.some((text) => twoParts.test(text));
  const slow = meaning === 'resolution' || meaning === 'first-response';
  // Zendesk's column of this name is in hours, beside others in minutes
  const named = unitIn(header) ?? (/^resolution time$/i.test(header) && numbers.length ? 'hours' : null);
  const said = clockIn(header);
  const form = { mark, twoParts: said ?? (slow || named === 'hours' ? 'h:mm' : 'm:ss') };
  const clear = !clocks || said !== null;
  if (named) return { ...form, unit: named, certain: clear };
  const fractions = numbers.every((value) => value < 1) && numbers.some((value) => value % 1 !== 0);
  if (fractions) return { ...form, unit: 'day-fraction', certain: numbers.every(isWholeSeconds) && clear };
  return { ...form, unit: likelyUnit(meaning, numbers), certain: numbers.length === 0 && clear };
}

/** A spreadsheet's fraction of a day comes out at a whole second. */
const isWholeSeconds = (fraction: number) => Math.abs(fraction * 86_400 - Math.round(fraction * 86_400)) < 0.01;

/**
 * Telephone systems count seconds, or milliseconds where those would be hours; a talk of 4.5 is in minutes; help desks count minutes
 * to a reply and hours to the end.
 */
function likelyUnit(meaning: Meaning, numbers: number[]): TimeUnit {
  const middle = numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
  const broken = numbers.filter((value) => value % 1 !== 0).length > numbers.length / 2;
  if (middle > mostSeconds[meaning === 'resolution' ? 'days' : 'hours']) return 'milliseconds';
  if (meaning === 'first-response') return middle > 3600 ? 'seconds' : 'minutes';
  if (meaning === 'resolution') return middle > 10_000 ? 'seconds' : middle > 500 ? 'minutes' : 'hours';
  return broken && middle < 30 ? 'minutes' : 'seconds';
}

const mostSeconds = { hours: 20_000, days: 30_000_000 }; // beyond which half of them are no seconds

const longest = 100; // characters: what looks for a duration takes long in a very long text
const threeParts = /^([-−]?)(?:(\d+)(?: days?,? | d |\.| ))?(\d+):(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)$/i;
const twoParts = /^([-−]?)(\d+):(\d\d)$/;
const worded =
  /^(?:p(?=[t\d]))?(?:(\d+(?:[.,]\d+)?)\s*d(?:ays?)?)?[\s,t]*(?:(\d+(?:[.,]\d+)?)\s*h(?:(?:ou)?rs?)?)?[\s,]*(?:(\d+(?:[.,]\d+)?)\s*m(?:in(?:ute)?s?)?)?[\s,]*(?:(?:and\s*)?(\d+(?:[.,]\d+)?)\s*s(?:ec(?:ond)?s?)?)?$/i;

/** One duration in seconds, to the millisecond; null where it is none. It may be negative. */
export function readDuration(text: string, form: DurationForm): number | null {
  if (text.length > longest) return null;
  if (/^\d{1,9}$/.test(text)) return toMillisecond(Number(text) * secondsIn[form.unit]);
  const number = text.includes(':') ? null : readNumber(text, form.mark);
  if (number !== null) return toMillisecond(number * secondsIn[form.unit]);
  let at = threeParts.exec(text);
  if (at) return clock(at[1]!, Number(at[2] ?? 0), Number(at[3]), Number(at[4]), Number(at[5]!.replace(',', '.')));
  at = twoParts.exec(text);
  if (at && form.twoParts === 'm:ss') return clock(at[1]!, 0, 0, Number(at[2]), Number(at[3]));
  if (at) return clock(at[1]!, 0, Number(at[2]), Number(at[3]), 0);
  at = /\d/.test(text) ? worded.exec(text) : null;
  if (!at) return null;
  const [days, hours, minutes, seconds] = at.slice(1, 5).map((part) => Number((part ?? '0').replace(',', '.')));
  return toMillisecond(days! * 86_400 + hours! * 3600 + minutes! * 60 + seconds!);
}

function clock(sign: string, days: number, hours: number, minutes: number, seconds: number): number | null {
  if (seconds >= 60 || (hours > 0 && minutes >= 60)) return null;
  return toMillisecond((sign ? -1 : 1) * (days * 86_400 + hours * 3600 + minutes * 60 + seconds));
}

/**
 * Whether clocks such as `9:12:58` are times of day rather than durations: nobody waits or talks for hours as a rule. Of two parts,
 * `9:12` may be nine minutes, so those are only times of day where a column of times is looked for. `named`: its header leaves no
 * doubt, so they may lie around midnight.
 */
export function areTimesOfDay(sample: string[], parts: 'two parts too' | 'three parts', named = false): boolean {
  const clock =
    parts === 'three parts'
      ? /^(\d{1,2}):\d\d(?::\d\d|\s*[ap]\.?m\.?)/i
      : /^(\d{1,2}):\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?$/i;
  const hours = sample.map((text) => Number(clock.exec(text)?.[1] ?? Number.NaN)).filter(Number.isFinite);
  const told = hours.toSorted((a, b) => a - b);
  return told.length >= sample.length * 0.8 && (named || told[told.length >> 1]! >= 5) && told.at(-1)! < 24;
}

const toMillisecond = (seconds: number) => Math.round(seconds * 1000) / 1000;
