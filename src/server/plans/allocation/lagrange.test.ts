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

test('R-002 one person’s hours are filled best, also by last days, and every item costs exactly what doing with or without it costs', () => {
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
    const stops = Array.from({ length: upTo(2) }, () => ({ after: upTo(items.length), room: upTo(room) }));
    const fits = (counts: ArrayLike<number>) =>
      stops.every((stop) => {
        const first = items.slice(0, stop.after);
        return first.reduce((total, { weight }, i) => total + counts[i]! * weight, 0) <= stop.room;
      });
    const filling = { items, room, stops };
    const { worth, taken } = fullest(filling, worths);
    expect(worth, `seed ${seed}`).toBe(tried(items, worths, room, fits));
    expect(fits(taken), `seed ${seed}`).toBe(true);
    expect(items.reduce((total, _, i) => total + taken[i]! * worths[i]!, 0)).toBe(worth);
    expect(items.reduce((total, { weight }, i) => total + taken[i]! * weight, 0)).toBeLessThanOrEqual(room);
    for (const [i, { none, some }] of eachWay(filling, worths).entries()) {
      expect(none, `seed ${seed}`).toBe(tried(items, worths, room, (counts) => fits(counts) && counts[i] === 0));
      expect(some, `seed ${seed}`).toBe(tried(items, worths, room, (counts) => fits(counts) && counts[i]! > 0));
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

/** Work of some people, in millionths of an hour: due by days, some of it in thirds, one piece spread over two weeks; a goal and prices by chance. */
function teamOf(seed: number) {
  const random = mulberry32(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const [people, tasks] = [2 + upTo(1), 3 + upTo(1)];
  const weights = Array.from({ length: tasks }, () => [500_000, 1_000_000, 2_166_666, 3_500_000][upTo(3)]!);
  const due = weights.map(() => upTo(3));
  const linear: Linear = { lower: Array(people * tasks).fill(0), upper: Array(people * tasks).fill(1), rows: [] };
  const columnOf = (person: number, task: number) => person * tasks + task;
  for (const task of weights.keys()) {
    linear.rows.push(atMost(sum(Array.from({ length: people }, (_, at) => [columnOf(at, task), 1] as const)), 1));
  }
  for (let person = 0; person < people; person++) {
    const free = 1_000_000 + upTo(6_000_000);
    const charged = (of: (task: number) => number) =>
      sum(weights.flatMap((_, task) => (of(task) > 0 ? [[columnOf(person, task), of(task)] as const] : [])));
    linear.rows.push(
      atMost(
        charged((task) => weights[task]!),
        free,
      ),
    );
    // Up to a day, in units of its own; the last task is spread, and counts half before the last day.
    for (const day of [0, 1, 2]) {
      const part = (task: number) => (task === tasks - 1 ? 1 : due[task]! <= day ? 2 : 0) * weights[task]!;
      linear.rows.push(atMost(charged(part), 2 * Math.floor((free * (day + 1)) / 4)));
    }
  }
  const goal = sum(linear.lower.map((_, at) => [at, upTo(5) - 1] as const));
  const owner = linear.lower.map((_, at) => Math.floor(at / tasks));
  return { linear, goal, owner, prices: linear.rows.map(() => random() * 3) };
}

/** The worth of every solution, with its columns. */
function solutionsOf({ lower, rows }: Linear, goal: { at: number[]; by: number[] }) {
  const all = Array.from({ length: 2 ** lower.length }, (_, bits) => lower.map((_, at) => (bits >> at) & 1));
  const reached = ({ at, by }: { at: number[]; by: number[] }, values: number[]) =>
    at.reduce((total, column, i) => total + by[i]! * values[column]!, 0);
  return all
    .filter((values) => rows.every((row) => reached(row, values) <= row.upper))
    .map((values) => ({ values, worth: reached(goal, values) }));
}

test('R-002 no solution exceeds the sharper bound, nor what it says of a column, also by last days and in hours too fine to count', () => {
  let sharp = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const { linear, goal, owner, prices } = teamOf(seed);
    const solutions = solutionsOf(linear, goal);
    const best = Math.max(...solutions.map(({ worth }) => worth));
    const found = sharperBound(linear, goal, owner, prices, best)!;
    expect(found.bound, `seed ${seed}`).toBeGreaterThanOrEqual(best - 1e-9);
    if (found.bound < best + 1) sharp++;
    for (const { values, worth } of solutions) {
      for (const [at, value] of values.entries())
        expect((value > 0 ? found.more : found.least)[at], `seed ${seed}, column ${at}`).toBeGreaterThanOrEqual(
          worth - 1e-9,
        );
    }
    const again = sharperBound(linear, goal, owner, found.prices, best)!;
    expect(again.bound, `seed ${seed}`).toBeLessThanOrEqual(found.bound + 1e-6);
  }
  expect(sharp).toBeGreaterThan(200);
});
