import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { at, came, heldWorld, meetingWorld, onItsDay } from '../../../tests/meeting-world.ts';
import { finishAction } from '../meetings/actions.ts';
import { callOff } from '../meetings/calling.ts';
import { holdMeeting, openItem } from '../meetings/holding.ts';
import { agreeMinutes, correctMinutes, proposeMinutes } from '../meetings/minutes.ts';
import type { Actor } from '../people/actor.ts';
import { todayOf } from './today.ts';

const needs = async (actor: Actor) =>
  (await todayOf(actor, { all: true })).needs
    .filter(({ href }) => href.startsWith('/lead/meetings/'))
    .map(({ what }) => what);

describe('R-011 Today', () => {
  test('names the next meeting while its agenda is open, to everybody asked and nobody else', async ({ db: _ }) => {
    const { lee, mo, ash, pat, ivy, meeting } = await meetingWorld();
    for (const actor of [lee, mo, ash]) expect(await needs(actor)).toEqual(['Meeting: Call-backs after the storm']);
    for (const actor of [pat, ivy]) expect(await needs(actor)).toEqual([]);
    at('2026-02-20T09:00:00Z');
    expect(await needs(mo)).toEqual([]); // further than a week ahead
    at('2026-03-06T09:00:00Z');
    expect(await needs(lee)).toEqual(['Begin “Call-backs after the storm”, change its day, or call it off']);
    expect(await needs(mo)).toEqual([]);
    await callOff(lee, meeting.id, 'Not needed');
    expect(await needs(lee)).toEqual([]);
  });

  test('shows it in the week to everybody asked, until it is called off', async ({ db: _ }) => {
    const { lee, mo, ash, pat, ivy, foreign, meeting } = await meetingWorld();
    const inWeek = async (actor: Actor) => (await todayOf(actor)).teamMeetings;
    const shown = { kind: 'team-meeting', title: meeting.title, day: '2026-03-05', at: meeting.id };
    for (const actor of [lee, mo, ash]) expect(await inWeek(actor)).toMatchObject([shown]);
    for (const actor of [pat, ivy, foreign.leader]) expect(await inWeek(actor)).toEqual([]);
    at('2026-03-09T09:00:00Z');
    expect(await inWeek(mo)).toEqual([]);
    at('2026-03-03T09:00:00Z');
    await callOff(lee, meeting.id, 'Not needed');
    expect(await inWeek(mo)).toEqual([]);
  });

  test('asks the facilitator for minutes, those who were there to agree, and owners for their actions', async ({
    db: _,
  }) => {
    const { lee, mo, nia, oz, meeting, action } = await heldWorld();
    const sort = 'Sort the list by damage';
    const agree = 'Agree to the minutes of “Call-backs after the storm”, or correct them';
    expect(await needs(lee)).toEqual(['Propose the minutes of “Call-backs after the storm”']);
    expect(await needs(nia)).toEqual([sort]);
    await proposeMinutes(lee, meeting.id);
    expect([await needs(mo), await needs(oz)]).toEqual([[agree], []]);
    await correctMinutes(mo, meeting.id, 'I said otherwise');
    expect([await needs(mo), await needs(lee)]).toEqual([[], ['Answer 1 correction of “Call-backs after the storm”']]);
    await agreeMinutes(nia, meeting.id);
    await finishAction(nia, action.id, null);
    expect(await needs(nia)).toEqual([]);
  });

  test('asks nobody to agree once the days for it have passed', async ({ db: _ }) => {
    const cast = await meetingWorld();
    at(onItsDay);
    await holdMeeting(cast.lee, cast.meeting.id, came(cast));
    await openItem(cast.lee, cast.item.id);
    await proposeMinutes(cast.lee, cast.meeting.id, [cast.item.id]);
    at('2026-03-11T09:00:00Z');
    expect(await needs(cast.mo)).toEqual([]);
  });
});
