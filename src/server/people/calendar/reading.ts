// What a calendar file says of when somebody is away: busy or free alone. Titles, places and people in it are never looked at.
import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { daysAfter, daysBetween } from '../../day-words.ts';
import type { Bytes } from '../../tables/decode.ts';
import { Unreadable } from '../../tables/unreadable.ts';
import type { CalendarEvent, CalendarTime } from '../absences.table.ts';
import { type Block, type Blocks, blocksOf } from './blocks.ts';
import { requirePossible, Untold } from './faults.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { isKnown, wallOf } from './zones.ts';

/** `from`, `to`: the days looked at; `dayHours`: of a day at work, half of which is too short to be an absence. */
export type Looking = { from: string; to: string; timeZone: string; dayHours: number };
/**
 * `unread`: events that could not be read; `short`, `passedOver`: times of at most half a day, and what is free or outside.
 * `notes`: sentences on what was not read, and on what was read otherwise than it may be meant; no title stands in one.
 */
export type CalendarReading = {
  times: CalendarTime[];
  events: CalendarEvent[];
  unread: number;
  short: number;
  passedOver: number;
  notes: string[];
};

const mostTimes = 1_000;
const mostSeries = 2_000;
const mostNotes = 20;
const mostShift = 2; // hours by which changing the clocks can lengthen what the clock on the wall says

/** Where the reading is: the line of the file on which the event begins whose days are worked out now. */
type Tell = (at: number) => void;

/** Every whole day and everything longer than half a day. @throws Unreadable for what is no calendar, or too much of one */
export const readCalendar = async (content: Bytes, looking: Looking, tell?: Tell): Promise<CalendarReading> =>
  readBlocks(await calendarBlocks(content, looking), looking, tell);

/** The events and zones of a file that say anything of the days looked at. @throws Unreadable */
const calendarBlocks = (content: Bytes, { from, to }: Looking): Promise<Blocks> =>
  blocksOf(content, daysAfter(from, -1), daysAfter(to, 1));

/** Works out the days of what was found in a file, which can take seconds. @throws Unreadable for too much */
function readBlocks(found: Blocks, looking: Looking, tell: Tell = () => {}): CalendarReading {
  requireFewSeries(found, looking);
  const { passedOver, broken } = found;
  const reading: CalendarReading = { times: [], events: [], unread: 0, short: 0, passedOver, notes: [] };
  for (const { at, why } of broken) leave(reading, at, why);
  const own = zonesIn(found.zones);
  const parsed = found.events.map((block) => ({ ...block, event: parse(block.text) }));
  for (const [uid, parts] of Map.groupBy(parsed, uidOf)) {
    tell(parts[0]!.at);
    readEvent(reading, uid, parts, { own, looking });
    if (reading.times.length > mostTimes)
      throw new Unreadable(
        'too-large',
        `This calendar has more than ${mostTimes.toLocaleString('en-GB')} absences from last month on. Export a part of it, such as the months of one plan.`,
      );
  }
  const notes = [...new Set(reading.notes)];
  const more = notes.length - mostNotes;
  return { ...reading, notes: more > 0 ? [...notes.slice(0, mostNotes), `And ${more} more like these.`] : notes };
}

/** Those that had ended before cost next to nothing. */
function requireFewSeries({ events }: Blocks, { from }: Looking): void {
  const going = events.filter(({ text }) => {
    const [, rule] = /^RRULE[^:\r\n]*:(.*)$/im.exec(text) ?? [];
    const [, until] = /UNTIL=(\d{8})/i.exec(rule ?? '') ?? [];
    return rule !== undefined && (until === undefined || until >= from.replaceAll('-', ''));
  });
  if (going.length > mostSeries)
    throw new Unreadable(
      'too-large',
      `This calendar has ${going.length.toLocaleString('en-GB')} events that repeat, and at most ${mostSeries.toLocaleString('en-GB')} are read of one file. Export a part of it, such as one calendar of several.`,
    );
}

function leave(reading: CalendarReading, at: number, why: string, parts = 1) {
  reading.unread += parts;
  reading.notes.push(`Line ${at} of the file: the event ${why}.`);
}

type Part = Block & { event: ICAL.Component | null };
type Reading = { own: ReadonlyMap<string, ICAL.Timezone>; looking: Looking };

/** All parts of an event, or none: one that is left out would stand as if nothing had been moved. */
function readEvent(reading: CalendarReading, uid: string, parts: Part[], { own, looking }: Reading) {
  let at = parts[0]!.at;
  try {
    const events = parts.map((part) => {
      at = part.at;
      requirePossible(part.text);
      if (!part.event) throw new Untold(otherwise);
      return part.event;
    });
    at = parts[0]!.at;
    read(reading, uid, { parts: events, found: occurrencesOf(events, own, looking) }, looking);
    for (const zone of events.flatMap(zonesNamed)) {
      if (isKnown(zone, own)) continue;
      const named = `“${zone.slice(0, 60)}” is a time zone that is not known here and that the calendar does not explain`;
      reading.notes.push(`${named}: its times are read as the time of ${looking.timeZone}.`);
    }
  } catch (error) {
    leave(reading, at, error instanceof Untold ? error.message : otherwise, parts.length);
  }
}

const otherwise = 'is not written as calendars write them';

function parse(text: string): ICAL.Component | null {
  try {
    return new ICAL.Component(ICAL.parse(text) as unknown[]);
  } catch {
    return null;
  }
}

const zonesNamed = (event: ICAL.Component): string[] =>
  ['dtstart', 'dtend'].flatMap((name) => {
    const zone = event.getFirstProperty(name)?.getFirstParameter('tzid');
    return typeof zone === 'string' ? [zone] : [];
  });

function zonesIn(texts: string[]): Map<string, ICAL.Timezone> {
  const found = texts.flatMap((text) => {
    const component = parse(text);
    const tzid = component?.getFirstPropertyValue('tzid');
    return component && typeof tzid === 'string' ? [[tzid, new ICAL.Timezone({ component, tzid })] as const] : [];
  });
  return new Map(found);
}

/** An event without UID, which old programs write, is told by its times. */
function uidOf({ event, at }: Part): string {
  const said = (name: string) => event?.getFirstPropertyValue(name);
  try {
    return String(said('uid') ?? (said('dtstart') ? `${said('dtstart')} ${said('dtend')}` : `line ${at}`));
  } catch {
    return `line ${at}`;
  }
}

type Found = { parts: ICAL.Component[]; found: Occurrence[] };

function read(reading: CalendarReading, uid: string, { parts, found }: Found, looking: Looking) {
  const event = hashOf(uid);
  reading.events.push({ event, ...newestOf(parts) });
  for (const occurrence of found) {
    if (!isBusy(occurrence.of)) reading.passedOver += 1;
    else {
      const away = awayIn(occurrence, looking);
      if (!away) reading.short += 1;
      else if (away.endsOn >= looking.from && away.startsOn <= looking.to)
        reading.times.push({ event, occurrence: hashOf(occurrence.id), ...away });
    }
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Of all parts of an event: a series and its exceptions are changed together. */
function newestOf(parts: ICAL.Component[]): Pick<CalendarEvent, 'sequence' | 'changedAt'> {
  const sequence = Math.max(...parts.map((part) => Number(part.getFirstPropertyValue('sequence') ?? 0) || 0));
  const moments = parts.flatMap((part) => {
    const at = part.getFirstPropertyValue('last-modified') as ICAL.Time | null;
    return at ? [at.toJSDate().toISOString()] : [];
  });
  return { sequence, changedAt: moments.sort().at(-1) ?? null };
}

function isBusy(event: ICAL.Component): boolean {
  const said = (name: string) => String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
  const status = said('x-microsoft-cdo-busystatus');
  if (said('status') === 'CANCELLED' || status === 'FREE' || status === 'WORKINGELSEWHERE') return false;
  return said('transp') !== 'TRANSPARENT' || status === 'OOF';
}

type Away = Pick<CalendarTime, 'startsOn' | 'endsOn' | 'hours' | 'time'>;

/** The days, or the hours of one day; null for at most half a day. */
function awayIn({ allDay, clockHours, moments }: Occurrence, { timeZone, dayHours }: Looking): Away | null {
  if (!allDay && clockHours + mostShift <= dayHours / 2) return null;
  const { starts, ends } = moments();
  if (allDay) {
    const days = Math.max(1, daysBetween(starts, ends));
    return { startsOn: starts, endsOn: daysAfter(starts, days - 1), hours: null, time: null };
  }
  const [from, until] = [new Date(starts), new Date(ends)];
  const hours = (until.getTime() - from.getTime()) / 3_600_000;
  if (hours <= dayHours / 2) return null;
  const [first, last] = [from, new Date(until.getTime() - 1)].map((at) => wallOf(at, timeZone).slice(0, 10)) as [
    string,
    string,
  ];
  if (hours >= 24) return { startsOn: first, endsOn: last, hours: null, time: null };
  const time = [from, until].map((at) => wallOf(at, timeZone).slice(11, 16)).join(' to ');
  return { startsOn: first, endsOn: first, hours: hours >= dayHours ? null : Math.round(hours * 4) / 4, time };
}
