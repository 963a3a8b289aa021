import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { reading } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { editPerson } from '../people/people.ts';
import { addItem } from '../support/agenda.ts';
import { meetingOf } from '../support/meeting-page.ts';
import { moveMeeting, scheduleMeeting } from '../support/meetings.ts';
import { oneToOnesOf } from '../support/one-to-one-list.ts';
import { oneToOneOf } from '../support/one-to-one-page.ts';
import { beginOneToOne, endOneToOne } from '../support/one-to-ones.ts';
import { addAction } from '../support/promises.ts';
import { ownPart } from './started.ts';
import { todayOf } from './today.ts';

const march = (day: number) => setClock(() => new Date(Date.UTC(2026, 2, day, 9)));

test('nobody is asked to prepare a meeting with somebody who has left: it is called off, or the one-to-ones end', async ({
  db: _,
}) => {
  const { ada, lee, mo } = await world();
  march(2);
  const pair = await beginOneToOne(lee, mo.personId);
  const meeting = await scheduleMeeting(lee, pair.id, { day: '2026-03-10', time: '14:00' });
  const needs = async (who: Actor) => (await todayOf(who)).needs.map(({ what }) => what);
  const gone = async (who: Actor) => (await oneToOnesOf(who)).pairs.map((one) => one.gone);
  const leave = (person: Actor, endsOn: string) =>
    editPerson(ada, person.personId, {
      ...{ name: person.name, email: null, jobTitle: 'Adviser', managerId: null, hours: 37.5, version: 1 },
      ...{ employeeNumber: null, responsibilities: null, startsOn: null, endsOn },
    });
  march(9);
  await leave(mo, '2026-03-09');
  await expect(
    scheduleMeeting(lee, pair.id, { day: '2026-03-10', time: '15:00' }),
    'after a day to come',
  ).rejects.toThrow(/^Mo Member is no longer at work here on 10 March 2026, so no meeting/);
  expect([await needs(lee), await gone(lee)], 'not before').toEqual([['One-to-one with Mo Member'], [null]]);
  march(10);
  expect([await needs(lee), await gone(lee)]).toEqual([['End your one-to-ones with Mo Member'], ['left']]);
  expect(JSON.stringify((await todayOf(lee)).week)).not.toContain('one-to-one');
  for (const [who, told] of [
    [mo, 'You are no longer at work here, so no meeting is arranged'],
    [lee, 'Mo Member is no longer at work here, so no meeting is arranged'],
  ] as const) {
    const [promise, later] = [
      { words: 'Ask', ownerId: lee.personId },
      { day: '2026-03-11', time: '09:00' },
    ];
    await expect(scheduleMeeting(who, pair.id, later)).rejects.toThrow(told);
    await expect(moveMeeting(who, meeting.id, { ...later, reason: 'Clash' })).rejects.toThrow(told);
    await expect(addItem(who, pair.id, { words: 'One more thing' })).rejects.toThrow(told);
    await expect(addAction(who, pair.id, promise)).rejects.toThrow(told);
    expect((await oneToOneOf(who, pair.id)).over).toContain(told);
    const { over, steps } = await meetingOf(who, pair.id, meeting.id);
    expect([over, steps]).toEqual([expect.stringContaining(told), ['miss', 'hold']]);
    const own = await reading(who.organisationId, (db) => ownPart(db, who));
    expect(own).toMatchObject({ oneToOne: false, meeting: false });
  }
  await leave(lee, '2026-03-09');
  expect([await needs(mo), await gone(mo)]).toEqual([['Call off the one-to-one with Lee Leader'], ['left']]);
  await endOneToOne(lee, pair.id);
  expect([...(await needs(lee)), ...(await needs(mo))]).toEqual([]);
});
