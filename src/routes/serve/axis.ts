// The axis that several intervals of a page share.
import type { Unit } from '#server/standards/kpis.ts';
import { extentOf } from '#ui/scale.ts';

/** Both ends, with some air; those of a share are whole tens of per cent, from 0 to 100 at most. */
export function axisOf(values: readonly (number | undefined)[], unit?: Unit): { low: number; high: number } {
  const { low, high } = extentOf(values, unit === 'share' ? 0 : 0.15);
  if (unit !== 'share') return { low, high };
  return { low: Math.max(0, Math.floor(low * 10) / 10), high: Math.min(1, Math.ceil(high * 10) / 10) };
}
