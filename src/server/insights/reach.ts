// Whether a target lies where its measure already moves by itself: against the natural limits of its control chart. Pure.

/** The natural process limits of a measure as it now is. */
export type Limits = { low: number; high: number };

/** `beyond`: outside the limits on the side that is better; `already`: where every ordinary week is; `within`: between. */
export type Reach = 'beyond' | 'already' | 'within';

/**
 * Within the limits a week may meet a target by chance, and then miss it again; beyond them no ordinary week does, however hard people
 * try, until the way of working changes (Wheeler, Understanding Variation, 2000). Null where nothing is better or too few weeks are counted.
 * All in the measure's own unit.
 */
export function reachOf(target: number, limits: Limits | null, better: 'up' | 'down'): Reach | null {
  if (!limits) return null;
  const { low, high } = limits;
  if (better === 'up') return target > high ? 'beyond' : target <= low ? 'already' : 'within';
  return target < low ? 'beyond' : target >= high ? 'already' : 'within';
}
