import { expect, test } from 'vitest';
import { beyondChance, distributionOf, fewerByChance, hypergeometric, moreByChance, sumOfBoth } from './chance.ts';

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

test('how many marked ones are drawn is that of all draws counted out', () => {
  for (const [all, marked, drawn] of [
    [7, 3, 4],
    [6, 5, 4],
    [5, 0, 2],
    [5, 5, 5],
    [8, 2, 0],
    [9, 4, 1],
  ] as const) {
    const counts = Array<number>(Math.min(marked, drawn) + 1).fill(0);
    let draws = 0;
    for (let draw = 0; draw < 2 ** all; draw++) {
      const taken = Array.from({ length: all }, (_, at) => (draw >> at) % 2);
      if (taken.reduce((sum, one) => sum + one, 0) !== drawn) continue;
      draws++;
      counts[taken.slice(0, marked).reduce((sum, one) => sum + one, 0)]!++;
    }
    const found = hypergeometric(all, marked, drawn);
    expect(found).toHaveLength(counts.length);
    for (const [count, chance] of found.entries()) expect(chance).toBeCloseTo(counts[count]! / draws, 12);
  }
});

test('of thousands the mean is that of the formula, and nothing is lost', () => {
  const found = hypergeometric(12_000, 900, 1_500);
  expect(found.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
  expect(found.reduce((sum, chance, count) => sum + chance * count, 0)).toBeCloseTo((900 * 1_500) / 12_000, 8);
});

test('the sum of two counts is that of their events together', () => {
  const both = sumOfBoth(distributionOf([0.2, 0.7]), distributionOf([0.5, 0.1, 0.9]));
  for (const [count, chance] of distributionOf([0.2, 0.7, 0.5, 0.1, 0.9]).entries())
    expect(both[count]).toBeCloseTo(chance, 12);
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
