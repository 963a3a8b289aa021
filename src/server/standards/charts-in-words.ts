// What all control charts of a page say together, in a sentence or three. Pure.
import type { ChartWords } from './control-chart-words.ts';

type Told = { measure: { id: string }; words: Pick<ChartWords, 'tone' | 'marked'> };

/**
 * Figures are counted, not charts: one with a signal in any of its charts shows a signal. The signals of now and those marked before
 * are told apart, and so is what is too early to judge.
 */
export function sayCharts(charts: readonly Told[]): string {
  const figures = [...Map.groupBy(charts, ({ measure }) => measure.id).values()];
  const told = (some: Told[], tones: ChartWords['tone'][]) => some.some(({ words }) => tones.includes(words.tone));
  const now = figures.filter((some) => told(some, ['better', 'worse', 'signal']));
  const others = figures.filter((some) => !now.includes(some));
  const before = others.filter((some) => some.some(({ words }) => words.marked));
  const early = others.filter((some) => told(some, ['too-few'])).length;
  const usual = others.filter((some) => !before.includes(some) && !told(some, ['too-few'])).length;
  if (usual === figures.length)
    return 'No signal: every figure varies as it usually does. There is nothing to explain.';
  return [
    early < figures.length
      ? sayNow(now.length, figures.length)
      : 'No figure has enough weeks yet to say whether it has changed.',
    before.length > 0 &&
      `${before.length} ${now.length > 0 ? 'showed one' : 'showed a signal'} earlier, which is marked.`,
    early > 0 && early < figures.length && `${early} ${early === 1 ? 'has' : 'have'} too few weeks to say.`,
    usual > 0 && (usual === 1 ? 'The other varies as it usually does.' : 'The others vary as they usually do.'),
  ]
    .filter(Boolean)
    .join(' ');
}

const sayNow = (count: number, of: number) =>
  count === 0
    ? 'No signal in the latest week.'
    : `${count} of ${of} figures ${count === 1 ? 'shows' : 'show'} a signal in the latest week.`;

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
