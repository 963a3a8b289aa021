// A measure week by week as a control chart, and that chart as the pages draw it. Pure.
import { dayInWords, daysBetween, shortDate, shortDay } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import { type ChartPoint, type ControlChart, controlChart, isJudged } from './control-chart.ts';
import { marksOf } from './control-chart-marks.ts';
import { type ChartWords, capital, sayChart, written } from './control-chart-words.ts';
import { type Cut, cutsIn, longestGap, partOf } from './covered.ts';
import type { Figures } from './figure-rows.ts';
import type { Figure } from './figures.ts';
import type { Measure } from './measures.ts';
import { isWithin, judgedSpan, mondaysOf, type Period, type Span, sayJudged } from './periods.ts';
import { mondayOf } from './reading/reconcile.ts';

export type Drawn = {
  points: { week: string; label: string; value: number | null; signal: boolean; note?: string; short?: boolean }[];
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
 * `each`: the weeks shown and those judged (`judgedSpan`); weeks shown before these have no limits.
 * `withheld`: weeks that the reader may not see, which are gaps but not empty.
 */
export function weeklyChart(
  measure: Measure,
  each: ReadonlyMap<string, Figures>,
  period: Period,
  target: number | null = null,
  withheld: readonly string[] = [],
): WeeklyChart {
  const figureIn: FigureIn = (week) => each.get(week)?.of.get(measure.id);
  const givenIn = (week: string) => each.get(week)?.systems?.get(measure.id);
  const known = [...each.keys()].filter(figureIn).sort();
  const judgedFrom = judgedSpan(period).from;
  const present = known.filter((week) => week >= judgedFrom);
  const every = mondaysOf(weeksCovered(period, each.keys()));
  const weeks = shortened(every, figureIn);
  const emptyOf = (some: string[]) => some.filter((week) => !figureIn(week) && !withheld.includes(week)).length;
  /** Only files of systems that give this measure in a week say how much of it there is: others may go on without it. */
  const filesIn = (week: string) => {
    const given = givenIn(week);
    return given ? period.files.filter(({ source }) => given.has(source)) : period.files;
  };
  const { cuts, beside } = cutsIn(period.files, present, givenIn);
  const parts = new Map(known.map((week) => [week, partOf(filesIn(week), week)] as const).filter(([, days]) => days));
  const options = { improve: measure.better, target, rebase: cuts.map(({ week }) => week), parts: [...parts.keys()] };
  const whole = controlChart(seriesOf(measure, present, figureIn), options);
  const begun = justBegun(whole, cuts);
  const settled = cuts.slice(0, cuts.length - begun.length);
  const before = present.filter((week) => !begun[0] || week < begun[0].week);
  const judged = begun[0] ? controlChart(seriesOf(measure, before, figureIn), options) : whole;
  const chart = { ...judged, points: whole.points, groups: whole.groups };
  const last = known.at(-1);
  const days = last ? (parts.get(last) ?? null) : null;
  const cut = settled.at(-1);
  const part = last && days ? [sayPart(last, days)] : [];
  const unsaid = [...(begun.length > 0 ? [sayBegun(begun)] : []), ...sayBeside(beside), ...part];
  const earlier = cutsIn(period.files, known, givenIn).cuts.filter(({ week }) => week <= (present[0] ?? week));
  const since = cut?.week ?? present[0] ?? '';
  return {
    ...{
      measure,
      chart,
      drawn: drawnOf(chart, measure, { weeks, figureIn, cuts: [...earlier, ...cuts], since }, parts),
    },
    empty: { weeks: emptyOf(every), drawn: emptyOf(weeks) },
    words: last && present.length === 0 ? silent : sayChart(judged, measure.unit, 'week'),
    cut: cut ? sayCut(cut) : null,
    notJudged: unsaid.join(' ') || null,
    last: last ? { week: last, figure: figureIn(last)!, days } : null,
  };
}

/** What limits and words of a page rest on; null where no whole week has a figure, so that they rest on nothing yet. */
export const restOn = (charts: readonly Pick<WeeklyChart, 'chart'>[], period: Period): string | null =>
  charts.some(({ chart }) => chart.points.some(isJudged)) ? sayJudged(period) : null;

type FigureIn = (week: string) => Figure | undefined;

const silent: ChartWords = {
  ...{ verdict: 'Nothing to judge', tone: 'too-few', marked: false },
  sentence: 'No contact of the weeks that are judged speaks of it.',
};

const seriesOf = ({ kind }: Measure, weeks: string[], figureIn: FigureIn) =>
  kind === 'share'
    ? weeks.map((date) => ({
        date,
        numerator: figureIn(date)?.numerator ?? null,
        denominator: figureIn(date)?.denominator ?? null,
      }))
    : weeks.map((date) => ({ date, value: figureIn(date)?.value ?? null }));

/** A system's contacts may begin after the period, or end before it: there is nothing to be looked at outside them. */
function weeksCovered({ days, from, to }: Period, counted: Iterable<string>): Span {
  const shown = [...counted].filter((week) => isWithin(week, { from, to }));
  const weeks = [mondayOf(days.from), mondayOf(days.to), ...shown].sort();
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

type Drawing = { weeks: string[]; figureIn: FigureIn; cuts: Cut[]; since: string };

/** Limits that move with the number of contacts are drawn week by week; a time is never below nought. */
function drawnOf(
  chart: ControlChart,
  { unit }: Measure,
  { weeks, figureIn, cuts, since }: Drawing,
  parts: ReadonlyMap<string, number | null>,
): Drawn {
  const marks = marksOf(chart);
  const marked = new Set(chart.points.flatMap(({ date }, at) => (marks[at] ? [date] : [])));
  const judged = new Map(chart.points.map((point) => [point.date, point]));
  const points = weeks.map((date) => judged.get(date) ?? notJudged(date, figureIn(date)?.value ?? null));
  const [first, last] = [weeks[0], weeks.at(-1)];
  const label = first && last && daysBetween(first, last) > 364 ? shortDate : shortDay;
  const inShort = drawnShort(points);
  return {
    points: points.map((point, at) => ({
      ...pointOf(point, marked.has(point.date), label(point.date), parts.get(point.date) ?? null),
      ...(point.value !== null && !judged.has(point.date) && { note: 'Earlier: not judged' }),
      ...(inShort.has(at) && { short: true }),
    })),
    ...{ phases: phasesOf(points, unit), target: chart.target },
    events: cuts.flatMap(({ week, before }) =>
      weeks.includes(week) ? [{ at: weeks.indexOf(week), label: before ? 'Other systems' : 'After a gap' }] : [],
    ),
    since: Math.max(
      0,
      weeks.findIndex((week) => week >= since),
    ),
  };
}

/** A week without a figure, or before those that the limits rest on. */
const notJudged = (date: string, value: number | null): ChartPoint => ({
  ...{ date, value, mean: null, lower: null, upper: null, movingRange: null },
  ...{ signals: [], kind: null },
});

function phasesOf(points: readonly ChartPoint[], unit: Measure['unit']): Drawn['phases'] {
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
  return phases;
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

const pointOf = ({ date, value, signals }: ChartPoint, signal: boolean, label: string, days: number | null) => {
  const fired = capital(signals.map((rule) => rules[rule] ?? rule).join('; '));
  return {
    ...{ week: date, label, value, signal },
    ...(days && { note: `Part week: ${partWeek(days)}, not judged` }),
    ...(fired && { note: signal ? fired : `No signal yet: ${fired.toLowerCase()} so far` }),
  };
};
