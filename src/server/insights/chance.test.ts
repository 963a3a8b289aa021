import { expect, test } from 'vitest';
import { beyondChance, distributionOf, fewerByChance, moreByChance } from './chance.ts';

/** Every outcome of the events counted out: what the convolution must come to. */
function countedOut(probabilities: readonly number[]): number[] {
  const at = Array<number>(probabilities.length + 1).fill(0);
  for (let outcome = 0; outcome < 2 ** probabilities.length; outcome++) {
    const happened = probabilities.map((_, event) => (outcome >> event) % 2 === 1);
    const chance = probabilities.reduce((all, p, event) => all * (happened[event] ? p : 1 - p), 1);
    at[happened.filter(Boolean).length]! += chance;
  }
  return at;
}

test('the distribution of a count is that of all outcomes counted out', () => {
  for (const probabilities of [[], [0.3], [0.5, 0.5], [0.1, 0.25, 0.9, 1, 0], [0.2, 0.2, 0.4, 0.7, 0.05, 0.33, 0.5]])
    for (const [count, chance] of countedOut(probabilities).entries())
      expect(distributionOf(probabilities)[count]).toBeCloseTo(chance, 12);
});

test('a tail has the count itself in it, and the least it could be is that of none, or of all', () => {
  const fair = Array<number>(4).fill(0.25);
  expect(fewerByChance(fair, 0)).toEqual({ p: 0.75 ** 4, least: 0.75 ** 4 });
  expect(fewerByChance(fair, 4).p).toBeCloseTo(1);
  expect(moreByChance(fair, 4)).toEqual({ p: 0.25 ** 4, least: 0.25 ** 4 });
  expect(moreByChance(fair, 0).p).toBeCloseTo(1);
  expect(moreByChance([0.5, 0], 1).least).toBe(0.5); // the second can never happen
});

test('only tests that could say something count among how many are asked', () => {
  const mute = Array.from({ length: 50 }, () => ({ p: 0.5, least: 0.5 }));
  const loud = { p: 0.01, least: 0.001 };
  expect(beyondChance([loud, ...mute], 0.05)).toEqual([loud]); // Bonferroni over all 51 would be silent
  const many = Array.from({ length: 50 }, () => ({ p: 0.01, least: 0.0001 }));
  expect(beyondChance(many, 0.05)).toEqual([]); // so many that one in a hundred is no wonder
  expect(beyondChance([], 0.05)).toEqual([]);
});
