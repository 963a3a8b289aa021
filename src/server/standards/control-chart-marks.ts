import { dayInWords } from '../day-words.ts';
import { type ChartGroup, type ChartPoint, type ControlChart, fewest, isJudged } from './control-chart.ts';
import { counted, isAbove, type Period, runOf, sayRun } from './control-chart-runs.ts';

const groupOf = (groups: ChartGroup[], { date }: ChartPoint) =>
  groups.find(({ from, to }) => from <= date && date <= to)!;

/** Which points are signals: those that a rule finds in a range that has settled. Before that a rule that fires says nothing yet. */
export const marksOf = ({ points, groups }: Pick<ControlChart, 'points' | 'groups'>): boolean[] =>
  points.map((point) => point.signals.length > 0 && groupOf(groups, point).points >= fewest);

/**
 * "Marked before: seven weeks in a row below the average, the last from 5 October 2026." The signals of a chart but for the one that its
 * last point is part of: that is said for itself. Null where there are none.
 */
export function sayMarked(chart: ControlChart, period: Period): string | null {
  const marks = marksOf(chart);
  const points = chart.points.flatMap((point, at) => (isJudged(point) ? [{ ...point, marked: marks[at]! }] : []));
  const latest = points.at(-1);
  const said = latest?.marked ? runOf(ownGroup(chart, points, latest)).length : 0;
  const earlier = points.slice(0, points.length - said).filter(({ marked }) => marked);
  const last = earlier.at(-1);
  if (!last) return null;
  const own = ownGroup(chart, points, last);
  const { rule, length } = runOf(own);
  const day = `${period === 'week' || period === 'month' ? 'from' : 'on'} ${dayInWords(last.date.slice(0, 10))}`;
  const run = sayRun(own, period);
  const where = `${isAbove(last) ? 'above' : 'below'} the usual range`;
  const rest = earlier.length - length;
  const more = rest > 0 ? `, and ${counted(rest, period)} more` : '';
  if (run) return `Marked before: ${run}, the last ${day}${more}.`;
  if (rule === 'beyond') return `Marked before: the ${period} ${day}, ${where}${more}.`;
  if (earlier.length === 1) return `Marked before: the ${period} ${day}.`;
  return `Marked before: ${counted(earlier.length, period)}, the last ${day}.`;
}

/** The points of the group of one of them, up to it. */
const ownGroup = ({ groups }: ControlChart, points: ChartPoint[], last: ChartPoint) =>
  points.filter(({ date }) => date >= groupOf(groups, last).from && date <= last.date);
