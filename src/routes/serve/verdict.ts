// What a control chart says, as the shapes and the small picture of the pages.
import type { ChartWords } from '#server/standards/control-chart-words.ts';
import type { WeeklyChart } from '#server/standards/weekly-chart.ts';

export function tagOf({ verdict, tone }: ChartWords) {
  if (tone === 'worse') return { text: verdict, shape: 'stop' as const, tone: 'bad' as const };
  if (tone === 'better' || tone === 'signal') return { text: verdict, shape: 'signal' as const };
  return { text: verdict, shape: tone === 'too-few' ? ('query' as const) : ('calm' as const) };
}

/** The sentence, with no figure parted from its unit at the end of a line. */
export const sentenceOf = ({ sentence }: Pick<ChartWords, 'sentence'>): string =>
  sentence.replace(/(?<=\d) (?=(?:h|min|s)\b)/g, '\u00a0');

export function sparkOf({ drawn: { points, phases, target, since } }: Pick<WeeklyChart, 'drawn'>) {
  const last = phases.at(-1);
  return {
    values: points.map(({ value }) => value),
    signals: points.flatMap(({ signal }, at) => (signal ? [at] : [])),
    target,
    ...(last && { band: { low: last.low, mean: last.mean, high: last.high, from: since } }),
  };
}
