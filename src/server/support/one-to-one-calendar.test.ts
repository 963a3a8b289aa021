import ICAL from 'ical.js';
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { addItem } from './agenda.ts';
import { missMeeting, moveMeeting, scheduleMeeting } from './meetings.ts';
import { oneToOneCalendarOf } from './one-to-one-calendar.ts';
import { beginOneToOne } from './one-to-ones.ts';

const url = 'http://localhost/lead/one-to-ones/1/2';
/** As a parser that is not ours reads it. */
const read = (file: string) => {
  const component = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent')!;
  return { event: new ICAL.Event(component), status: component.getFirstPropertyValue('status') };
};

const paired = async () => {
  const cast = await world();
  setClock(() => new Date('2026-03-05T15:00:00Z'));
  const pair = await beginOneToOne(cast.lee, cast.mo.personId);
  const set = { day: '2026-03-27', time: '14:00', minutes: 45, place: 'Room 2' };
  const meeting = await scheduleMeeting(cast.lee, pair.id, set);
  return { ...cast, pair, meeting, at: { pairId: pair.id, meetingId: meeting.id, url } };
};

test('R-021 both have the same meeting in their calendars, which says whom one meets and nothing of what about', async ({
  db: _,
}) => {
  const { lee, mo, pair, meeting, at } = await paired();
  await addItem(mo, pair.id, { words: 'My hours on Fridays' });
  const [his, hers] = [await oneToOneCalendarOf(mo, at), await oneToOneCalendarOf(lee, at)];
  const [{ event }, { event: other }] = [read(his), read(hers)];
  expect([event.uid, other.uid]).toEqual([`${meeting.id}@leadwell`, `${meeting.id}@leadwell`]);
  expect([event.summary, other.summary]).toEqual(['One-to-one with Lee Leader', 'One-to-one with Mo Member']);
  expect([event.location, event.duration.toSeconds()]).toEqual(['Room 2', 45 * 60]);
  expect(his + hers).not.toContain('Fridays');
});

test('R-021 moved across the change of the clocks it keeps its UID, its SEQUENCE rises and its hour is that of the clock', async ({
  db: _,
}) => {
  const { lee, mo, meeting, at } = await paired();
  const before = read(await oneToOneCalendarOf(mo, at)).event;
  expect(before.startDate.toJSDate().toISOString()).toBe('2026-03-27T14:00:00.000Z');
  await moveMeeting(lee, meeting.id, { day: '2026-03-30', time: '14:00', reason: 'Away on Friday' });
  const after = read(await oneToOneCalendarOf(mo, at)).event;
  expect(after.startDate.toJSDate().toISOString()).toBe('2026-03-30T13:00:00.000Z');
  expect(after.endDate.toJSDate().toISOString()).toBe('2026-03-30T13:45:00.000Z');
  expect([after.uid, after.sequence > before.sequence]).toEqual([before.uid, true]);
  await moveMeeting(lee, meeting.id, { day: '2026-10-26', time: '09:30', reason: 'Over to the autumn' });
  const autumn = read(await oneToOneCalendarOf(mo, at)).event;
  expect(autumn.startDate.toJSDate().toISOString()).toBe('2026-10-26T09:30:00.000Z');
  expect(autumn.sequence).toBeGreaterThan(after.sequence);
});

test('R-021 one that did not take place is cancelled', async ({ db: _ }) => {
  const { lee, mo, meeting, at } = await paired();
  expect(read(await oneToOneCalendarOf(mo, at)).status).toBe('CONFIRMED');
  setClock(() => new Date('2026-03-27T16:00:00Z'));
  await missMeeting(lee, meeting.id, 'The line was down');
  expect(read(await oneToOneCalendarOf(mo, at)).status).toBe('CANCELLED');
});

test('R-122 nobody but the two has it', async ({ db: _ }) => {
  const { pat, nia, ada, foreign, at } = await paired();
  for (const other of [pat, nia, ada, foreign.leader])
    await expect(oneToOneCalendarOf(other, at)).rejects.toThrow(NotFound);
});
