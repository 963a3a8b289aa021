import fc from 'fast-check';
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import { world } from '../../../tests/world.ts';
import { daysAfter } from '../day-words.ts';
import { reading } from '../db.ts';
import { totalsOf } from './figure-totals.ts';

const first = '2026-01-05';
const weeks = 6;

/** Few values or many, near each other or not, and weeks of very different size. */
const talks = fc.sample(
  fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 900 })), { minLength: 1, maxLength: 40 }),
  { numRuns: weeks, seed: 7 },
);

function median(values: number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.ceil(sorted.length / 2) - 1]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
}

test('R-061 the median of any weeks is that of all their contacts', async ({ db: _ }) => {
  const { lee } = await world();
  const calls = talks.flatMap((of, week) => of.map((talk) => ({ day: daysAfter(first, 7 * week), talk })));
  await importedCalls(lee, calls);
  for (let from = 0; from < weeks; from++)
    for (let to = from; to < weeks; to++) {
      const span = { from: daysAfter(first, 7 * from), to: daysAfter(first, 7 * to) };
      const { all, each } = await reading(lee.organisationId, (db) => totalsOf(db, lee.organisationId, span));
      const among = talks.slice(from, to + 1);
      expect(all.of.get('handle-time-median')).toMatchObject({
        denominator: among.flat().length,
        value: median(among.flat()),
      });
      expect([...each.values()].map(({ of }) => of.get('handle-time-median')!.value)).toEqual(among.map(median));
    }
});
