// A measure week by week as a control chart, and that chart as the pages draw it. Pure.
import { dayInWords, daysBetween, shortDate, shortDay } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import { type ChartPoint, type ControlChart, controlChart } from './control-chart.ts';
import { marksOf } from './control-chart-marks.ts';
import { type ChartWords, capital, sayChart, written } from './control-chart-words.ts';
import { type Cut, cutsIn, longestGap, partOf } from './covered.ts';
import type { Figures } from './figure-rows.ts';
import type { Figure } from './figures.ts';
import type { Measure } from './measures.ts';
import { mondaysOf, type Period, type Span } from './periods.ts';
import { mondayOf } from './reading/reconcile.ts';

export type Drawn = {
  points: { label: string; value: number | null; signal: boolean; note?: string; short?: boolean }[];
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
  /** From when on the words judge, and why, where they do not judge all weeks; said once like the next. */
  cut: string | null;
  /** Weeks, or systems in them, that the words do not speak of; said once where many charts share it. */
  notJudged: string | null;
  /** Weeks without a figure, and how many of them are drawn; not those withheld, which have contacts. */
  empty: { weeks: number; drawn: number };
  drawn: Drawn;
  /** The last week with contacts, and its figure; of how many days, where it is a part week. */
  last: { week: string; figure: Figure; days: number | null } | null;
};

/**
 * Weeks without contacts are gaps. Limits and rules do not run across a long one, nor across a change of systems; part weeks are not
 * judged. One week of another system takes no verdict away: that of the weeks before stands, and it is said.
 * `withheld`: weeks that the reader may not see, which are gaps but not empty.
 */
export function weeklyChart(
  measure: Measure,
  each: ReadonlyMap<string, Figures>,
  period: Period,
  target: number | null = null,
  withheld: readonly string[] = [],
): WeeklyChart {
  const figureIn = (week: string) => each.get(week)?.of.get(measure.id);
  const every = mondaysOf(weeksCovered(period, each.keys()));
  const weeks = shortened(every, figureIn);
  const present = weeks.filter(figureIn);
  const emptyOf = (some: string[]) => some.filter((week) => !figureIn(week) && !withheld.includes(week)).length;
  /** Only files of systems that give this measure in a week say how much of it there is: others may go on without it. */
  const filesIn = (week: string) => {
    const given = each.get(week)?.systems?.get(measure.id);
    return given ? period.files.filter(({ source }) => given.has(source)) : period.files;
  };
  const { cuts, beside } = cutsIn(period.files, present, (week) => each.get(week)?.systems?.get(measure.id));
  const parts = new Map(present.map((week) => [week, partOf(filesIn(week), week)] as const).filter(([, days]) => days));
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
  const settled = cuts.slice(0, cuts.length - begun.length);
  const judged = begun[0] ? charted(weeks.filter((week) => week < begun[0]!.week)) : whole;
  const { points, groups } = whole;
  const chart = { ...judged, points, groups };
  const last = present.at(-1);
  const days = last ? (parts.get(last) ?? null) : null;
  const said = sayChart(judged, measure.unit, 'week');
  const cut = settled.at(-1);
  const part = last && days ? [sayPart(last, days)] : [];
  const unsaid = [...(begun.length > 0 ? [sayBegun(begun)] : []), ...sayBeside(beside), ...part];
  return {
    ...{ measure, chart, drawn: drawnOf(chart, measure, { cuts, settled }, parts) },
    empty: { weeks: emptyOf(every), drawn: emptyOf(weeks) },
    words: said,
    cut: cut ? sayCut(cut) : null,
    notJudged: unsaid.join(' ') || null,
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

/**
 * The last cuts, where other systems began so lately that there are no two weeks of the same ones, and weeks before could be judged:
 * those of a few weeks at most, since an older verdict is none of now.
 */
function justBegun({ groups }: ControlChart, cuts: Cut[]): Cut[] {
  let from = cuts.length;
  const isNew = ({ before, empty }: Cut) => before !== null && empty <= longestGap;
  while (from > 0 && groups[from]!.points < 2 && isNew(cuts[from - 1]!)) from--;
  const isKnown = groups[from] !== undefined && groups[from]!.points > 1;
  return isKnown && cuts.length - from <= longestGap ? cuts.slice(from) : [];
}

const sayBegun = (begun: Cut[]) =>
  `From ${dayInWords(begun[0]!.week)} on contacts come from ${allOf([...new Set(begun.flatMap(({ systems }) => systems))])}: too early to say anything of them, so what is said is of the weeks before.`;

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
export const writtenIn = (measure: Pick<Measure, 'unit'>) => (value: number) => written(value, measure.unit);

/** Everything a chart shows, in words. */
export function described({ chart, words, cut, notJudged, measure }: WeeklyChart): string {
  const write = writtenIn(measure);
  const { mean, lower, upper, target } = chart;
  const range = lower === null || upper === null ? '' : ` Usual range ${write(lower)} to ${write(upper)}.`;
  const notes = [cut, notJudged].map((note) => (note ? ` ${note}` : '')).join('');
  return `${words.verdict}. ${words.sentence}${notes}${mean === null ? '' : ` Average ${write(mean)}.`}${range}${
    target === null ? '' : ` Standard ${write(target)}.`
  }`;
}

/** Limits that move with the number of contacts are drawn week by week; a time is never below nought. */
function drawnOf(
  chart: ControlChart,
  { unit }: Measure,
  { cuts, settled }: { cuts: Cut[]; settled: Cut[] },
  parts: ReadonlyMap<string, number | null>,
): Drawn {
  const { points, target } = chart;
  const marks = marksOf(chart);
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
  const [first, last] = [points[0]?.date, points.at(-1)?.date];
  const label = first && last && daysBetween(first, last) > 364 ? shortDate : shortDay;
  const inShort = drawnShort(points);
  const placeOf = (week: string) => points.findIndex(({ date }) => date === week);
  return {
    points: points.map((point, at) => ({
      ...pointOf(point, marks[at]!, label(point.date), parts.get(point.date) ?? null),
      ...(inShort.has(at) && { short: true }),
    })),
    ...{ phases, target },
    events: cuts.map(({ week, before }) => ({ at: placeOf(week), label: before ? 'Other systems' : 'After a gap' })),
    since: Math.max(0, placeOf(settled.at(-1)?.week ?? '')),
  };
}

/** The places of weeks without a figure after which weeks are left out. */
function drawnShort(points: ChartPoint[]): Set<number> {
  const short = new Set<number>();
  for (const [at, { date }] of points.entries()) {
    const next = points[at + 1];
    if (!next || daysBetween(date, next.date) <= 7) continue;
    for (let back = at; points[back]?.value === null; back--) short.add(back);
  }
  return short;
}

const rules: Record<string, string> = {
  beyond: 'outside the usual range',
  shift: 'part of a run on one side of the average',
  trend: 'part of a run in one direction',
  'two-of-three': 'two of three close to a limit',
};

const pointOf = ({ value, signals }: ChartPoint, signal: boolean, label: string, days: number | null) => {
  const fired = capital(signals.map((rule) => rules[rule] ?? rule).join('; '));
  return {
    ...{ label, value, signal },
    ...(days && { note: `Part week: ${partWeek(days)}, not judged` }),
    ...(fired && { note: signal ? fired : `No signal yet: ${fired.toLowerCase()} so far` }),
  };
};
