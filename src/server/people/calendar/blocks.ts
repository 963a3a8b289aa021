// A calendar file as its events and zones: what lies outside the time looked at is never parsed, and titles, places and people are dropped unread.
import type { Bytes } from '../../tables/decode.ts';
import { Unreadable } from '../../tables/unreadable.ts';
import { type Line, linesOf } from './lines.ts';

/** An event or a zone as text; `at`: the line of the file on which it begins. */
export type Block = { text: string; at: number };
/** `passedOver`: events that are over, or still far off. `broken`: events of which a part is missing; `why` goes on after "the event". */
export type Blocks = {
  events: Block[];
  zones: string[];
  passedOver: number;
  broken: { at: number; why: string }[];
};

type Open = { name: string; at: number; lines: string[]; isCut: boolean; inside: string | null };
type State = Blocks & { open: Open | null; isOpen: boolean; isCancelled: boolean; others: Set<string> };

const mostEvents = 5_000;
const mostLines = 2_000; // of one event: more than that no program writes of when it takes place
const ofTime =
  /^(BEGIN|END|UID|SEQUENCE|LAST-MODIFIED|DTSTART|DTEND|DURATION|RRULE|EXRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS|TRANSP|X-MICROSOFT-CDO-BUSYSTATUS|TZID|TZOFFSETFROM|TZOFFSETTO)[;:]/i;

/** The events that can lie between two days, and every time zone. @throws Unreadable */
export async function blocksOf(content: Bytes, from: string, to: string): Promise<Blocks> {
  const state: State = { ...nothingYet(), open: null, isOpen: false, isCancelled: false, others: new Set() };
  let isCalendar = false;
  for await (const lines of linesOf(content))
    for (const line of lines) {
      if (!isCalendar && line.text.trim() === '') continue;
      if (!isCalendar && !/^BEGIN:VCALENDAR\s*$/i.test(line.text)) throw noCalendar();
      isCalendar = true;
      readLine(state, line, { from, to });
    }
  if (!isCalendar) throw noCalendar();
  if (state.isOpen) throw cutOff();
  const { events, zones, passedOver, broken, others } = state;
  if (events.length + passedOver + broken.length === 0 && others.size > 0) throw noEvents(others);
  return { events, zones, passedOver, broken };
}

const nothingYet = (): Blocks => ({ events: [], zones: [], passedOver: 0, broken: [] });

function readLine(state: State, line: Line, span: { from: string; to: string }) {
  const [, begins, ends] = /^(?:BEGIN:(\S+)|END:(\S+))\s*$/i.exec(line.text)?.map((name) => name?.toUpperCase()) ?? [];
  if (begins === 'VCALENDAR' || ends === 'VCALENDAR') {
    leaveOpen(state);
    state.isOpen = begins !== undefined;
    state.isCancelled = false;
  } else if (begins === 'VEVENT' || begins === 'VTIMEZONE') {
    leaveOpen(state);
    state.open = { name: begins, at: line.at, lines: [line.text], isCut: false, inside: null };
  } else if (state.open) {
    readInside(state, state.open, { line, begins, ends }, span);
  } else if (begins) state.others.add(begins);
  else if (/^METHOD:CANCEL\s*$/i.test(line.text)) state.isCancelled = true;
}

type Inside = { line: Line; begins: string | undefined; ends: string | undefined };

function readInside(state: State, open: Open, { line, begins, ends }: Inside, span: { from: string; to: string }) {
  if (ends === open.name) {
    open.lines.push(line.text);
    state.open = null;
    take(state, open, span);
  } else if (open.name === 'VEVENT' && (open.inside || begins)) {
    open.inside = ends === open.inside ? null : (open.inside ?? begins ?? null); // an alarm has times of its own
  } else if (ofTime.test(line.text)) {
    open.isCut ||= line.isCut || open.lines.length > mostLines;
    if (!open.isCut) open.lines.push(line.text);
  }
}

/** What is still open where something else begins or the calendar ends. */
function leaveOpen(state: State) {
  const { open } = state;
  state.open = null;
  if (open?.name === 'VEVENT') state.broken.push({ at: open.at, why: 'has no end (END:VEVENT is missing)' });
}

function take(state: State, open: Open, { from, to }: { from: string; to: string }) {
  // A calendar that calls events off need not say it of each (RFC 5546, 3.2.5).
  if (state.isCancelled && open.name === 'VEVENT') open.lines.splice(1, 0, 'STATUS:CANCELLED');
  const text = open.lines.join('\r\n');
  if (open.name === 'VTIMEZONE') {
    if (state.zones.length < 200) state.zones.push(text);
  } else if (open.isCut) state.broken.push({ at: open.at, why: 'says more of its days than is read of one event' });
  else if (isOutside(text, from, to)) state.passedOver += 1;
  else if (state.events.push({ text, at: open.at }) > mostEvents)
    throw new Unreadable(
      'too-large',
      `This calendar has more than ${mostEvents.toLocaleString('en-GB')} events from last month on. Export a part of it, such as the months of one plan.`,
    );
}

/** A single event that ended before, or begins after. One that repeats, or has no end of its own, is looked at. */
function isOutside(text: string, from: string, to: string): boolean {
  if (/^(RRULE|RDATE|RECURRENCE-ID|DURATION)[;:]/im.test(text)) return false;
  const day = (name: string) =>
    new RegExp(`^${name}[^:\\r\\n]*:(\\d{4})(\\d{2})(\\d{2})`, 'im').exec(text)?.slice(1).join('-');
  const [start, end] = [day('DTSTART'), day('DTEND')];
  return Boolean(start && (start > to || (end && end > start ? end : start) < from));
}

const noCalendar = () =>
  new Unreadable(
    'no-calendar',
    'This is no calendar file. Choose one that ends in .ics, as Outlook, Google or Apple calendars export it.',
  );

const cutOff = () =>
  new Unreadable(
    'cut-off',
    'This calendar breaks off before its end (its last line, END:VCALENDAR, is missing), so nothing of it was read. Export it again and choose the new file.',
  );

const otherWords: Record<string, string> = {
  VTODO: 'tasks',
  VJOURNAL: 'notes',
  VFREEBUSY: 'busy times without events',
};

function noEvents(others: ReadonlySet<string>): Unreadable {
  const has = [...others].flatMap((name) => otherWords[name] ?? []).join(' and ') || 'other entries';
  return new Unreadable(
    'no-events',
    `There is no event in this calendar, only ${has}. Export the calendar in which the days away stand as events.`,
  );
}
