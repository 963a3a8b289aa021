import type { Figure } from './figures.ts';

const fewest = 4; // below this the middle half would be somebody's own figure

/** From the first to the third quartile (by linear interpolation) of people's figures; null for fewer than four people. */
export function middleHalf(figures: readonly Figure[]): { low: number; high: number } | null {
  if (figures.length < fewest) return null;
  const values = figures.map(({ value }) => value).sort((a, b) => a - b);
  return { low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

function quantile(values: number[], share: number): number {
  const place = (values.length - 1) * share;
  const below = values[Math.floor(place)]!;
  return below + (values[Math.ceil(place)]! - below) * (place % 1);
}
