// A meeting as an iCalendar file (RFC 5545), for a calendar of one's own. Moments are written in UTC, so no change of the clocks can move it.

import { see } from '../act.ts';
import { now } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { meetingFacts } from './meeting-facts.ts';
import type { TeamMeeting } from './team-meetings.table.ts';

/** The same meeting in every version: a calendar knows by the higher SEQUENCE which is newer, and that CANCELLED ends it. */
export const calendarFileOf = (actor: Actor, meetingId: string, url: string): Promise<string> =>
  see(actor, 'team-meeting.view', meetingFacts(actor, meetingId), async (_, { meeting }) =>
    calendarFile(meeting, { url, made: now() }),
  );

type Written = Pick<
  TeamMeeting,
  'id' | 'sequence' | 'title' | 'purpose' | 'place' | 'at' | 'minutes' | 'calledOffAt' | 'calledOffReason'
>;

/** Pure. */
export const calendarFile = (meeting: Written, { url, made }: { url: string; made: Date }): string =>
  calendarOf(
    'Team meetings',
    [
      {
        ...{ id: meeting.id, sequence: meeting.sequence, title: meeting.title, place: meeting.place, url },
        about: meeting.calledOffReason ? `Called off: ${meeting.calledOffReason}` : meeting.purpose,
        when: { from: meeting.at, until: new Date(meeting.at.getTime() + meeting.minutes * 60_000) },
        isCalledOff: meeting.calledOffAt !== null,
      },
    ],
    made,
  );

/** `when`: moments, or a whole day with the day after it (YYYY-MM-DD). */
export type CalendarEvent = {
  id: string;
  sequence: number;
  title: string;
  about: string;
  place: string | null;
  when: { from: Date; until: Date } | { day: string; until: string };
  isCalledOff: boolean;
  url: string;
};

/** Pure. Lines end with CRLF and are folded at 75 octets. */
export function calendarOf(product: string, events: readonly CalendarEvent[], made: Date): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//Leadwell//${product}//EN`],
    ...events.flatMap((event) => [
      ...['BEGIN:VEVENT', `UID:${event.id}@leadwell`, `SEQUENCE:${event.sequence}`, `DTSTAMP:${inUtc(made)}`],
      ...timeOf(event),
      `STATUS:${event.isCalledOff ? 'CANCELLED' : 'CONFIRMED'}`,
      `SUMMARY:${escaped(event.title)}`,
      `DESCRIPTION:${escaped(event.about)}`,
      ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
      ...[`URL:${event.url}`, 'END:VEVENT'],
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const timeOf = ({ when }: CalendarEvent) =>
  'from' in when
    ? [`DTSTART:${inUtc(when.from)}`, `DTEND:${inUtc(when.until)}`]
    : [`DTSTART;VALUE=DATE:${when.day.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${when.until.replaceAll('-', '')}`];

/** 20260305T140000Z */
const inUtc = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const escaped = (text: string) => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');

/** No letter is cut in two: a line is measured in octets and folded between letters. */
function folded(line: string): string {
  const parts = [''];
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      parts.push(' ');
      octets = 1;
    }
    parts[parts.length - 1] += letter;
    octets += size;
  }
  return parts.join('\r\n');
}
