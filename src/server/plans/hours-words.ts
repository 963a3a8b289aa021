import { shareCount } from './allocation/shares.ts';

/** "7.5 hours", "1 hour", "7 hours 40 minutes": quarters as people type them, any other part of an hour in minutes. Pure. */
export const hoursWords = (hours: number): string => inWords(hours, ['hour', 'hours'], ['minute', 'minutes']);

/** "7.5 h", "7 h 40 min": as `hoursWords`, where room is short. Pure. */
export const shortHours = (hours: number): string => inWords(hours, ['h', 'h'], ['min', 'min']);

type Counted = readonly [one: string, many: string];
const counted = (n: number, [one, many]: Counted) => `${n} ${n === 1 ? one : many}`;

function inWords(hours: number, whole: Counted, part: Counted): string {
  const quarters = Math.round(hours * 4 * 1e6) / 1e6;
  const minutes = Math.round(hours * 60);
  if (Number.isInteger(quarters) || minutes === 0) return counted(Math.round(hours * 1e6) / 1e6, whole);
  const rest = minutes % 60;
  return [
    ...(minutes >= 60 ? [counted(Math.floor(minutes / 60), whole)] : []),
    ...(rest > 0 ? [counted(rest, part)] : []),
  ].join(' ');
}

type Timed = { hours: number; people?: number | undefined; share?: unknown };
/** The hours of a task as people say them: "6 h", "6 h each, 2 people", or "12 h, shared out". */
export const sayHours = ({ hours, people = 1, share }: Timed): string =>
  share
    ? `${shortHours(hours)}, shared out`
    : people > 1
      ? `${shortHours(hours)} each, ${people} people`
      : shortHours(hours);

/** To the hundredth, as hours are typed: parts of hours add up to fifteen decimals. Pure. */
export const sumOfHours = (rows: readonly { hours: number }[]): number =>
  Math.round(rows.reduce((sum, { hours }) => sum + hours, 0) * 100) / 100;

/** Of hours that are shared out in parts of at least `smallest`: "4 equal parts of 2.25 hours". */
export function sayShares(hours: number, smallest: number): string {
  const parts = shareCount({ hours, share: { smallest } });
  return parts === 1 ? 'Too few for two parts' : `${parts} equal parts of ${hoursWords(hours / parts)}`;
}
