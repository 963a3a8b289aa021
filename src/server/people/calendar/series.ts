// The days of a rule by which an event repeats, between two days; what the calendar library gets wrong or never ends with is caught here.
import ICAL from 'ical.js';
import { Untold } from './faults.ts';
import { ahead } from './forwarding.ts';

/** The days looked at, both included; `wall`: a time as the clock of the event's zone shows it. */
type Sight = { from: string; to: string; wall: (time: ICAL.Time) => string };

const mostSteps = 20_000; // a day each for 50 years
const mostLooks = 15_000; // days looked at in vain between two that fit: a Monday that is 29 February takes 14,610
const mostInterval = 50_000; // days since 1900 until now: what comes round more seldom takes place once

const days = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
const isUtc = (time: ICAL.Time) => time.zone === ICAL.Timezone.utcTimezone;

/** What a rule gives from its beginning on, of the days looked at. @throws Untold where it cannot be followed to their end */
export function* ruled(rule: ICAL.Recur, first: ICAL.Time, { from, to, wall }: Sight): Generator<ICAL.Time> {
  if (!rule.freq) throw new Untold('repeats by a rule that does not say how often');
  if (!days.has(rule.freq)) throw new Untold('repeats within a day, which is not read');
  const until = untilOf(rule, first, wall);
  const going = rule.clone();
  going.interval = Math.min(rule.interval, mostInterval);
  const begun = ahead(going, first, from);
  if (begun.left === 0) return;
  going.count = begun.left;
  going.until = soonerOf(until, dayAfter(to));
  const series = bounded(going.iterator(begun.first), to);
  for (let steps = 0; ; steps += 1) {
    if (steps > mostSteps) throw endless();
    const next = nextOf(series);
    if (!next || dayOf(next) > to) return;
    if (fits(rule, begun.first, next)) {
      if (dayOf(next) >= from) yield next.clone();
    }
    // The library counts a day that does not exist, and the calendar does not.
    else if (rule.count) throw new Untold('repeats on a day that not every month or year has, a set number of times');
  }
}

const dayOf = (time: ICAL.Time) => time.toString().slice(0, 10);

/** Where the library looks without end for a day that fits, it ends looking a day after those that are looked at. */
const dayAfter = (day: string) => {
  const next = ICAL.Time.fromDateString(day);
  next.adjust(1, 0, 0, 0);
  return next;
};

const soonerOf = (until: ICAL.Time | null, day: ICAL.Time) => (until && until.compare(day) < 0 ? until : day);

/** Its last moment, which may be given in UTC or as a day alone, as the clock on the wall shows it. */
function untilOf({ until }: ICAL.Recur, first: ICAL.Time, wall: Sight['wall']): ICAL.Time | null {
  if (!until) return null;
  if (first.isDate) return until.isDate ? until : ICAL.Time.fromDateString(until.toString().slice(0, 10));
  // The whole of a day that is named without a time counts: that is what whoever wrote it means.
  if (until.isDate) return ICAL.Time.fromDateTimeString(`${until.toString()}T23:59:59`);
  return isUtc(until) && !isUtc(first) ? ICAL.Time.fromDateTimeString(wall(until)) : until;
}

class Past extends Error {}

function nextOf(series: ICAL.RecurIterator): ICAL.Time | null {
  try {
    return series.next();
  } catch (error) {
    if (error instanceof Past) return null;
    throw error;
  }
}

/** The library looks for the next day that fits without end, where none ever does: it is told when it looks too far. */
function bounded(series: ICAL.RecurIterator, to: string): ICAL.RecurIterator {
  const fitsRules = series.check_contracting_rules.bind(series);
  let looks = 0;
  series.check_contracting_rules = () => {
    if (dayOf(series.last) > to) throw new Past();
    const isOne = fitsRules();
    looks = isOne ? 0 : looks + 1;
    if (looks > mostLooks) throw endless();
    return isOne;
  };
  return series;
}

const endless = () =>
  new Untold('repeats so often, since so long ago, or by so odd a rule that its days could not be worked out');

/** 29 February is no 1 March in other years, and 31 February never is (RFC 5545, 3.3.10). */
function fits({ freq, parts }: ICAL.Recur, first: ICAL.Time, at: ICAL.Time): boolean {
  if (at.compare(first) === 0) return true;
  const named = (name: string) => ((parts as Record<string, unknown[]>)[name] ?? []).map(Number);
  const [inMonths, inDays] = [named('BYMONTH'), named('BYMONTHDAY')];
  if (inMonths.length > 0 && !inMonths.includes(at.month)) return false;
  const fromEnd = at.day - ICAL.Time.daysInMonth(at.month, at.year) - 1;
  if (inDays.length > 0 && !inDays.includes(at.day) && !inDays.includes(fromEnd)) return false;
  return freq !== 'YEARLY' || Object.keys(parts).length > 0 || (at.month === first.month && at.day === first.day);
}
