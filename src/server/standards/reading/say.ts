import type { Figure } from '../figures.ts';
import { nameOf } from '../measures.ts';
import type { Reconciliation } from './reconcile.ts';

/** A reconciliation in words, for the terminal. */
export function sayReconciliation(read: Reconciliation): string {
  const { rows, used, refused, refusedRows, period } = read;
  return [
    `${count(rows)} ${rows === 1 ? 'row' : 'rows'}, ${count(used)} used, ${count(refusedRows)} refused.${period ? ` From ${period.from} to ${period.to}.` : ''}`,
    '',
    ...read.figures.map(sayFigure),
    ...refusedLines(refused, refusedRows),
    ...(read.uncertain.length
      ? ['', 'Not certain:', ...read.uncertain.map(({ column, meaning, why }) => `  ${column} as ${meaning}: ${why}`)]
      : []),
    ...(read.notes.length ? ['', ...read.notes] : []),
  ].join('\n');
}

/** The first twenty refused rows with their reasons, and how many more there are. */
export function refusedLines(refused: { row: number; reason: string }[], all: number): string[] {
  if (all === 0) return [];
  const lines = refused.slice(0, 20).map(({ row, reason }) => `  row ${row}: ${reason}`);
  return ['', 'Refused:', ...lines, ...(all > lines.length ? [`  and ${count(all - lines.length)} more`] : [])];
}

function sayFigure(figure: Figure): string {
  const name = nameOf(figure);
  if (figure.unit !== 'share') {
    const value = figure.unit === 'seconds' ? sayTime(figure.value) : figure.value.toFixed(2);
    return `  ${name}: ${value} (${count(figure.denominator)} ${figure.denominator === 1 ? 'contact' : 'contacts'})`;
  }
  const range = `${percent(figure.low ?? 0)} to ${percent(figure.high ?? 1)}`;
  return `  ${name}: ${percent(figure.value)} (${count(figure.numerator ?? 0)} of ${count(figure.denominator)}; ${range} likely)`;
}

/** Seconds as people say them: `45 s`, `3 min 45 s`, `5 h 12 min`. */
export function sayTime(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds * 10) / 10} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return `${count(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
const count = (number: number) => number.toLocaleString('en-GB');
