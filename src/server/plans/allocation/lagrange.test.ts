import { expect, test } from 'vitest';
import { mulberry32 } from './chance.ts';
import { eachWay, fullest, type Item } from './knapsack.ts';
import { sharperBound } from './lagrange.ts';
import { atMost, type Linear, sum } from './linear.ts';

/** The most worth of every choice of numbers within the room, all tried. */
function tried(items: Item[], worths: number[], room: number, fits: (counts: number[]) => boolean): number {
  let most = -Infinity;
  const counts: number[] = [];
  const choose = (at: number, left: number, worth: number) => {
    if (at === items.length) {
      if (fits(counts)) most = Math.max(most, worth);
      return;
    }
    for (let n = 0; n <= items[at]!.copies && n * items[at]!.weight <= left; n++) {
      counts[at] = n;
      choose(at + 1, left - n * items[at]!.weight, worth + n * worths[at]!);
    }
  };
  choose(0, room, 0);
  return most;
}

test('R-002 one person’s hours are filled best, and every item costs exactly what doing with or without it costs', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = mulberry32(seed);
    const upTo = (most: number) => Math.floor(random() * (most + 1));
    const items = Array.from({ length: 1 + upTo(4) }, (_, column) => ({
      column,
      weight: upTo(5),
      copies: 1 + upTo(2),
    }));
    const worths = items.map(() => upTo(10) - 3);
    const room = upTo(12);
    const { worth, taken } = fullest(items, worths, room);
    expect(worth, `seed ${seed}`).toBe(tried(items, worths, room, () => true));
    expect(items.reduce((total, _, i) => total + taken[i]! * worths[i]!, 0)).toBe(worth);
    expect(items.reduce((total, { weight }, i) => total + taken[i]! * weight, 0)).toBeLessThanOrEqual(room);
    for (const [i, { none, some }] of eachWay(items, worths, room).entries()) {
      expect(none, `seed ${seed}`).toBe(tried(items, worths, room, (counts) => counts[i] === 0));
      expect(some, `seed ${seed}`).toBe(tried(items, worths, room, (counts) => counts[i]! > 0));
    }
  }
});

test('R-002 the sharper bound never cuts off a solution, and is sharper than the relaxed model where hours are lumpy', () => {
  // Two people of 3 hours, three tasks of 2 hours: in parts all three fit, whole only two do.
  const linear: Linear = { lower: Array(6).fill(0), upper: Array(6).fill(1), rows: [] };
  for (const task of [0, 1, 2]) {
    const either = [
      [task, 1],
      [3 + task, 1],
    ] as const;
    linear.rows.push(atMost(sum(either), 1));
  }
  for (const first of [0, 3]) {
    const hours = [0, 1, 2].map((task) => [first + task, 2] as const);
    linear.rows.push(atMost(sum(hours), 3));
  }
  const goal = sum([0, 1, 2, 3, 4, 5].map((at) => [at, 1] as const));
  const owner = [0, 0, 0, 1, 1, 1];
  const found = sharperBound(linear, goal, owner, [1, 1, 1, 0, 0], 2)!;
  expect(found.bound).toBeGreaterThanOrEqual(2);
  expect(found.bound).toBeLessThan(3);
  for (const at of owner.keys()) {
    expect(found.least[at]).toBeGreaterThanOrEqual(2);
    expect(found.more[at]).toBeGreaterThanOrEqual(2);
  }
});
