// Two tabs that say who came to a meeting, or change what was arranged: neither overwrites the other unseen.
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { at, came, meetingWorld, onItsDay } from '../../../tests/meeting-world.ts';
import type { Conflict } from '../errors.ts';
import { attendanceSeen } from './attendance-seen.ts';
import { apologise, changeArrangement } from './calling.ts';
import { changeAttendance, holdMeeting } from './holding.ts';
import { teamMeetingOf } from './meeting-page.ts';

const theirs = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'was not refused',
    (error: Conflict) => error.theirs,
  );

test('R-011 apologies that came while the form to begin stood open are not overwritten', async ({ db: _ }) => {
  const { lee, mo, nia, meeting } = await meetingWorld();
  const shown = attendanceSeen((await teamMeetingOf(lee, meeting.id)).roster);
  await apologise(nia, meeting.id, false);
  at(onItsDay);
  const all = [lee, mo, nia].map(({ personId }) => ({ personId, attendance: 'present' as const }));
  expect(await theirs(holdMeeting(lee, meeting.id, all, { seen: shown }))).toEqual({
    [`is-${nia.personId}`]: 'Sent apologies',
  });
  expect((await teamMeetingOf(lee, meeting.id)).state).toBe('agenda-open');
  const now = attendanceSeen((await teamMeetingOf(lee, meeting.id)).roster);
  await holdMeeting(lee, meeting.id, all, { seen: now }); // seen, and she came after all
});

test('R-011 who came is said by two at once, and the second sees what the first said; the same twice is no fault', async ({
  db: _,
}) => {
  const cast = await meetingWorld();
  const { lee, nia, oz, meeting } = cast;
  at(onItsDay);
  await holdMeeting(lee, meeting.id, came(cast));
  const shown = attendanceSeen((await teamMeetingOf(lee, meeting.id)).roster);
  const withOz = came(cast).map((one) =>
    one.personId === oz.personId ? { ...one, attendance: 'late' as const } : one,
  );
  await changeAttendance(lee, meeting.id, withOz, shown);
  expect(await theirs(changeAttendance(lee, meeting.id, came(cast), shown))).toEqual({
    [`is-${oz.personId}`]: 'Came later',
  });
  await changeAttendance(lee, meeting.id, withOz, shown);
  const { people } = await teamMeetingOf(lee, meeting.id);
  expect(people.filter(({ id }) => [nia, oz].some(({ personId }) => personId === id))).toMatchObject([
    { attendance: 'late' },
    { attendance: 'late' },
  ]);
});

test('R-011 what was arranged is told in each field in which the two differ', async ({ db: _ }) => {
  const { lee, mo, ash, called, meeting } = await meetingWorld();
  const { teamId: __, ...mine } = called;
  const saved = { ...mine, day: '2026-03-06', time: '15:30', minutes: 30, place: null, technique: 'open' as const };
  const { version } = meeting;
  await changeArrangement(lee, meeting.id, { ...saved, facilitatorId: mo.personId, invited: [], version });
  expect(await theirs(changeArrangement(lee, meeting.id, { ...mine, version }))).toEqual({
    ...{ day: '6 March 2026', time: '15:30', minutes: '30', place: '', technique: 'Open discussion' },
    ...{ facilitatorId: mo.name, invited: '' },
  });
  expect(mine.invited).toEqual([ash.personId]);
});
