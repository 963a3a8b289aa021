// When a meeting was begun: asked about long before its time, and kept in its minutes.
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { at, came, meetingWorld, onItsDay } from '../../../tests/meeting-world.ts';
import type { Actor } from '../people/actor.ts';
import { holdMeeting, openItem } from './holding.ts';
import { minutesOf } from './kept-minutes.ts';
import { teamMeetingOf } from './meeting-page.ts';
import { proposeMinutes } from './minutes.ts';

const minuted = async (actor: Actor, id: string) => JSON.stringify((await minutesOf(actor, id)).sections);

describe('R-011 a meeting that begins', () => {
  test('more than an hour before its time is asked about, and its minutes keep both times', async ({ db: _ }) => {
    const cast = await meetingWorld();
    const { lee, meeting, item } = cast;
    at('2026-03-05T12:59:00Z');
    expect((await teamMeetingOf(lee, meeting.id)).isEarly).toBe(true);
    const refused = {
      problems: { early: [expect.stringMatching(/^It is called for 2pm, more than an hour from now/)] },
    };
    await expect(holdMeeting(lee, meeting.id, came(cast))).rejects.toMatchObject(refused);
    await holdMeeting(lee, meeting.id, came(cast), { early: true });
    await openItem(lee, item.id);
    await proposeMinutes(lee, meeting.id, [item.id]);
    const said = await minuted(lee, meeting.id);
    for (const word of ['Called for', '5 March 2026, 2pm', 'Begun', '5 March 2026, 12:59pm'])
      expect(said).toContain(word);
  });

  test.for([
    ['an hour before', '2026-03-05T13:00:00Z', 'Begun'],
    ['a little later', onItsDay, 'Begun'],
    ['on a later day, as it is written down then', '2026-03-06T09:00:00Z', 'Written down from'],
  ] as const)('%s is asked nothing', async ([, moment, label], { db: _ }) => {
    const cast = await meetingWorld();
    const { lee, meeting, item } = cast;
    at(moment);
    expect((await teamMeetingOf(lee, meeting.id)).isEarly).toBe(false);
    await holdMeeting(lee, meeting.id, came(cast));
    await openItem(lee, item.id);
    await proposeMinutes(lee, meeting.id, [item.id]);
    expect(await minuted(lee, meeting.id)).toContain(label);
  });
});
