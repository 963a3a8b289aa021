import type { ChartPoint } from './control-chart.ts';

export type Period = 'day' | 'week' | 'month' | 'point';

const numerals = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** "seven weeks". */
export const counted = (count: number, period: Period): string =>
  `${numerals[count] ?? count} ${period}${count === 1 ? '' : 's'}`;

export const isAbove = ({ value, mean }: ChartPoint): boolean => value! > mean!;

/** What the signal of the last of some points of one group rests on, and how many of the last points that is. */
export function runOf(points: ChartPoint[]): { rule: 'shift' | 'beyond' | 'trend' | 'two-of-three'; length: number } {
  const latest = points.at(-1)!;
  const { signals } = latest;
  if (signals.includes('shift')) return { rule: 'shift', length: lastRun(points, onSideOf(latest)) };
  if (signals.includes('beyond')) return { rule: 'beyond', length: 1 };
  if (signals.includes('trend')) return { rule: 'trend', length: lastRun(stepsOf(points), goesWith(points)) + 1 };
  return { rule: 'two-of-three', length: 3 };
}

/** "seven weeks in a row above the average"; null for a signal that is no run. */
export function sayRun(points: ChartPoint[], period: Period): string | null {
  const { rule, length } = runOf(points);
  const weeks = counted(length, period);
  if (rule === 'shift') return `${weeks} in a row ${isAbove(points.at(-1)!) ? 'above' : 'below'} the average`;
  if (rule !== 'trend') return null;
  return `${weeks} in a row, each ${stepsOf(points).at(-1)! > 0 ? 'higher' : 'lower'} than the one before`;
}

const onSideOf = (latest: ChartPoint) => (point: ChartPoint) =>
  point.value !== point.mean && isAbove(point) === isAbove(latest);

const stepsOf = (points: ChartPoint[]) =>
  points.slice(1).map(({ value }, at) => Math.sign(value! - points[at]!.value!));

const goesWith = (points: ChartPoint[]) => (step: number) => step === stepsOf(points).at(-1);

const lastRun = <T>(items: T[], holds: (item: T) => boolean) =>
  items.length - 1 - items.findLastIndex((item) => !holds(item));
