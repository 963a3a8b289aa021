// A bound sharper than that of the relaxed model: everybody's hours are filled with whole work, and only what ties people together is relaxed.
import { eachWay, fullest, type Item } from './knapsack.ts';
import type { Linear, Row, Sum } from './linear.ts';

/** No solution exceeds `bound`; none with a column at its lower end exceeds `least`, none with it above that `more`. */
export type Sharper = { bound: number; least: Float64Array; more: Float64Array };

type Person = { items: Item[]; room: number };
type Ties = { linear: Linear; rows: Row[]; people: Person[]; loose: number[]; cost: Float64Array };

/** How many steps of the dynamic programs may be taken, and how many rounds at most. */
const effort = { steps: 300_000_000, rounds: 250 };

/**
 * Lagrangian relaxation of every row between people, improved by subgradients from the prices given (the relaxed model's
 * own). `aim` is a value known to be reachable. null where hours are too fine to be filled unit by unit. (Fisher, The
 * Lagrangian Relaxation Method for Solving Integer Programming Problems, 1981; Held, Wolfe and Crowder, 1974.)
 */
export function sharperBound(
  linear: Linear,
  goal: Sum,
  owner: number[],
  prices: ArrayLike<number>,
  aim: number,
): Sharper | null {
  const ties = tiesOf(linear, goal, owner);
  const steps = ties?.people.reduce((sum, { items, room }) => sum + items.length * room, 0) ?? Infinity;
  if (!ties || steps > effort.steps / 20) return null;
  const rounds = Math.min(effort.rounds, Math.floor((3 * effort.steps) / Math.max(1, steps)));
  const start = ties.rows.map((row) => allowed(row, -prices[linear.rows.indexOf(row)]!));
  const best = descend(ties, start, aim, rounds);
  return flips(ties, best);
}

function tiesOf(linear: Linear, goal: Sum, owner: number[]): Ties | null {
  const cost = new Float64Array(linear.lower.length);
  for (const [i, at] of goal.at.entries()) cost[at]! += goal.by[i]!;
  const people: (Person | undefined)[] = [];
  const rows: Row[] = [];
  for (const row of linear.rows) {
    const person = row.at.length > 0 ? owner[row.at[0]!]! : -1;
    if (person < 0 || row.at.some((at) => owner[at] !== person)) rows.push(row);
    else if (isHours(row) && (!people[person] || people[person].items.length < row.at.length)) {
      people[person] = itemsOf(linear, row);
    }
  }
  const held = people.filter((person) => person !== undefined);
  if (held.some(({ room }) => room < 0 || room > 5000)) return null;
  const inside = new Set(held.flatMap(({ items }) => items.map(({ column }) => column)));
  const loose = [...linear.lower.keys()].filter((at) => !inside.has(at));
  return { linear, rows, people: held, loose, cost };
}

const isHours = ({ by, lower, upper }: Row) =>
  lower === -Infinity && Number.isFinite(upper) && by.every((one) => one >= 0);

function itemsOf({ lower, upper }: Linear, row: Row): Person {
  const room = row.at.reduce((left, at, i) => left - row.by[i]! * lower[at]!, row.upper);
  const items = row.at.map((column, i) => {
    return { column, weight: row.by[i]!, copies: Math.min(255, upper[column]! - lower[column]!) };
  });
  return { items, room };
}

/** The sign that a price must have for its row. */
function allowed({ lower, upper }: Row, price: number): number {
  if (lower === -Infinity) return Math.min(0, price);
  return upper === Infinity ? Math.max(0, price) : price;
}

type Point = { bound: number; prices: number[] };

function descend(ties: Ties, start: number[], aim: number, rounds: number): Point {
  let prices = start;
  let best: Point = { bound: Infinity, prices };
  let stride = 0.6;
  let direction = start.map(() => 0);
  for (let round = 0, since = 0; round < rounds && best.bound >= aim + 1 && stride > 0.005; round++) {
    const { bound, slope } = valueAt(ties, prices);
    if (bound < best.bound - 1e-4) {
      best = { bound, prices };
      since = 0;
    } else if (++since % 8 === 0) stride /= 1.6;
    direction = slope.map((one, r) => one + 0.6 * direction[r]!);
    const length = direction.reduce((sum, one) => sum + one * one, 0);
    if (length === 0) break;
    const step = (stride * (bound - aim)) / length;
    prices = prices.map((price, r) => allowed(ties.rows[r]!, price - step * direction[r]!));
  }
  return best;
}

/** What every column is worth once the rows between people have their prices. */
function pricedCosts({ rows, cost }: Ties, prices: number[]): Float64Array {
  const priced = Float64Array.from(cost);
  for (const [r, { at, by }] of rows.entries()) {
    if (prices[r] === 0) continue;
    for (const [i, column] of at.entries()) priced[column]! += prices[r]! * by[i]!;
  }
  return priced;
}

/** The part of the bound that no choice changes. */
function constantAt({ rows, linear, people }: Ties, prices: number[], priced: Float64Array): number {
  const ties = rows.reduce((sum, { lower, upper }, r) => {
    return prices[r] === 0 ? sum : sum - prices[r]! * (prices[r]! > 0 ? lower : upper);
  }, 0);
  return people.reduce(
    (sum, { items }) => items.reduce((total, { column }) => total + priced[column]! * linear.lower[column]!, sum),
    ties,
  );
}

function valueAt(ties: Ties, prices: number[]): { bound: number; slope: number[] } {
  const { linear, rows, people, loose } = ties;
  const priced = pricedCosts(ties, prices);
  const values = Float64Array.from(linear.lower);
  let bound = constantAt(ties, prices, priced);
  for (const { items, room } of people) {
    const worths = items.map(({ column }) => priced[column]!);
    const { worth, taken } = fullest(items, worths, room);
    bound += worth;
    for (const [i, { column }] of items.entries()) values[column]! += taken[i]!;
  }
  for (const at of loose) {
    if (priced[at]! > 0) values[at] = linear.upper[at]!;
    bound += priced[at]! * values[at]!;
  }
  const slope = rows.map(({ at, by, lower, upper }, r) => {
    const reached = at.reduce((sum, column, i) => sum + by[i]! * values[column]!, 0);
    return reached - (prices[r]! > 0 || upper === Infinity ? lower : upper);
  });
  return { bound, slope };
}

function flips(ties: Ties, { bound, prices }: Point): Sharper {
  const { linear, people, loose } = ties;
  const priced = pricedCosts(ties, prices);
  const least = new Float64Array(linear.lower.length).fill(bound);
  const more = new Float64Array(linear.lower.length).fill(bound);
  for (const { items, room } of people) {
    const worths = items.map(({ column }) => priced[column]!);
    const { worth } = fullest(items, worths, room);
    for (const [i, { none, some }] of eachWay(items, worths, room).entries()) {
      least[items[i]!.column] = bound - worth + none;
      more[items[i]!.column] = bound - worth + some;
    }
  }
  for (const at of loose) {
    if (priced[at]! > 0) least[at] = bound - priced[at]! * (linear.upper[at]! - linear.lower[at]!);
    else more[at] = bound + priced[at]!;
  }
  return { bound, least, more };
}
