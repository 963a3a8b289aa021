// A model of whole numbers made smaller without losing a solution: fixed columns taken out, rows in their coarsest unit.
import { divisor } from './hours.ts';
import type { Linear, Row, Sum } from './linear.ts';

/** `kept` are the columns left, by their place in the full model; `worth` is what the fixed ones add to the goal. */
export type Smaller = { linear: Linear; goal: Sum; kept: number[]; worth: number };

export function withoutFixed({ lower, upper, rows, continuous }: Linear, goal: Sum): Smaller {
  const kept = [...lower.keys()].filter((at) => lower[at]! < upper[at]!);
  const place = new Int32Array(lower.length).fill(-1);
  for (const [at, column] of kept.entries()) place[column] = at;
  const left = (sum: Sum) => remaining(sum, place, lower);
  const shorter = rows.flatMap((row) => {
    const { at, by, fixed } = left(row);
    const held = row.lower - fixed <= 1e-6 && row.upper - fixed >= -1e-6;
    return at.length === 0 && held ? [] : [{ at, by, lower: row.lower - fixed, upper: row.upper - fixed }];
  });
  const { at, by, fixed } = left(goal);
  const linear = {
    lower: kept.map((column) => lower[column]!),
    upper: kept.map((column) => upper[column]!),
    rows: shorter,
    continuous: continuous && new Set([...continuous].filter((column) => place[column]! >= 0).map((at) => place[at]!)),
  };
  return { linear: { ...linear, rows: coarse(linear) }, goal: { at, by }, kept, worth: fixed };
}

function remaining(sum: Sum, place: Int32Array, lower: number[]) {
  const left: Sum & { fixed: number } = { at: [], by: [], fixed: 0 };
  for (const [i, column] of sum.at.entries()) {
    if (place[column]! < 0) left.fixed += sum.by[i]! * lower[column]!;
    else {
      left.at.push(place[column]!);
      left.by.push(sum.by[i]!);
    }
  }
  return left;
}

/**
 * A sum of multiples of 5 that may not exceed 12 may not exceed 10. That cuts off only solutions in parts, and keeps
 * the numbers small, so that the solver's tolerance never reaches a whole unit.
 */
export function coarse({ rows, continuous }: Linear): Row[] {
  return rows.map((row) => {
    if (row.at.length === 0 || row.at.some((at) => continuous?.has(at)) || !row.by.every(Number.isInteger)) return row;
    const unit = row.by.reduce((unit, by) => divisor(unit, Math.abs(by)), 0);
    return {
      at: row.at,
      by: row.by.map((by) => by / unit),
      lower: Math.ceil(row.lower / unit - 1e-9),
      upper: Math.floor(row.upper / unit + 1e-9),
    };
  });
}
