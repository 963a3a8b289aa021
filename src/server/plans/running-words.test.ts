import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { planWorld } from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { askAllocation, beginAllocation } from './allocating.ts';
import { allocationOf } from './allocation-page.ts';
import { runningWords } from './running-words.ts';

const askedAt = new Date('2026-06-01T09:00:00Z');
const after = (seconds: number) => new Date(askedAt.getTime() + seconds * 1000);

describe('R-002 a run under way says how long it takes', () => {
  test.for([
    ['waiting', 1, false, 5, 'At most half a minute'],
    ['waiting', 1, false, 60, 'It has not begun yet, and begins by itself'],
    ['solving', 2, true, 20, 'At most half a minute'],
    ['solving', 2, false, 60, 'It was interrupted and begins again by itself'],
    ['solving', 3, true, 70, 'It was interrupted and has begun again by itself: from then on at most half a minute'],
    ['solving', 3, false, 90, 'It was interrupted and begins again by itself'],
  ] as const)('%s, version %i, worked %s, after %i seconds: %s', ([state, version, isWorked, seconds, words]) => {
    expect(runningWords({ state, version, askedAt }, isWorked, after(seconds))).toBe(words);
  });

  test('on its page, where nobody works it any more', async ({ db: _ }) => {
    const { lee, plan } = await planWorld();
    const { id } = await askAllocation(lee, plan.id);
    const words = async () => (await allocationOf(lee, plan.id, id)).runningWords;
    expect(await words()).toBe('At most half a minute');
    await beginAllocation(lee, plan.id, id);
    setClock(() => new Date(Date.now() + 60_000));
    try {
      expect(await words()).toBe('It was interrupted and begins again by itself');
    } finally {
      setClock(null);
    }
  });
});
