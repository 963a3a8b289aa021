// A measure week by week as a control chart, and that chart as the pages draw it. Pure.
import { dayInWords, shortDay } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import { type ChartPoint, type ControlChart, controlChart, isJudged } from './control-chart.ts';
import { type ChartWords, capital, sayChart, type Measure as Written, written } from './control-chart-words.ts';
import { type Cut, cutsIn, longestGap, partOf } from './covered.ts';
import type { Figures } from './figure-rows.ts';
import type { Figure } from './figures.ts';
import type { Measure } from './measures.ts';
import { mondaysOf, type Period, type Span } from './periods.ts';
import { mondayOf } from './reading/reconcile.ts';

export type Drawn = {
  points: { label: string; value: number | null; signal: boolean; note?: string }[];
  phases: { from: number; to: number; low: number; mean: number; high: number }[];
  target: number | null;
  /** What parts the figures, and the first point of those that the last limits are of. */
  events: { at: number; label: string }[];
  since: number;
};
export type WeeklyChart = {
  measure: Measure;
  chart: ControlChart;
  words: ChartWords;
  /** That the last week is a part week; said once where many charts share it. */
  notJudged: string | null;
  /** Weeks without a figure, and how many of them are drawn. */
  empty: { weeks: number; drawn: number };
  drawn: Drawn;
  /** The last week with contacts, and its figure; of how many days, where it is a part week. */
  last: { week: string; figure: Figure; days: number | null } | null;
};

/**
 * Weeks without contacts are gaps. Limits and rules do not run across a long one, nor across a change of systems; part weeks are not
 * judged. One week of another system takes no verdict away: that of the weeks before stands, and it is said.
 */
export function weeklyChart(
  measure: Measure,
  each: ReadonlyMap<string, Figures>,
  period: Period,
  target: number | null = null,
): WeeklyChart {
  const figureIn = (week: string) => each.get(week)?.of.get(measure.id);
  const every = mondaysOf(weeksCovered(period, each.keys()));
  const weeks = shortened(every, figureIn);
  const present = weeks.filter(figureIn);
  const { cuts, beside } = cutsIn(period.files, present, (week) => each.get(week)?.systems?.get(measure.id));
  const parts = new Map(present.map((week) => [week, partOf(period.files, week)] as const).filter(([, days]) => days));
  const charted = (some: string[]) =>
    controlChart(
      measure.kind === 'share'
        ? some.map((date) => ({
            date,
            numerator: figureIn(date)?.numerator ?? null,
            denominator: figureIn(date)?.denominator ?? null,
          }))
        : some.map((date) => ({ date, value: figureIn(date)?.value ?? null })),
      { improve: measure.better, target, rebase: cuts.map(({ week }) => week), parts: [...parts.keys()] },
    );
  const whole = charted(weeks);
  const begun = justBegun(whole, cuts);
  const judged = begun ? charted(weeks.filter((week) => week < begun.week)) : whole;
  const { points, groups } = whole;
  const chart = { ...judged, points, groups };
  const last = present.at(-1);
  const days = last ? (parts.get(last) ?? null) : null;
  const said = sayChart(judged, unitOf(measure), 'week');
  return {
    ...{ measure, chart, drawn: drawnOf(chart, measure, { cuts, begun }, parts) },
    empty: { weeks: every.length - present.length, drawn: weeks.length - present.length },
    words: { ...said, sentence: [said.sentence, ...sayCuts(cuts, begun), ...sayBeside(beside)].join(' ') },
    notJudged: last && days ? sayPart(last, days) : null,
    last: last ? { week: last, figure: figureIn(last)!, days } : null,
  };
}

/** A system's contacts may begin after the period, or end before it: there is nothing to be looked at outside them. */
function weeksCovered({ days }: Period, counted: Iterable<string>): Span {
  const weeks = [mondayOf(days.from), mondayOf(days.to), ...counted].sort();
  return { from: weeks[0]!, to: weeks.at(-1)! };
}

/** Without most of a long stretch that has no figure: years of it would leave the rest too narrow to be read. */
function shortened(weeks: string[], figureIn: (week: string) => unknown): string[] {
  let empty = 0;
  return weeks.filter((week) => {
    empty = figureIn(week) ? 0 : empty + 1;
    return empty <= longestStretch;
  });
}

const longestStretch = 13;

/** The last cut, where other systems began so lately that nothing can be said of them, and weeks before could be judged. */
function justBegun({ points }: ControlChart, cuts: Cut[]): Cut | null {
  const cut = cuts.at(-1);
  if (!cut?.before || cut.empty > longestGap) return null;
  const judged = points.filter(isJudged);
  const since = judged.filter(({ date }) => date >= cut.week).length;
  return since < 2 && judged.length - since > 1 ? cut : null;
}

function sayCuts(cuts: Cut[], begun: Cut | null): string[] {
  const cut = cuts.findLast((one) => one !== begun);
  return [...(cut ? [sayCut(cut)] : []), ...(begun ? [sayBegun(begun)] : [])];
}

const sayBegun = ({ week, before }: Cut) =>
  `This is said of the weeks before ${dayInWords(week)}, with contacts from ${allOf(before!)}. Other systems began then: too early to say anything of them.`;

const sayBeside = (systems: string[]): string[] =>
  systems.length > 0
    ? [
        `A few of the contacts come from ${allOf(systems)}: less than a tenth of a week’s, so the weeks are judged alike.`,
      ]
    : [];

function sayCut({ week, empty, before }: Cut): string {
  const gap = empty > 0 ? `${empty} ${empty === 1 ? 'week' : 'weeks'} without figures lie before` : '';
  const others = before ? `earlier contacts came from ${allOf(before)}, which may count differently` : '';
  return `Judged from ${dayInWords(week)} on: ${[gap, others].filter(Boolean).join(', and ')}.`;
}

const sayPart = (week: string, days: number) =>
  `The week from ${dayInWords(week)} is not judged: its contacts cover ${partWeek(days)}.`;

/** "3 days": how much of a part week there is. */
export const partWeek = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;

/** How the figures of a measure are written in a chart. */
export const writtenIn = (measure: Pick<Measure, 'unit'>) => (value: number) => written(value, unitOf(measure));

/** Everything a chart shows, in words. */
export function described({ chart, words, notJudged, measure }: WeeklyChart): string {
  const write = writtenIn(measure);
  const { mean, lower, upper, target } = chart;
  const range = lower === null || upper === null ? '' : ` Usual range ${write(lower)} to ${write(upper)}.`;
  return `${words.verdict}. ${words.sentence}${notJudged ? ` ${notJudged}` : ''}${mean === null ? '' : ` Average ${write(mean)}.`}${range}${
    target === null ? '' : ` Standard ${write(target)}.`
  }`;
}

const unitOf = ({ unit }: Pick<Measure, 'unit'>): Written => (unit === 'points' ? 'number' : unit);

/** Limits that move with the number of contacts are drawn week by week; a time is never below nought. */
function drawnOf(
  { points, target }: ControlChart,
  { unit }: Measure,
  { cuts, begun }: { cuts: Cut[]; begun: Cut | null },
  parts: ReadonlyMap<string, number | null>,
): Drawn {
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
  const placeOf = (week: string) => points.findIndex(({ date }) => date === week);
  return {
    points: points.map((point) => pointOf(point, label, parts.get(point.date) ?? null)),
    ...{ phases, target },
    events: cuts.map(({ week, before }) => ({ at: placeOf(week), label: before ? 'Other systems' : 'After a gap' })),
    since: Math.max(0, placeOf(cuts.findLast((cut) => cut !== begun)?.week ?? '')),
  };
}

const rules: Record<string, string> = {
  beyond: 'outside the usual range',
  shift: 'part of a run on one side of the average',
  trend: 'part of a run in one direction',
  'two-of-three': 'two of three close to a limit',
};

const pointOf = ({ date, value, signals }: ChartPoint, label: (day: string) => string, days: number | null) => ({
  label: label(date),
  value,
  signal: signals.length > 0,
  ...(days && { note: `Part week: ${partWeek(days)}, not judged` }),
  ...(signals.length > 0 && { note: capital(signals.map((rule) => rules[rule] ?? rule).join('; ')) }),
});
