import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { setClock } from '../clock.ts';
import { takeable, takeEvidence } from '../portfolios/taking.ts';
import { giveThanks, readThanks, takeThanksBack } from '../support/recognitions.ts';
import { todayOf } from './today.ts';

const march = (day: number) => setClock(() => new Date(Date.UTC(2026, 2, day, 9)));
const deed = { behaviour: 'You rang her back before lunch.', effect: 'She slept.' };

describe('thanks, where they surface', () => {
  test('R-007 Today mentions new ones to the receiver alone, until read, taken back or a month old', async ({
    db: _,
  }) => {
    const { lee, mo, nia } = await portfolioWorld();
    const needs = async (actor: typeof lee) =>
      (await todayOf(actor, { all: true })).needs.filter(({ what }) => what.includes('thanks you'));
    march(5);
    const first = await giveThanks(nia, { ...deed, receiverId: lee.personId });
    const second = await giveThanks(mo, { ...deed, receiverId: lee.personId });
    expect(await needs(lee)).toMatchObject([
      { what: 'Nia Newer thanks you', why: deed.behaviour, href: `/lead/thanks/${first.id}` },
      { what: 'Mo Member thanks you' },
    ]);
    expect(await needs(nia)).toEqual([]);
    await readThanks(lee, first.id);
    expect(await needs(lee)).toHaveLength(1);
    await takeThanksBack(mo, second.id, 'Twice');
    expect(await needs(lee)).toEqual([]);
    await giveThanks(nia, { ...deed, receiverId: lee.personId });
    setClock(() => new Date(Date.UTC(2026, 3, 20, 9)));
    expect(await needs(lee)).toEqual([]);
  });

  test('R-007 giver and receiver take them as evidence in one step, and nobody else does', async ({ db: _ }) => {
    const { lee, mo, nia, oz } = await portfolioWorld();
    march(5);
    const received = await giveThanks(nia, { ...deed, receiverId: lee.personId });
    const given = await giveThanks(lee, { ...deed, receiverId: mo.personId });
    for (const { id } of [received, given]) {
      const { document, kind } = await takeEvidence(lee, { kind: 'recognition-document', sourceId: id });
      expect(kind).toBe('recognition');
      expect(JSON.stringify(document.sections)).toContain(deed.behaviour);
    }
    const others = await giveThanks(nia, { ...deed, receiverId: oz.personId });
    await expect(takeEvidence(lee, { kind: 'recognition-document', sourceId: others.id })).rejects.toThrow();
    const { records } = await takeable(lee);
    expect(
      records
        .filter(({ kind }) => kind === 'recognition-document')
        .map(({ sourceId }) => sourceId)
        .sort(),
    ).toEqual([received.id, given.id].sort());
  });
});
