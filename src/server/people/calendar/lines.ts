// A calendar file as its events and zones, line by line in bounded memory: what lies outside the time looked at is never parsed.
import { type Bytes, decoding } from '../../tables/decode.ts';
import { Unreadable } from '../../tables/unreadable.ts';

/** `passedOver`: events that are over, or still far off. */
export type Blocks = { events: string[]; zones: string[]; passedOver: number };

const mostBytes = 60_000_000;
const mostEvents = 5_000;
const longestEvent = 2_000; // lines: what is longer carries a file

/** The events that can lie between two days, and every time zone. @throws Unreadable */
export async function blocksOf(content: Bytes, from: string, to: string): Promise<Blocks> {
  const found: Blocks = { events: [], zones: [], passedOver: 0 };
  let block: string[] | null = null;
  let isCalendar = false;
  for await (const line of linesOf(content)) {
    if (!isCalendar) {
      if (line.trim() === '') continue;
      if (!/^BEGIN:VCALENDAR\s*$/i.test(line)) throw noCalendar();
      isCalendar = true;
    }
    if (/^BEGIN:(VEVENT|VTIMEZONE)\s*$/i.test(line)) block = [];
    if (block && block.length < longestEvent) block.push(line);
    if (!block || !/^END:(VEVENT|VTIMEZONE)\s*$/i.test(line)) continue;
    if (block.length >= longestEvent) block.push(line);
    take(found, block, from, to);
    block = null;
  }
  if (!isCalendar) throw noCalendar();
  return found;
}

function take(found: Blocks, block: string[], from: string, to: string) {
  const text = block.join('\r\n');
  if (/^BEGIN:VTIMEZONE/i.test(text)) {
    if (found.zones.length < 200) found.zones.push(text);
  } else if (isOutside(text, from, to)) found.passedOver += 1;
  else if (found.events.push(text) > mostEvents)
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
  return Boolean(start && (start > to || (end ?? start) < from));
}

/** Unfolded (RFC 5545, 3.1). @throws Unreadable */
async function* linesOf(content: Bytes): AsyncGenerator<string> {
  let rest = '';
  let line: string | null = null;
  let size = 0;
  for await (const text of decoding(content).text) {
    size += text.length;
    if (size > mostBytes)
      throw new Unreadable(
        'too-large',
        'This calendar is larger than 60 MB. Export a part of it, such as the months of one plan.',
      );
    const lines = (rest + text).split(/\r?\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    if (rest.length > 1_000_000) throw noCalendar();
    for (const next of lines) {
      if (line !== null && /^[ \t]/.test(next)) {
        if (line.length < 100_000) line += next.slice(1);
        continue;
      }
      if (line !== null) yield line;
      line = next;
    }
  }
  if (line !== null) yield line;
  yield rest;
}

const noCalendar = () =>
  new Unreadable(
    'no-calendar',
    'This is no calendar file. Choose one that ends in .ics, as Outlook, Google or Apple calendars export it.',
  );
