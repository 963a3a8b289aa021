// A mixed-integer linear model as data: whole-number columns between bounds, and rows that hold sums of them.

/** A sum over columns: `by[i]` times column `at[i]`. */
export type Sum = { at: number[]; by: number[] };
export type Row = Sum & { lower: number; upper: number };
export type Linear = { lower: number[]; upper: number[]; rows: Row[]; continuous?: Set<number> };

export const sum = (terms: Iterable<readonly [column: number, times: number]>): Sum => {
  const kept = [...terms].filter(([, times]) => times !== 0);
  return { at: kept.map(([column]) => column), by: kept.map(([, times]) => times) };
};

export const atMost = (what: Sum, upper: number): Row => ({ ...what, lower: -Infinity, upper });
export const atLeast = (what: Sum, lower: number): Row => ({ ...what, lower, upper: Infinity });
export const exactly = (what: Sum, value: number): Row => ({ ...what, lower: value, upper: value });

/** Adds a column and answers its place. */
export function column(model: Linear, lower: number, upper: number): number {
  model.lower.push(lower);
  return model.upper.push(upper) - 1;
}

/** What a solution adds up to. */
export const worthOf = ({ at, by }: Sum, values: ArrayLike<number>) =>
  at.reduce((total, column, i) => total + by[i]! * values[column]!, 0);
