// The greatest value a goal can reach: bounds from above, better solutions from below, and a search of what is left between.
import { sharperBound } from './lagrange.ts';
import { atLeast, type Linear, type Sum, worthOf } from './linear.ts';
import { large, type Parts, polished, small } from './polish.ts';
import type { Relaxed, Solved, Solver } from './solver.ts';
import { coarse } from './whole.ts';

/** `secondsLeft` is the last guard; what ends a search otherwise is counted work, the same on every machine. */
export type Search = { solver: Solver; secondsLeft(): number };

/** A solution known already, and its value. */
export type Known = { values: number[]; value: number };

/** As `Solved`; `linear` is the model with those columns fixed that no solution of the proven value can change. */
export type Greatest = Solved & { linear: Linear };

/** No solution is worth more than `least` with the column at its lower end, nor more than `more` with it above. */
export type Reach = { least: Float64Array; more: Float64Array };

/** What is known of a goal: `top`, above which no value lies, how far each column can go, and the prices of the sharpest bound yet. */
type View = { linear: Linear; goal: Sum; relaxed: Relaxed; reach: Reach; top: number; prices: ArrayLike<number> };

/**
 * The goal is a sum of whole numbers, so that its value can at best be a bound rounded down. A column that keeps the value
 * below a target has its place in every solution that reaches the target; with such columns fixed the search is small.
 * Where the target cannot be reached the next is set lower, in steps that double. `ceiling` is a bound known beforehand.
 * A solution known already is first bettered part by part; `owner` names the parts. (Wolsey, Integer Programming, 2nd
 * edition 2020, section 7.6.)
 */
export function greatest(
  search: Search,
  given: Linear,
  goal: Sum,
  ceiling: number,
  owner: number[],
  known?: Known,
): Greatest {
  if (known && known.value >= ceiling) return { ...proven(known.values, known.value), linear: given };
  const linear = { ...given, rows: coarse(given) };
  const relaxed = search.solver.relax(linear, goal, search.secondsLeft());
  if (relaxed === 'none') return { ...proven(null, -Infinity), linear };
  if (relaxed === 'late')
    return { values: known?.values ?? null, bound: ceiling, proven: false, late: true, work: 0, linear };
  const top = Math.min(ceiling, Math.floor(relaxed.bound + 1e-6));
  const view = { linear, goal, relaxed, reach: reachOf(linear, relaxed), top, prices: relaxed.prices };
  const found =
    known && linear.lower.length > few
      ? fromBoth(search, view, owner, known)
      : descend(search, view, known, thorough * workFor(linear));
  const value = found.proven ? found.bound : -Infinity;
  return { ...found, linear: found.values ? fixed(view, value) : linear };
}

/**
 * For a large model: from above first, which often finds the best at once; else from below, people by people; and once bound and
 * solution are as near as they come, from above again.
 */
function fromBoth(search: Search, view: View, owner: number[], known: Known): Solved {
  const half = { ...search, secondsLeft: () => search.secondsLeft() / 2 };
  const work = workFor(view.linear);
  sharpen(view, owner, known.value);
  const nearer = view.top - known.value <= near ? polished(half, view, owner, known, largeFor(work)) : known;
  const first = descend(half, view, nearer, view.goal.at.length < telling ? work : Math.min(start, 8 * work));
  if (first.proven) return first;
  view.top = first.bound;
  const found = first.values ? { values: first.values, value: worthOf(view.goal, first.values) } : nearer;
  const better = bettered(search, view, owner, found, work);
  return view.top - better.value > within ? open(better, view.top) : descend(search, view, better, thorough * work);
}

/** Where each step takes long, large parts are given up sooner. */
const largeFor = (work: number): Parts => ({ ...large, patience: Math.min(large.patience, 2 * work) });

/** Once bound and solution are as near as they come, the search of what is left is worth many times the first one. */
const thorough = 80;

/** Steps of the first search from above, where each takes no longer than usual: beyond them it seldom finds anything. */
const start = 24_000;

/** A sum of fewer columns tells the search from above too little of where its best lies. */
const telling = 100;

/** Up to so many columns the whole search is quicker than a start for it. */
const few = 600;

/** In a large model a proof is within reach when no more than this lies between the bound and what was found. */
const within = 8;

const open = ({ values }: Known, bound: number): Solved => ({ ...proven(values, bound), proven: false });

/** What the relaxed model says of every column. */
function reachOf({ lower, upper }: Linear, { bound, values, reduced }: Relaxed): Reach {
  const [least, more] = [new Float64Array(lower.length).fill(bound), new Float64Array(lower.length).fill(bound)];
  for (let at = 0; at < lower.length; at++) {
    if (reduced[at]! < 0 && values[at]! <= lower[at]! + 1e-6) more[at]! += reduced[at]!;
    if (reduced[at]! > 0 && values[at]! >= upper[at]! - 1e-6) least[at]! -= reduced[at]!;
  }
  return { least, more };
}

/** Betters the solution known in turn with the bound, each helping the other: `view` learns what is found. */
function bettered(search: Search, view: View, owner: number[], known: Known, work: number): Known {
  let best = known;
  for (const parts of [small, largeFor(work)]) {
    best = polished(search, view, owner, best, parts);
    if (best.value >= view.top || search.secondsLeft() <= 0) return best;
    sharpen(view, owner, best.value);
  }
  return best;
}

function sharpen(view: View, owner: number[], value: number) {
  const { linear, goal, reach } = view;
  const sharper = sharperBound(linear, goal, owner, view.prices, value);
  if (!sharper) return;
  view.prices = sharper.prices;
  view.top = Math.max(value, Math.min(view.top, Math.floor(sharper.bound + 1e-6)));
  for (const at of linear.lower.keys()) {
    reach.least[at] = Math.min(reach.least[at]!, sharper.least[at]!);
    reach.more[at] = Math.min(reach.more[at]!, sharper.more[at]!);
  }
}

function descend(search: Search, view: View, known: Known | undefined, steps: number): Solved {
  const { linear, goal } = view;
  const least = leastOf(linear, goal);
  const floor = known?.value ?? -Infinity;
  let work = steps;
  for (let ceiling = view.top, step = 1; ceiling > floor; step *= ceiling - floor > near ? 2 : 1) {
    const target = Math.max(ceiling - step + 1, floor + 1, least);
    const narrow = fixed(view, target);
    const rows = [...narrow.rows, { ...atLeast(goal, target), upper: ceiling }];
    const found = search.solver.solve({ ...narrow, rows }, goal, { work, seconds: search.secondsLeft() });
    work -= found.work;
    if (!found.proven) {
      const bound = Math.min(ceiling, Math.floor(found.bound + 1e-6));
      return { ...found, values: found.values ?? known?.values ?? null, bound };
    }
    if (found.values) return { ...found, bound: worthOf(goal, found.values) };
    if (target === least) return { ...found, bound: -Infinity };
    ceiling = target - 1;
  }
  return proven(known!.values, floor);
}

const proven = (values: number[] | null, bound: number): Solved => ({
  ...{ values, bound, proven: true },
  ...{ late: false, work: 0 },
});

/** So near to the solution known every value is tried alone: with more columns fixed, the proof is far quicker. */
const near = 4;

/** How long a search goes on, in steps of the simplex method, each of which takes the longer the more rows there are. */
export const workFor = ({ rows }: Linear) =>
  Math.min(most, Math.max(500, 100_000_000 / Math.max(rows.length, 1) ** 1.5));
const most = 200_000;

/** No solution can be worth less: every column at its worse end. */
function leastOf({ lower, upper }: Linear, { at, by }: Sum): number {
  return at.reduce((total, column, i) => total + by[i]! * (by[i]! > 0 ? lower[column]! : upper[column]!), 0);
}

function fixed({ linear, reach: { least, more } }: View, target: number): Linear {
  const lower = [...linear.lower];
  const upper = [...linear.upper];
  for (let at = 0; at < lower.length; at++) {
    if (lower[at] === upper[at]) continue;
    if (more[at]! < target - 1e-5) upper[at] = lower[at]!;
    else if (least[at]! < target - 1e-5) lower[at]! += 1;
  }
  return { ...linear, lower, upper };
}
