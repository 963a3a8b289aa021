// The recency meter: how what a review rests on is spread over its period. Pure. Source: reference/leadership.md (b) 14.
import { daysAfter, daysBetween } from '../day-words.ts';

export type Third = { from: string; to: string; n: number };
export type Spread = { thirds: Third[]; total: number; sentence: string; isLate: boolean; isUneven: boolean };

/** Fewer than these say nothing of a spread. */
const fewest = 4;
/** More than this share of it in the last third is late: by chance alone a third of it lies there. */
const lateShare = 0.6;

/** `days`: when each of it happened, YYYY-MM-DD; what lies outside the period is not counted. */
export function spreadOf(days: readonly string[], from: string, to: string): Spread {
  const long = daysBetween(from, to) + 1;
  const cuts = [0, Math.round(long / 3), Math.round((2 * long) / 3), long];
  const thirds = [0, 1, 2].map((at) => {
    const [start, end] = [daysAfter(from, cuts[at]!), daysAfter(from, cuts[at + 1]! - 1)];
    return { from: start, to: end, n: days.filter((day) => day >= start && day <= end).length };
  });
  const total = thirds.reduce((sum, { n }) => sum + n, 0);
  const last = thirds[2]!.n;
  const isLate = total >= fewest && last / total > lateShare;
  const isUneven = total >= fewest && thirds.some(({ n }) => n === 0);
  return { thirds, total, sentence: say({ thirds, total, isLate, isUneven }), isLate, isUneven };
}

function say({ thirds, total, isLate, isUneven }: Omit<Spread, 'sentence'>): string {
  if (total === 0) return 'Nothing with a day is known of this period.';
  if (total < fewest) return 'Too little has a day to say how it is spread over the period.';
  if (isLate)
    return `${thirds[2]!.n} of ${total} are from the last third: what is fresh in mind weighs more than the whole period. Look at the months before as well.`;
  if (isUneven) return 'A third of the period has nothing in it. Ask what happened then.';
  return 'It is spread over the whole period.';
}
