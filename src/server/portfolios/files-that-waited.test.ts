import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import { addFiles, keptBefore } from './taking.ts';

test('R-092 a file that waited on a device is one piece of evidence, however often it is sent, and nobody else’s', async ({
  db: _,
}) => {
  const { lee, mo } = await portfolioWorld();
  const itemId = newId();
  const about = { title: 'The board', happenedFrom: '2026-03-02', happenedTo: null, about: 'Mine', simulated: false };
  const photo = { hash: 'c'.repeat(64), size: 9, type: 'image/jpeg', name: 'board.jpg' };
  expect(await keptBefore(lee, itemId)).toBeNull();
  const made = await addFiles(lee, { ...about, itemId }, [photo]);
  expect(made.id).toBe(itemId);
  expect((await keptBefore(lee, itemId))?.number).toBe(made.number);
  expect(await keptBefore(mo, itemId)).toBeNull();
  await expect(addFiles(lee, { ...about, itemId }, [photo])).rejects.toThrow(Conflict);
  expect(await keptBefore(lee, null)).toBeNull();
});
