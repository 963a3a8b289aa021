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

/** Pure. Lines end with CRLF and are folded at 75 octets. */
export function calendarFile(meeting: Written, { url, made }: { url: string; made: Date }): string {
  const until = new Date(meeting.at.getTime() + meeting.minutes * 60_000);
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Leadwell//Team meetings//EN', 'BEGIN:VEVENT'],
    `UID:${meeting.id}@leadwell`,
    `SEQUENCE:${meeting.sequence}`,
    `DTSTAMP:${inUtc(made)}`,
    `DTSTART:${inUtc(meeting.at)}`,
    `DTEND:${inUtc(until)}`,
    `STATUS:${meeting.calledOffAt ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escaped(meeting.title)}`,
    `DESCRIPTION:${escaped(meeting.calledOffReason ? `Called off: ${meeting.calledOffReason}` : meeting.purpose)}`,
    ...(meeting.place ? [`LOCATION:${escaped(meeting.place)}`] : []),
    `URL:${url}`,
    ...['END:VEVENT', 'END:VCALENDAR'],
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

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
