// A bound sharper than that of the relaxed model: everybody's hours are filled with whole work, and only what ties people together is relaxed.

import { divisor } from './hours.ts';
import { eachWay, type Filling, fullest } from './knapsack.ts';
import type { Linear, Row, Sum } from './linear.ts';

/**
 * No solution exceeds `bound`; none with a column at its lower end exceeds `least`, none with it above that `more`. `prices`, by the rows of the
 * model, are where to go on from.
 */
export type Sharper = { bound: number; least: Float64Array; more: Float64Array; prices: Float64Array };

type Ties = { linear: Linear; rows: Row[]; people: Filling[]; loose: number[]; cost: Float64Array };

/** How many steps of the dynamic programs may be taken, and how many rounds at most. */
const effort = { steps: 300_000_000, rounds: 250 };

/**
 * Lagrangian relaxation of every row between people, improved by subgradients from the prices given (the relaxed model's
 * own). `aim` is a value known to be reachable. null where there is too much to fill. (Fisher, The
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
  const place = new Map(linear.rows.map((row, r) => [row, r]));
  const scales = ties.rows.map(({ by }) => Math.max(1, ...by.map(Math.abs)));
  const start = ties.rows.map((row, r) => allowed(row, -prices[place.get(row)!]! * scales[r]!));
  const evened = { ...ties, rows: ties.rows.map((row, r) => scaled(row, scales[r]!)) };
  const best = descend(evened, start, aim, rounds);
  const found = new Float64Array(linear.rows.length);
  for (const [r, row] of ties.rows.entries()) found[place.get(row)!] = -best.prices[r]! / scales[r]!;
  return { ...flips(evened, best), prices: found };
}

function tiesOf(linear: Linear, goal: Sum, owner: number[]): Ties | null {
  const cost = new Float64Array(linear.lower.length);
  for (const [i, at] of goal.at.entries()) cost[at]! += goal.by[i]!;
  const rows: Row[] = [];
  const own = new Map<number, Row[]>();
  for (const row of linear.rows) {
    const person = row.at.length > 0 ? owner[row.at[0]!]! : -1;
    if (person < 0 || !isHours(row) || row.at.some((at) => owner[at] !== person)) rows.push(row);
    else own.set(person, [...(own.get(person) ?? []), row]);
  }
  const held = [...own.values()].map((of) => {
    const { nested, rest } = nestedOf(of);
    rows.push(...rest);
    return inUnits(fillingOf(linear, nested));
  });
  if (held.some(({ room, stops }) => room < 0 || stops.some((stop) => stop.room < 0))) return null;
  const inside = new Set(held.flatMap(({ items }) => items.map(({ column }) => column)));
  const loose = [...linear.lower.keys()].filter((at) => !inside.has(at));
  return { linear, rows, people: held, loose, cost };
}

const isHours = ({ by, lower, upper }: Row) =>
  lower === -Infinity && Number.isFinite(upper) && by.every((one) => one >= 0);

/** So that no row weighs more in a step than another because its units are finer. */
const scaled = ({ at, by, lower, upper }: Row, scale: number): Row => ({
  at,
  by: by.map((one) => one / scale),
  lower: lower / scale,
  upper: upper / scale,
});

/** A limit on what is taken of some columns, each at `per` times its weight. */
type Limit = { row: Row; per: number; columns: Set<number> };

/**
 * Of one person’s rows the longest, which is on all their hours, and those on parts of it of which each holds all of the next, as limits by last
 * days do. What a row counts in part, as of work spread over weeks, is left out of it, so that whatever fits still does.
 */
function nestedOf(own: Row[]): { nested: Limit[]; rest: Row[] } {
  const [longest, ...others] = own.toSorted((a, b) => b.at.length - a.at.length);
  const weight = new Map(longest!.at.map((column, i) => [column, longest!.by[i]!]));
  const nested: Limit[] = [{ row: longest!, per: 1, columns: new Set(longest!.at) }];
  const rest: Row[] = [];
  for (const row of others) {
    const share = row.at.map((column, i) => row.by[i]! / (weight.get(column) || Infinity));
    const per = Math.max(...share);
    const columns = new Set(row.at.filter((_, i) => share[i]! >= per * (1 - 1e-6)));
    if (per > 0 && columns.isSubsetOf(nested.at(-1)!.columns)) nested.push({ row, per, columns });
    else rest.push(row);
  }
  return { nested, rest };
}

function fillingOf({ lower, upper }: Linear, nested: Limit[]): Filling {
  const depth = (column: number) => nested.filter(({ columns }) => columns.has(column)).length;
  const { at, by } = nested[0]!.row;
  const items = at.map((column, i) => {
    return { column, weight: by[i]!, copies: Math.min(255, upper[column]! - lower[column]!) };
  });
  const left = ({ row, per }: Limit) =>
    row.at.reduce((room, column, i) => room - row.by[i]! * lower[column]!, row.upper) / per;
  const depths = new Map(at.map((column) => [column, depth(column)]));
  return {
    items: items.toSorted((a, b) => depths.get(b.column)! - depths.get(a.column)!),
    room: left(nested[0]!),
    stops: nested.slice(1).map((limit) => ({ after: limit.columns.size, room: Math.floor(left(limit) + 1e-6) })),
  };
}

/** So many units of room are filled soon enough. */
const fineEnough = 1000;

/** Hours that are too fine are rounded down, the room with them, so that whatever fits still does; to the unit that loses least. */
function inUnits({ items, room, stops }: Filling): Filling {
  if (room <= fineEnough) return { items, room, stops };
  const weights = [...new Set(items.map(({ weight }) => weight))];
  const units = new Set(weights.flatMap((one) => weights.map((other) => divisor(one, other))));
  const least = room / fineEnough;
  const [best] = [...units, Math.ceil(least)]
    .filter((unit) => unit >= least)
    .map((unit) => ({ unit, lost: items.reduce((sum, { weight }) => sum + (weight % unit), 0) }))
    .toSorted((a, b) => a.lost - b.lost || b.unit - a.unit);
  const down = (amount: number) => Math.floor(amount / best!.unit);
  return {
    items: items.map((item) => ({ ...item, weight: down(item.weight) })),
    room: down(room),
    stops: stops.map(({ after, room }) => ({ after, room: down(room) })),
  };
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
    // A row that is kept anyway, and has no price, would only shorten the step of all others.
    const isIdle = (r: number) => prices[r] === 0 && allowed(ties.rows[r]!, -slope[r]!) === 0;
    direction = slope.map((one, r) => (isIdle(r) ? 0 : one + 0.6 * direction[r]!));
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
  for (const filling of people) {
    const { items } = filling;
    const worths = items.map(({ column }) => priced[column]!);
    const { worth, taken } = fullest(filling, worths);
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

function flips(ties: Ties, { bound, prices }: Point): Omit<Sharper, 'prices'> {
  const { linear, people, loose } = ties;
  const priced = pricedCosts(ties, prices);
  const least = new Float64Array(linear.lower.length).fill(bound);
  const more = new Float64Array(linear.lower.length).fill(bound);
  for (const filling of people) {
    const { items } = filling;
    const worths = items.map(({ column }) => priced[column]!);
    const { worth } = fullest(filling, worths);
    for (const [i, { none, some }] of eachWay(filling, worths).entries()) {
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
