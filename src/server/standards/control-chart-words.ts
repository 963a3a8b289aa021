import { type ChartPoint, type ControlChart, fewest, isJudged } from './control-chart.ts';
import { sayMarked } from './control-chart-marks.ts';
import { counted, isAbove, type Period, sayRun } from './control-chart-runs.ts';

export type Measure = 'share' | 'seconds' | 'points' | 'number';
export type ChartWords = {
  /** A few words for a heading or a tag. */
  verdict: string;
  /** The reason, in whole sentences. */
  sentence: string;
  tone: 'better' | 'worse' | 'signal' | 'ordinary' | 'below-standard' | 'too-few';
  /** Whether signals are marked beside what is said of the last point; the sentence says which. */
  marked: boolean;
};
type Now = Omit<ChartWords, 'marked'>;

/**
 * What a control chart says, in words: what holds now, and what is marked before. What lies inside the limits is called ordinary
 * variation and nothing else; a signal is a reason to ask, never a verdict on anybody.
 */
export function sayChart(chart: ControlChart, measure: Measure, period: Period = periodOf(chart.points)): ChartWords {
  const marked = sayMarked(chart, period);
  const now = sayNow(chart, measure, period, marked !== null);
  return { ...now, sentence: marked ? `${now.sentence} ${marked}` : now.sentence, marked: marked !== null };
}

function sayNow(chart: ControlChart, measure: Measure, period: Period, marked: boolean): Now {
  const points = chart.points.filter(isJudged);
  const latest = points.at(-1);
  if (!latest) return sayNoneJudged(chart, period);
  if (latest.lower === null)
    return {
      verdict: 'Too early to say',
      sentence: `There is one ${period} so far. A usual range needs more.`,
      tone: 'too-few',
    };
  const few = caution(chart, period);
  if (few) return sayTooFew(few, latest, period);
  if (latest.signals.length > 0) {
    const signal = saySignal(chart, points, period);
    const misses = chart.assurance === 'consistently-misses';
    return misses ? withMissed(signal, sayBelow(chart, latest, measure, marked)) : signal;
  }
  return sayOrdinary(chart, latest, measure, period, marked);
}

/** Figures of a part of a week are figures all the same. */
function sayNoneJudged({ points }: ControlChart, period: Period): Now {
  if (points.every(({ value }) => value === null))
    return { verdict: 'Nothing to show yet', sentence: 'There are no figures yet.', tone: 'too-few' };
  return {
    verdict: `No whole ${period} yet`,
    sentence: `A usual range is drawn from whole ${period}s.`,
    tone: 'too-few',
  };
}

/** A rule that fires before the range has settled is told for what it is: no signal yet. */
function sayTooFew(few: string, { signals }: ChartPoint, period: Period): Now {
  const fired = signals.length > 0 ? ` The last ${period} stands out from the range so far.` : '';
  return {
    verdict: 'Too few to judge',
    sentence: `${few}${fired} Until then the ${period}s say neither that all is as usual nor that something changed.`,
    tone: 'too-few',
  };
}

const withMissed = (signal: Now, { sentence }: Now): Now => ({
  ...signal,
  sentence: `${sentence} ${signal.sentence}`,
});

/** The usual gap between dates, by the middle one. */
export function periodOf(points: { date: string }[]): Period {
  const days = points.slice(1).map(({ date }, at) => (Date.parse(date) - Date.parse(points[at]!.date)) / 86_400_000);
  const middle = days.sort((a, b) => a - b)[Math.floor(days.length / 2)];
  if (middle === 1) return 'day';
  if (middle === 7) return 'week';
  return middle !== undefined && middle >= 28 && middle <= 31 ? 'month' : 'point';
}

function saySignal(chart: ControlChart, points: ChartPoint[], period: Period): Now {
  const latest = points.at(-1)!;
  const own = points.slice(-(chart.groups.findLast((group) => group.points > 0)?.points ?? 0));
  const above = isAbove(latest);
  const tone = latest.kind === 'improvement' ? 'better' : latest.kind === 'concern' ? 'worse' : 'signal';
  const single = latest.signals.includes('beyond') && !latest.signals.includes('shift');
  const direction = above ? 'higher' : 'lower';
  if (single)
    return {
      verdict: `Signal: ${direction}`,
      sentence: `${firstTime(own, above, period)} Ask what was different.`,
      tone,
    };
  const near = `two of the last three ${period}s are close to the ${above ? 'upper' : 'lower'} end of the usual range`;
  const run = capital(sayRun(own, period) ?? near);
  const verdict =
    tone === 'better' ? 'Better than before' : tone === 'worse' ? 'Worse than before' : `Signal: ${direction}`;
  return {
    verdict,
    sentence: `${run}.${outside(latest, above, period)} Not ordinary variation: ask what changed.`,
    tone,
  };
}

function firstTime(points: ChartPoint[], above: boolean, period: Period): string {
  const earlier = points.slice(0, -1);
  const since = earlier.length - 1 - earlier.findLastIndex((point) => isBeyond(point, above));
  const range = `${above ? 'Above' : 'Below'} the usual range`;
  if (since === 0) return `${range} again.`;
  return `${range} for the first time in ${counted(since + 1, period)}.`;
}

/** A run may end outside the limits: the stronger signal is said, too. */
const outside = ({ signals }: ChartPoint, above: boolean, period: Period) =>
  signals.includes('beyond') ? ` The last ${period} is outside the limits, ${above ? 'above' : 'below'} them.` : '';

const isBeyond = (point: ChartPoint, above: boolean) => point.signals.includes('beyond') && isAbove(point) === above;

function sayOrdinary(chart: ControlChart, latest: ChartPoint, measure: Measure, period: Period, marked: boolean): Now {
  if (chart.assurance === 'consistently-misses') return sayBelow(chart, latest, measure, marked);
  if (chart.assurance === 'hit-and-miss' && metIn(chart).met === 0) return sayNeverMet(chart, measure, period, marked);
  const inside = `The last ${period} is inside the usual range.${marked ? '' : ' Nothing to explain.'}`;
  const standard = chart.target === null ? '' : written(chart.target, measure);
  const more =
    chart.assurance === 'hit-and-miss'
      ? ` ${bothSides(chart, standard, period)}`
      : chart.assurance === 'consistently-meets'
        ? ` The process meets the standard of ${standard} as it is.`
        : '';
  return { verdict: marked ? 'Now ordinary' : 'Ordinary variation', sentence: inside + more, tone: 'ordinary' };
}

/** The standard lies inside the usual range; what the data show so far is said as it is. */
function bothSides(chart: ControlChart, standard: string, period: Period): string {
  const { met, of } = metIn(chart);
  if (met < of) return `Some ${period}s meet the standard of ${standard} and some do not: the process gives both.`;
  return `Every ${period} so far met the standard of ${standard}, and the usual range reaches both sides of it.`;
}

/** How many of the points that the limits come from meet the standard. */
function metIn({ points, groups, improve, target }: ControlChart): { met: number; of: number } {
  const values = points.filter(isJudged).slice(-(groups.findLast((group) => group.points > 0)?.points ?? 0));
  const met = values.filter(({ value }) => (improve === 'down' ? value! <= target! : value! >= target!));
  return { met: met.length, of: values.length };
}

function sayNeverMet(chart: ControlChart, measure: Measure, period: Period, marked: boolean): Now {
  const { of } = metIn(chart);
  const sentence = `None of ${counted(of, period)} met the standard of ${written(chart.target!, measure)}. The last ${period} is inside the usual range.`;
  return { ...belowWords(chart, marked), sentence };
}

/** A process with signals in it is not called steady. */
const belowWords = ({ improve }: ControlChart, marked: boolean) => ({
  verdict: capital(`${marked ? '' : 'steady, '}${improve === 'up' ? 'below' : 'above'} standard`),
  tone: 'below-standard' as const,
});

function sayBelow(chart: ControlChart, { mean }: ChartPoint, measure: Measure, marked: boolean): Now {
  const { target } = chart;
  const reach = chart.improve === 'up' ? 'reach' : 'come down to';
  const sentence = `The process gives about ${written(mean!, measure)}. It will not ${reach} ${written(target!, measure)} unless it is changed.`;
  return { ...belowWords(chart, marked), sentence };
}

/** Null where there are enough. */
function caution(chart: ControlChart, period: Period): string | null {
  const points = chart.groups.findLast((group) => group.points > 0)?.points ?? 0;
  if (points >= fewest) return null;
  const since = chart.groups.length > 1 ? ' since the limits were drawn afresh' : ' so far';
  return `Only ${counted(points, period)}${since}: the usual range settles with ${fewest}.`;
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `95%`, `3 min 20 s`, `4.60` points, `4.6`, with a real minus sign. */
export function written(value: number, measure: Measure): string {
  const figure = (number: number) => String(Number(number.toFixed(1))).replace('-', '−');
  if (measure === 'share') return `${figure(value * 100)}%`;
  if (measure === 'number') return figure(value);
  if (measure === 'points') return value.toFixed(2).replace('-', '−'); // figures of one measure stand beside each other
  const seconds = Math.round(Math.abs(value));
  const sign = value < 0 ? '−' : '';
  if (seconds < 60) return `${sign}${seconds} s`;
  if (seconds < 3600) return `${sign}${Math.floor(seconds / 60)} min${seconds % 60 ? ` ${seconds % 60} s` : ''}`;
  const minutes = Math.round(seconds / 60);
  return `${sign}${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
}
