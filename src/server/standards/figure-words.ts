// Figures as people read them: with every share its counts, and what it could be. Pure.
import type { Figure } from './figures.ts';
import { inUnit } from './targets.ts';

/** `81%`, finer from a thousand contacts on; `3 min 20 s`; `4.2`. */
export function sayFigure({ value, unit, denominator }: Figure): string {
  if (unit !== 'share') return inUnit(unit === 'points' ? Math.round(value * 100) / 100 : value, unit);
  return inUnit(denominator < 1000 ? Math.round(value * 100) / 100 : value, unit);
}

/** `80 to 82%`; null where a figure is no share. */
export function couldBe({ low, high }: Figure): string | null {
  if (low === undefined || high === undefined) return null;
  const whole = high - low >= 0.02;
  const number = (share: number) => (whole ? String(Math.round(share * 100)) : (share * 100).toFixed(1));
  return number(low) === number(high) ? `${number(low)}%` : `${number(low)} to ${number(high)}%`;
}

/** `4,054 of 5,000 contacts`, `4,054 contacts`. */
export const outOf = ({ numerator, denominator, unit }: Figure): string =>
  unit === 'share' && numerator !== null
    ? `${thousands(numerator)} of ${thousands(denominator)}`
    : `${thousands(denominator)} ${denominator === 1 ? 'contact' : 'contacts'}`;

const grouped = new Intl.NumberFormat('en-GB');
export const thousands = (number: number): string => grouped.format(number);
