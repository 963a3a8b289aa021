import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { heldWorld } from '../../../tests/meeting-world.ts';
import { minutesOf } from '../meetings/kept-minutes.ts';
import { proposeMinutes } from '../meetings/minutes.ts';
import type { Actor } from '../people/actor.ts';
import { recordData } from './record-pdf.ts';
import { takeable } from './taking.ts';

test('R-011 minutes can be taken by those who led the meeting or were there, not by those who are only named in them', async ({
  db: _,
}) => {
  const { lee, mo, nia, oz, ash, pat, meeting } = await heldWorld();
  const canTake = async (actor: Actor) => (await takeable(actor)).records.map(({ kind, sourceId }) => [kind, sourceId]);
  expect(await canTake(lee)).toEqual([]);
  await proposeMinutes(lee, meeting.id);
  for (const actor of [lee, mo, nia]) expect(await canTake(actor)).toEqual([['team-meeting-document', meeting.id]]);
  for (const actor of [oz, ash, pat]) expect(await canTake(actor)).toEqual([]);
});

test('R-011 minutes are printed whole, with every section of their document', async ({ db: _ }) => {
  const { lee, mo, meeting } = await heldWorld();
  await proposeMinutes(lee, meeting.id);
  const document = await minutesOf(mo, meeting.id);
  const printed = recordData(mo.organisation, document, new Date('2026-03-06T09:00:00Z'));
  expect(printed.sections.map(({ heading }) => heading)).toEqual(document.sections.map(({ heading }) => heading));
  expect(printed).toMatchObject({ exported: 'printed on 6 March 2026', title: document.title });
  expect(JSON.stringify(printed)).toContain('Sort the list by damage');
});
