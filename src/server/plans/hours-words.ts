import { shareCount } from './allocation/shares.ts';

/** "7.5 hours", "1 hour", "7.67 hours": to the hundredth, as hours are kept and shown in fields, in every place the same way. Pure. */
export const hoursWords = (hours: number): string => inWords(hours, ['hour', 'hours']);

/** "7.5 h": as `hoursWords`, where room is short. Pure. */
export const shortHours = (hours: number): string => inWords(hours, ['h', 'h']);

type Counted = readonly [one: string, many: string];

/** What is there is never said to be nothing. */
function inWords(hours: number, [one, many]: Counted): string {
  const rounded = roundedHours(hours);
  if (rounded === 0 && hours > 0) return `less than 0.01 ${many}`;
  return `${rounded} ${rounded === 1 ? one : many}`;
}

/** To the hundredth. Pure. */
export const roundedHours = (hours: number): number => Math.round(hours * 100 + 1e-6) / 100 || 0;

/** Parts of one whole to the hundredth, so that together they are the whole to the hundredth: 5 in three is 1.67, 1.66 and 1.67. Pure. */
export function roundedParts(parts: readonly number[]): number[] {
  let sum = 0;
  return parts.map((part) => {
    const before = roundedHours(sum);
    sum += part;
    return roundedHours(roundedHours(sum) - before);
  });
}

const finerHours = /\d+\.\d{3,}(?= (?:of |(?:free )?hours?\b))/g;
/** The hours in words of the optimiser, which reckons finer than anybody reads, to the hundredth. Pure. */
export const withRoundedHours = (words: string): string =>
  words.replace(finerHours, (hours) => String(roundedHours(Number(hours))));

type Timed = { hours: number; people?: number | undefined; share?: unknown };
/** The hours of a task as people say them: "6 h", "6 h each, 2 people", or "12 h, shared out". */
export const sayHours = ({ hours, people = 1, share }: Timed): string =>
  share
    ? `${shortHours(hours)}, shared out`
    : people > 1
      ? `${shortHours(hours)} each, ${people} people`
      : shortHours(hours);

/** The same with how it lies in time: "9 h, shared out, spread over the weeks". */
export const sayTask = (task: Timed & { spread?: boolean | undefined }): string =>
  `${sayHours(task)}${task.spread ? ', spread over the weeks' : ''}`;

/** To the hundredth, as hours are typed: parts of hours add up to fifteen decimals. Pure. */
export const sumOfHours = (rows: readonly { hours: number }[]): number =>
  Math.round(rows.reduce((sum, { hours }) => sum + hours, 0) * 100) / 100;

/** Of hours that are shared out in parts of at least `smallest`: "4 equal parts of 2.25 hours". */
export function sayShares(hours: number, smallest: number): string {
  const parts = shareCount({ hours, share: { smallest } });
  return parts === 1 ? 'Too few for two parts' : `${parts} equal parts of ${hoursWords(hours / parts)}`;
}
