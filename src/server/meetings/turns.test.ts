import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { heldWorld } from '../../../tests/meeting-world.ts';
import { minuteSaid, strike } from './holding.ts';
import { teamMeetingOf } from './meeting-page.ts';
import { proposeMinutes, takeBackMinutes } from './minutes.ts';
import { spokeWords } from './minutes-document.ts';
import { countTurn, turnsOf } from './turns.ts';

test('R-011 a line under a name, also of disagreement, is a turn of theirs until it is taken out', async ({
  db: _,
}) => {
  const { lee, mo, nia, meeting, item } = await heldWorld();
  const silent = async () => (await turnsOf(lee, meeting.id)).filter(({ turns }) => turns === 0).map(({ id }) => id);
  expect(await silent()).toEqual([lee.personId, nia.personId]); // Mo wrote a line, and one is nobody's
  const words = { itemId: item.id, kind: 'dissent' as const, words: 'That is too late' };
  const line = await minuteSaid(lee, { ...words, speakerId: nia.personId });
  expect(await silent()).toEqual([lee.personId]);
  await strike(lee, item.id, 'said', line.id);
  expect(await silent()).toEqual([lee.personId, nia.personId]);
  expect((await turnsOf(lee, meeting.id)).find(({ id }) => id === mo.personId)?.turns).toBe(1);
});

test('R-011 few lines alone give no number of who spoke, and what was counted outlasts minutes taken back', async ({
  db: _,
}) => {
  const { lee, mo, meeting } = await heldWorld();
  const spoke = async () => {
    await proposeMinutes(lee, meeting.id);
    return spokeWords((await teamMeetingOf(mo, meeting.id)).meeting);
  };
  expect(await spoke()).toBeNull();
  await takeBackMinutes(lee, meeting.id);
  await countTurn(lee, meeting.id, lee.personId);
  expect(await spoke()).toBe('2 of the 3 who were there');
  await takeBackMinutes(lee, meeting.id);
  expect(await spoke()).toBe('2 of the 3 who were there');
});
