// What is to be decided and was not: asked about before minutes are proposed, and said in them.
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { heldWorld } from '../../../tests/meeting-world.ts';
import { Invalid } from '../errors.ts';
import { strike } from './holding.ts';
import { minutesOf } from './kept-minutes.ts';
import { teamMeetingOf } from './meeting-page.ts';
import { proposeMinutes, takeBackMinutes } from './minutes.ts';

test('R-011 minutes are proposed with an item to decide left open only where that is said, and say so', async ({
  db: _,
}) => {
  const { lee, meeting, item } = await heldWorld();
  const minuted = async () => JSON.stringify((await minutesOf(lee, meeting.id)).sections);
  await proposeMinutes(lee, meeting.id);
  expect(await minuted()).not.toContain('No decision');
  await takeBackMinutes(lee, meeting.id);
  const { decisions } = await teamMeetingOf(lee, meeting.id);
  await strike(lee, item.id, 'decision', decisions[0]!.id);
  const refused = { problems: { leftOpen: [expect.stringContaining('on “The list has no order”. Write down')] } };
  await expect(proposeMinutes(lee, meeting.id)).rejects.toMatchObject(refused);
  await expect(proposeMinutes(lee, meeting.id, [meeting.id])).rejects.toThrow(Invalid);
  await proposeMinutes(lee, meeting.id, [item.id]);
  expect(await minuted()).toContain('No decision was made.');
});
