/** From a figure to a place on a drawing. */
export type Scale = (value: number) => number;

/** A straight scale from the figures `low` to `high` onto the places `from` to `to`, to a tenth of a pixel. */
export function scaleOf(low: number, high: number, from: number, to: number): Scale {
  const span = high - low || 1;
  return (value) => tenth(from + ((value - low) / span) * (to - from));
}

/** A number to one place after the point, as drawings need no more. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The lowest and the highest of all figures, with `air` (a share of the span) left above and below. */
export function extentOf(values: readonly (number | null | undefined)[], air = 0.08): { low: number; high: number } {
  const known = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  if (known.length === 0) return { low: 0, high: 1 };
  const low = Math.min(...known);
  const high = Math.max(...known);
  const room = (high - low || Math.abs(high) || 1) * air;
  return { low: low - room, high: high + room };
}

/** Round figures between two ends, about `count` of them: steps of 1, 2, 2.5 or 5 times a power of ten. */
export function ticksOf(low: number, high: number, count = 5): number[] {
  const rough = (high - low) / Math.max(1, count);
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough - power * 1e-9) ?? power;
  const ticks: number[] = [];
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high + step * 1e-9; index++) {
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return ticks;
}

/** Moves labels apart so that none stands less than `gap` from the next; keeps their order and the order of the list. */
export function spreadApart(places: readonly number[], gap: number, lowest: number, highest: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]!);
  const moved = [...places];
  let before = lowest - gap;
  for (const index of order) {
    moved[index] = Math.max(moved[index]!, before + gap);
    before = moved[index];
  }
  let after = highest + gap;
  for (const index of order.toReversed()) {
    moved[index] = Math.min(moved[index]!, after - gap);
    after = moved[index];
  }
  return moved.map(tenth);
}

/** Which of `count` labels to write, so that at most `most` stand in a row: every nth, from the first. */
export function everyNth(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / most));
}

/** A diamond around a point: the mark of a signal. */
export const diamond = (x: number, y: number, size: number): string =>
  `M${x} ${tenth(y - size)}l${size} ${size}-${size} ${size}-${size}-${size}z`;
