// Figures as people read them: with every share its counts, and what it could be. Pure.
import type { Figure } from './figures.ts';
import { inUnit } from './targets.ts';

/** `81.0%`, as fine as the limits it is held against; `3 min 20 s`; `4.20`. */
export function sayFigure({ value, unit }: Figure): string {
  if (unit === 'share') return `${tenths(value)}%`;
  return inUnit(value, unit);
}

/** `80.2 to 82.1%`; null where a figure is no share. */
export function couldBe({ low, high }: Figure): string | null {
  if (low === undefined || high === undefined) return null;
  return tenths(low) === tenths(high) ? `${tenths(low)}%` : `${tenths(low)} to ${tenths(high)}%`;
}

const tenths = (share: number) => (share * 100).toFixed(1);

/** `4,054 of 5,000 contacts`, `4,054 contacts`. */
export const outOf = ({ numerator, denominator, unit }: Figure): string =>
  unit === 'share' && numerator !== null
    ? `${thousands(numerator)} of ${thousands(denominator)}`
    : contactsIn(denominator);

const grouped = new Intl.NumberFormat('en-GB');
export const thousands = (number: number): string => grouped.format(number);

/** `1 contact`, `4,054 contacts`. */
export const contactsIn = (count: number): string => `${thousands(count)} ${count === 1 ? 'contact' : 'contacts'}`;
export const rowsIn = (count: number): string => `${thousands(count)} ${count === 1 ? 'row' : 'rows'}`;

/** A rating as its system gave it: `4`, or `Satisfied` where it has no points. */
export function sayRating({
  satisfaction,
  satisfied,
}: {
  satisfaction: number | null;
  satisfied: boolean | number | null;
}): string {
  if (satisfaction !== null) return String(satisfaction);
  return satisfied === null ? '–' : satisfied ? 'Satisfied' : 'Not satisfied';
}
