// A rule by which an event repeats, begun later than it says and with the same days from there on: what lies long behind is passed in one step.
import ICAL from 'ical.js';

/** `left`: how many of a set number of times are still to come; null where there is no such number. */
export type Ahead = { first: ICAL.Time; left: number | null };

/**
 * Begins a rule as late before the day `from` as gives the same days from `from` on. It begins in a whole number of its own intervals after
 * `first`; what it gives before `from` is not to be looked at. Pure.
 */
export function ahead(rule: ICAL.Recur, first: ICAL.Time, from: string): Ahead {
  const steps = stepsBefore(rule, first, from);
  const each = rule.count ? timesInStep(rule, first) : 0;
  if (steps <= 0 || each === null) return { first, left: rule.count };
  return { first: moved(rule, first, steps), left: rule.count ? Math.max(0, rule.count - steps * each) : null };
}

/** Whole intervals from the beginning that end before a day; 0 where there are none. */
function stepsBefore(rule: ICAL.Recur, first: ICAL.Time, from: string): number {
  const [year, month] = from.split('-').map(Number) as [number, number, number];
  const between = (Date.parse(from) - Date.parse(first.toString().slice(0, 10))) / 86_400_000;
  const units: Record<string, number> = {
    DAILY: between - 1,
    WEEKLY: between - 1,
    MONTHLY: (year - first.year) * 12 + month - first.month - 1,
    YEARLY: year - first.year - 1,
  };
  let steps = Math.floor(units[rule.freq]! / sizeOf(rule));
  // 31 March has no like in April, nor 29 February in most years: the day on which it begins must be one.
  while (steps > 0 && !isDay(rule, first, steps)) steps -= 1;
  return steps;
}

/** Of an interval, in days, months or years. */
function sizeOf({ freq, interval, parts }: ICAL.Recur): number {
  if (freq === 'WEEKLY') return interval * 7;
  // The months that a rule names come round once a year.
  return freq === 'MONTHLY' && 'BYMONTH' in parts ? interval * 12 : interval;
}

function monthAfter(rule: ICAL.Recur, first: ICAL.Time, steps: number) {
  const months = first.year * 12 + first.month - 1 + steps * sizeOf(rule) * (rule.freq === 'YEARLY' ? 12 : 1);
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
}

const ofDays = ({ freq }: ICAL.Recur) => freq === 'DAILY' || freq === 'WEEKLY';

function isDay(rule: ICAL.Recur, first: ICAL.Time, steps: number): boolean {
  if (ofDays(rule)) return true;
  const { year, month } = monthAfter(rule, first, steps);
  return first.day <= ICAL.Time.daysInMonth(month, year);
}

function moved(rule: ICAL.Recur, first: ICAL.Time, steps: number): ICAL.Time {
  const later = first.clone();
  if (ofDays(rule)) {
    const day = new Date(Date.UTC(first.year, first.month - 1, first.day + steps * sizeOf(rule)));
    return Object.assign(later, { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() });
  }
  return Object.assign(later, monthAfter(rule, first, steps));
}

/** How often it takes place in every one of its intervals; null where that is not the same in each. */
function timesInStep({ freq, parts }: ICAL.Recur, first: ICAL.Time): number | null {
  const named = Object.keys(parts);
  if (named.length === 0) return ofDays({ freq } as ICAL.Recur) || first.day <= 28 ? 1 : null;
  const days = ((parts as Record<string, unknown[]>).BYDAY ?? []).map(String);
  const isPlain = days.every((day) => /^[A-Z]{2}$/.test(day)) && new Set(days).size === days.length;
  return freq === 'WEEKLY' && named.length === 1 && days.length > 0 && isPlain ? days.length : null;
}
