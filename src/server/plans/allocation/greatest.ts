// The greatest value a goal can reach: first what is reachable in parts, then whole, with all columns that cannot help fixed.
import { atLeast, type Linear, type Sum } from './linear.ts';
import type { Relaxed, Solved, Solver } from './solver.ts';

export type Search = { solver: Solver; secondsLeft(): number };

/** A solution known already, and its value. */
export type Known = { values: number[]; value: number };

/** As `Solved`; `linear` is the model with those columns fixed that no solution of the proven value can change. */
export type Greatest = Solved & { linear: Linear };

/**
 * Reduced-cost fixing, aimed from above. The goal is a sum of whole numbers, so that its value can at best be the relaxed
 * bound rounded down. A column whose one unit costs more than lies between bound and target keeps its place in every
 * solution that reaches the target; with such columns fixed the search is small. Where the target cannot be reached the
 * next is set lower, in steps that double. `ceiling` is a bound known beforehand. (Wolsey, Integer Programming, 2nd edition 2020, section 7.6.)
 */
export function greatest(search: Search, linear: Linear, goal: Sum, ceiling: number, known?: Known): Greatest {
  if (known && known.value >= ceiling) return { values: known.values, bound: known.value, proven: true, linear };
  const relaxed = search.solver.relax(linear, goal, search.secondsLeft());
  if (relaxed === 'none') return { values: null, bound: -Infinity, proven: true, linear };
  if (relaxed === 'late') return { values: known?.values ?? null, bound: ceiling, proven: false, linear };
  const top = Math.min(ceiling, Math.floor(relaxed.bound + 1e-6));
  const found = descend(search, linear, goal, relaxed, top, known);
  const value = found.proven ? found.bound : -Infinity;
  return { ...found, linear: found.values ? fixed(linear, relaxed, value) : linear };
}

function descend(search: Search, linear: Linear, goal: Sum, relaxed: Relaxed, top: number, known?: Known): Solved {
  const floor = known?.value ?? -Infinity;
  for (let ceiling = top, step = 1; ceiling > floor; step *= 2) {
    const target = Math.max(ceiling - step + 1, floor + 1, leastOf(linear, goal));
    const narrow = fixed(linear, relaxed, target);
    const rows = [...narrow.rows, { ...atLeast(goal, target), upper: ceiling }];
    const seconds = search.secondsLeft() * (target > floor + 1 ? narrowShare : 1);
    const found = search.solver.solve({ ...narrow, rows }, goal, { seconds });
    if (!found.proven)
      return found.values || !known
        ? late(found, ceiling, known)
        : widely(search, linear, goal, relaxed, ceiling, known);
    if (found.values) return { ...found, bound: worth(goal, found.values) };
    if (target === leastOf(linear, goal)) return { values: null, bound: -Infinity, proven: true };
    ceiling = target - 1;
  }
  return { values: known!.values, bound: floor, proven: true };
}

/** Of the time left, what a narrow search may take; what it leaves goes to the wide one. */
const narrowShare = 0.75;

/** From the solution known, whatever betters it: the search that finds something when a proof is out of reach. */
function widely(search: Search, linear: Linear, goal: Sum, relaxed: Relaxed, ceiling: number, known: Known): Solved {
  const wide = fixed(linear, relaxed, known.value);
  const rows = [...wide.rows, { ...atLeast(goal, known.value), upper: ceiling }];
  const found = search.solver.solve({ ...wide, rows }, goal, { start: known.values, seconds: search.secondsLeft() });
  return found.proven && found.values ? { ...found, bound: worth(goal, found.values) } : late(found, ceiling, known);
}

function late(found: Solved, ceiling: number, known?: Known): Solved {
  const bound = Math.min(ceiling, Math.floor(found.bound + 1e-6));
  return { values: found.values ?? known?.values ?? null, bound, proven: false };
}

const worth = ({ at, by }: Sum, values: number[]) =>
  at.reduce((total, column, i) => total + by[i]! * values[column]!, 0);

/** No solution can be worth less: every column at its worse end. */
function leastOf({ lower, upper }: Linear, { at, by }: Sum): number {
  return at.reduce((total, column, i) => total + by[i]! * (by[i]! > 0 ? lower[column]! : upper[column]!), 0);
}

function fixed(linear: Linear, { bound, values, reduced }: Relaxed, target: number): Linear {
  const lower = [...linear.lower];
  const upper = [...linear.upper];
  const room = bound - target + 1e-6;
  for (let at = 0; at < lower.length; at++) {
    if (Math.abs(reduced[at]!) <= room) continue;
    if (reduced[at]! < 0 && values[at]! <= lower[at]! + 1e-6) upper[at] = lower[at]!;
    if (reduced[at]! > 0 && values[at]! >= upper[at]! - 1e-6) lower[at] = upper[at]!;
  }
  return { ...linear, lower, upper };
}
