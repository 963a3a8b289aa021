import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { editPerson } from '../people/people.ts';
import { scheduleMeeting } from '../support/meetings.ts';
import { oneToOnesOf } from '../support/one-to-one-list.ts';
import { beginOneToOne, endOneToOne } from '../support/one-to-ones.ts';
import { todayOf } from './today.ts';

const march = (day: number) => setClock(() => new Date(Date.UTC(2026, 2, day, 9)));

test('nobody is asked to prepare a meeting with somebody who has left: it is called off, or the one-to-ones end', async ({
  db: _,
}) => {
  const { ada, lee, mo } = await world();
  march(2);
  const pair = await beginOneToOne(lee, mo.personId);
  await scheduleMeeting(lee, pair.id, { day: '2026-03-10', time: '14:00' });
  const needs = async (who: Actor) => (await todayOf(who)).needs.map(({ what }) => what);
  const gone = async (who: Actor) => (await oneToOnesOf(who)).pairs.map((one) => one.gone);
  const leave = (person: Actor, endsOn: string) =>
    editPerson(ada, person.personId, {
      ...{ name: person.name, email: null, jobTitle: 'Adviser', managerId: null, hours: 37.5, version: 1 },
      ...{ employeeNumber: null, responsibilities: null, startsOn: null, endsOn },
    });
  march(9);
  await leave(mo, '2026-03-09');
  expect([await needs(lee), await gone(lee)], 'not before').toEqual([['One-to-one with Mo Member'], [null]]);
  march(10);
  expect([await needs(lee), await gone(lee)]).toEqual([['End your one-to-ones with Mo Member'], ['left']]);
  expect(JSON.stringify((await todayOf(lee)).week)).not.toContain('meeting');
  await leave(lee, '2026-03-09');
  expect([await needs(mo), await gone(mo)]).toEqual([['Call off the one-to-one with Lee Leader'], ['left']]);
  await endOneToOne(lee, pair.id);
  expect([...(await needs(lee)), ...(await needs(mo))]).toEqual([]);
});
