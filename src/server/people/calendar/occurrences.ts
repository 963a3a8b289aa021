// When an event of a calendar takes place: its series expanded by the clock of its own zone, with what was moved or left out.
import ICAL from 'ical.js';
import { daysAfter } from '../../day-words.ts';
import { endsBefore, Untold } from './faults.ts';
import { ruled } from './series.ts';
import { wallOf, type Zone, zoneOf } from './zones.ts';

/** `id` tells it from others of its series; `clockHours`: how long it lasts by the clock on the wall; `moments`: when, worked out when asked. */
export type Occurrence = { id: string; of: ICAL.Component; allDay: boolean; clockHours: number; moments(): Moments };
/** Days of an all-day event, the second not included; else moments, ISO 8601. */
export type Moments = { starts: string; ends: string };

type Span = { from: string; to: string; timeZone: string };
type Clock = { zone: Zone; timeZone: string; own: ReadonlyMap<string, ICAL.Timezone> };

/** All of one UID between two days. @throws Untold where its days cannot be told */
export function occurrencesOf(
  parts: ICAL.Component[],
  own: ReadonlyMap<string, ICAL.Timezone>,
  span: Span,
): Occurrence[] {
  const [exceptions, series] = [parts.filter(isException), parts.filter((part) => !isException(part))];
  // Where a file holds several editions of one event, the last that was written counts.
  const master = series.toSorted((a, b) => sequenceOf(a) - sequenceOf(b)).at(-1);
  if (exceptions.some((part) => part.getFirstProperty('recurrence-id')!.getParameter('range')))
    throw new Untold('changes one of its days and every one after it at once, which is not read');
  const { timeZone } = span;
  const clock = { zone: zoneOf(zoneName(parts[0]!, 'dtstart'), own, timeZone), timeZone, own };
  const moved = new Map(
    exceptions.map((part) => [keyOf(part.getFirstPropertyValue('recurrence-id') as ICAL.Time, clock, master), part]),
  );
  const kept = master ? keptOf(master, span, clock, moved) : [];
  const elsewhere = [...moved].map(([key, part]) => {
    const start = part.getFirstPropertyValue('dtstart') as ICAL.Time;
    const here = { ...clock, zone: zoneOf(zoneName(part, 'dtstart'), own, timeZone) };
    return occurrence(part, key, { start, length: lengthOf(part, here) }, here);
  });
  return [...kept, ...elsewhere];
}

/** The days of a series that were not moved. */
function keptOf(master: ICAL.Component, span: Span, clock: Clock, moved: ReadonlyMap<string, ICAL.Component>) {
  const length = lengthOf(master, clock);
  const isOnce = !repeats(master);
  return startsOf(master, length, span, clock)
    .filter(({ key }) => !moved.has(key) && !moved.has(key.slice(0, 10)))
    .map(({ key, start }) => occurrence(master, isOnce ? 'once' : key, { start, length }, clock));
}

const isException = (part: ICAL.Component) => part.getFirstProperty('recurrence-id') !== null;
/** What takes place once stays the same when it is moved. */
const repeats = (part: ICAL.Component) => ['rrule', 'rdate'].some((name) => part.getFirstProperty(name) !== null);
const sequenceOf = (part: ICAL.Component) => Number(part.getFirstPropertyValue('sequence') ?? 0) || 0;
const zoneName = (part: ICAL.Component, name: string) =>
  (part.getFirstProperty(name)?.getFirstParameter('tzid') as string | undefined) ?? null;
const isUtc = (time: ICAL.Time) => time.zone === ICAL.Timezone.utcTimezone;

/** A time as the clock of the event's zone shows it, which is how its series is counted. */
function wall(time: ICAL.Time, { zone, timeZone }: Clock): string {
  if (time.isDate || !isUtc(time)) return time.toString().replace('Z', '');
  const at = time.toJSDate();
  // The zone answers in one direction only: its offset is what its clock shows beyond UTC.
  const shown = wallOf(at, timeZone);
  const offset = Date.parse(`${shown}Z`) - zone(shown).getTime();
  return new Date(at.getTime() + offset).toISOString().slice(0, 19);
}

/** A day where the series, or what is said of it, is of whole days. */
function keyOf(time: ICAL.Time, clock: Clock, master?: ICAL.Component): string {
  const ofDays = (master?.getFirstPropertyValue('dtstart') as ICAL.Time | undefined)?.isDate;
  if (master && isUtc(master.getFirstPropertyValue('dtstart') as ICAL.Time))
    return time.toJSDate().toISOString().slice(0, 19);
  const said = wall(time, clock);
  return ofDays ? said.slice(0, 10) : said;
}

function startsOf(master: ICAL.Component, length: Length, { from, to }: Span, clock: Clock) {
  const first = master.getFirstPropertyValue('dtstart') as ICAL.Time;
  const long = lengthInDays(first, length);
  const inSight = (start: ICAL.Time) => start.toString().slice(0, 10) <= to && dayAfter(start, long) >= from;
  const out = new Set(listed(master, 'exdate').map((time) => keyOf(time, clock, master)));
  const starts = new Map<string, ICAL.Time>([[first.toString().replace('Z', ''), first]]);
  for (const rule of master.getAllProperties('rrule')) {
    // What began as long before as it lasts may still go on.
    const sight = { from: daysAfter(from, -long), to, wall: (time: ICAL.Time) => wall(time, clock) };
    for (const start of ruled(rule.getFirstValue() as ICAL.Recur, first, sight))
      starts.set(start.toString().replace('Z', ''), start);
  }
  for (const time of listed(master, 'rdate')) starts.set(keyOf(time, clock, master), time);
  return [...starts]
    .filter(([key, start]) => inSight(start) && !out.has(key) && !out.has(key.slice(0, 10)))
    .map(([key, start]) => ({ key, start }));
}

const dayAfter = (start: ICAL.Time, days: number) =>
  new Date(Date.parse(start.toString().slice(0, 10)) + days * 86_400_000).toISOString().slice(0, 10);

/** Of a date list, periods by their beginning. */
const listed = (part: ICAL.Component, name: string): ICAL.Time[] =>
  part
    .getAllProperties(name)
    .flatMap((property) => property.getValues() as (ICAL.Time | ICAL.Period)[])
    .map((value) => ('start' in value ? value.start : value));

/** Null where it ends as it begins. */
type Length = ICAL.Duration | null;

/** @throws Untold where it ends before it begins */
function lengthOf(part: ICAL.Component, clock: Clock): Length {
  const first = part.getFirstPropertyValue('dtstart') as ICAL.Time;
  const end = endBySameClock(part, first, clock);
  const usual = first.isDate ? ICAL.Duration.fromSeconds(86_400) : null;
  const length = (part.getFirstPropertyValue('duration') as ICAL.Duration | null) ?? end?.subtractDate(first) ?? usual;
  const ends = endAfter(first, length);
  if (ends.compare(first) < 0) throw endsBefore(first.toString(), ends.toString());
  return length;
}

function endAfter(start: ICAL.Time, length: Length): ICAL.Time {
  const ends = start.clone();
  if (length) ends.addDuration(length);
  return ends;
}

/** Who travels begins by one clock and ends by another; some programs write one of both in UTC. */
function endBySameClock(part: ICAL.Component, first: ICAL.Time, clock: Clock): ICAL.Time | null {
  const end = part.getFirstPropertyValue('dtend') as ICAL.Time | null;
  const [began, ended] = ['dtstart', 'dtend'].map((name) => zoneName(part, name));
  if (!end || first.isDate || end.isDate || (isUtc(first) === isUtc(end) && began === ended)) return end;
  const there = zoneOf(ended!, clock.own, clock.timeZone);
  const moment = ICAL.Time.fromJSDate(isUtc(end) ? end.toJSDate() : there(end.toString()), true);
  return isUtc(first) ? moment : ICAL.Time.fromDateTimeString(wall(moment, clock));
}

const lengthInDays = (start: ICAL.Time, length: Length) =>
  Math.ceil(endAfter(start, length).subtractDate(start).toSeconds() / 86_400) + 1;

type Placed = { start: ICAL.Time; length: Length };

function occurrence(of: ICAL.Component, id: string, { start, length }: Placed, clock: Clock): Occurrence {
  const moment = (time: ICAL.Time) => (isUtc(time) ? time.toJSDate() : clock.zone(time.toString())).toISOString();
  const say = start.isDate ? (time: ICAL.Time) => time.toString() : moment;
  const moments = () => ({ starts: say(start), ends: say(endAfter(start, length)) });
  return { id, of, allDay: start.isDate, clockHours: (length?.toSeconds() ?? 0) / 3600, moments };
}
