import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const meeting = {
  ...{ id: '01980000-0000-7000-8000-000000000000', sequence: 3, title: 'Call-backs', purpose: 'Who rings whom' },
  ...{ place: 'Room 2', at: new Date('2026-03-05T14:00:00Z'), minutes: 45, calledOffAt: null, calledOffReason: null },
};
const about = { url: 'http://localhost/lead/meetings/1', made: new Date('2026-03-02T09:00:00Z') };
/** As a parser that is not ours reads it. */
const read = (file: string) => new ICAL.Event(new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent')!);

test('R-011 a calendar reads the same meeting: when, how long, and which version is newer', () => {
  const event = read(calendarFile(meeting, about));
  expect([event.uid, event.sequence, event.summary, event.location]).toEqual([
    ...[`${meeting.id}@leadwell`, 3, 'Call-backs', 'Room 2'],
  ]);
  expect(event.startDate.toJSDate()).toEqual(meeting.at);
  expect(event.duration.toSeconds()).toBe(45 * 60);
});

test('a meeting over a change of the clocks lasts as long as it was called for', () => {
  for (const at of ['2026-03-29T00:30:00Z', '2026-10-25T00:30:00Z']) {
    const event = read(calendarFile({ ...meeting, at: new Date(at), minutes: 90 }, about));
    expect(event.startDate.toJSDate()).toEqual(new Date(at));
    expect(event.endDate.toJSDate().getTime() - new Date(at).getTime()).toBe(90 * 60_000);
  }
});

test('one that was called off is cancelled, with the reason', () => {
  const off = { ...meeting, sequence: 4, calledOffAt: new Date(), calledOffReason: 'Storm; no power, no line' };
  const file = calendarFile(off, about);
  expect(new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent')!.getFirstPropertyValue('status')).toBe(
    'CANCELLED',
  );
  expect(read(file).description).toBe('Called off: Storm; no power, no line');
});

test('whatever words are in it come out unaltered, and no line is longer than 75 octets', () => {
  const words = fc
    .stringMatching(/^[\p{L}\p{N}\p{P}\p{Emoji_Presentation} \n]{1,200}$/u)
    .filter((text) => text.trim() === text);
  fc.assert(
    fc.property(words, words, (title, purpose) => {
      const file = calendarFile({ ...meeting, title, purpose }, about);
      const event = read(file);
      expect([event.summary, event.description]).toEqual([title, purpose]);
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }),
  );
});
