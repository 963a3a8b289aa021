// A measure week by week as a control chart, and that chart as the pages draw it. Pure.
import { dayInWords, shortDay } from '../day-words.ts';
import { type ChartPoint, type ControlChart, controlChart } from './control-chart.ts';
import { type ChartWords, sayChart, type Measure as Written, written } from './control-chart-words.ts';
import type { Figures } from './figure-rows.ts';
import type { Figure } from './figures.ts';
import type { Measure } from './measures.ts';
import { mondaysOf, type Span } from './periods.ts';

export type Drawn = {
  points: { label: string; value: number | null; signal: boolean; note?: string }[];
  phases: { from: number; to: number; low: number; mean: number; high: number }[];
  target: number | null;
};
export type WeeklyChart = {
  measure: Measure;
  chart: ControlChart;
  words: ChartWords;
  drawn: Drawn;
  /** The last week with contacts, and its figure. */
  last: { week: string; figure: Figure } | null;
};

/** Weeks without contacts are gaps. */
export function weeklyChart(
  measure: Measure,
  each: ReadonlyMap<string, Figures>,
  span: Span,
  target: number | null = null,
): WeeklyChart {
  const weeks = mondaysOf(span);
  const figureIn = (week: string) => each.get(week)?.of.get(measure.id);
  const chart = controlChart(
    measure.kind === 'share'
      ? weeks.map((date) => ({
          date,
          numerator: figureIn(date)?.numerator ?? null,
          denominator: figureIn(date)?.denominator ?? null,
        }))
      : weeks.map((date) => ({ date, value: figureIn(date)?.value ?? null })),
    { improve: measure.better, target },
  );
  const last = weeks.findLast(figureIn);
  return {
    ...{ measure, chart, words: sayChart(chart, unitOf(measure), 'week'), drawn: drawnOf(chart, measure) },
    last: last ? { week: last, figure: figureIn(last)! } : null,
  };
}

/** How the figures of a measure are written in a chart. */
export const writtenIn = (measure: Pick<Measure, 'unit'>) => (value: number) => written(value, unitOf(measure));

/** Everything a chart shows, in words. */
export function described({ chart, words, measure }: WeeklyChart): string {
  const write = writtenIn(measure);
  const { mean, lower, upper, target } = chart;
  const range = lower === null || upper === null ? '' : ` Usual range ${write(lower)} to ${write(upper)}.`;
  return `${words.verdict}. ${words.sentence}${mean === null ? '' : ` Average ${write(mean)}.`}${range}${
    target === null ? '' : ` Standard ${write(target)}.`
  }`;
}

const unitOf = ({ unit }: Pick<Measure, 'unit'>): Written => (unit === 'points' ? 'number' : unit);

/** Limits that move with the number of contacts are drawn week by week; a time is never below nought. */
function drawnOf({ points, target }: ControlChart, { unit }: Measure): Drawn {
  const phases: Drawn['phases'] = [];
  for (const [at, { mean, lower, upper }] of points.entries()) {
    if (mean === null || lower === null || upper === null) continue;
    const limits = { low: unit === 'share' ? lower : Math.max(0, lower), mean, high: upper };
    const before = phases.at(-1);
    const goes =
      before?.to === at - 1 && before.low === limits.low && before.high === limits.high && before.mean === mean;
    if (before && goes) before.to = at;
    else phases.push({ from: at, to: at, ...limits });
  }
  const label = points.length > 52 ? dayInWords : shortDay;
  return { points: points.map((point) => pointOf(point, label)), phases, target };
}

const rules: Record<string, string> = {
  beyond: 'Outside the usual range',
  shift: 'Part of a run on one side of the average',
  trend: 'Part of a run in one direction',
  'two-of-three': 'Two of three close to a limit',
};

const pointOf = ({ date, value, signals }: ChartPoint, label: (day: string) => string) => ({
  label: label(date),
  value,
  signal: signals.length > 0,
  ...(signals.length > 0 && { note: signals.map((rule) => rules[rule] ?? rule).join('; ') }),
});
