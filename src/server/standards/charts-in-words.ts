// What all control charts of a page say together, in a sentence or three. Pure.
import type { ChartWords } from './control-chart-words.ts';

type Told = { measure: { id: string }; words: Pick<ChartWords, 'tone'> };

/** Figures are counted, not charts: one with a signal in any of its charts shows a signal; what is too early to judge is told apart. */
export function sayCharts(charts: readonly Told[]): string {
  const figures = [...Map.groupBy(charts, ({ measure }) => measure.id).values()];
  const isTold = (tones: ChartWords['tone'][]) => (some: Told[]) =>
    some.some(({ words }) => tones.includes(words.tone));
  const signals = figures.filter(isTold(['better', 'worse', 'signal']));
  const early = figures.filter((some) => !signals.includes(some) && isTold(['too-few'])(some)).length;
  const usual = figures.length - signals.length - early;
  if (early === figures.length) return 'No figure has enough weeks yet to say whether it has changed.';
  if (usual === figures.length)
    return 'No signal: every figure varies as it usually does. There is nothing to explain.';
  return [
    signals.length === 0
      ? 'No signal.'
      : `${signals.length} of ${figures.length} figures ${signals.length === 1 ? 'shows' : 'show'} a signal.`,
    early > 0 && `${early} ${early === 1 ? 'has' : 'have'} too few weeks to say.`,
    usual > 0 && (usual === 1 ? 'The other varies as it usually does.' : 'The others vary as they usually do.'),
  ]
    .filter(Boolean)
    .join(' ');
}

type Noted = { measure: { name: string }; cut: string | null; notJudged: string | null };

/** What has to be known beside the words of charts that stand together, each sentence once: of which figures, unless of all. */
export function notesOf(charts: readonly Noted[]): string[] {
  const named = new Map<string, Set<string>>();
  for (const { measure, cut, notJudged } of charts)
    for (const note of [cut, notJudged]) if (note) named.set(note, (named.get(note) ?? new Set()).add(measure.name));
  const all = new Set(charts.map(({ measure }) => measure.name)).size;
  return [...named].map(([note, names]) =>
    names.size === all ? note : `${note} This holds for ${[...names].join('; ')}.`,
  );
}
