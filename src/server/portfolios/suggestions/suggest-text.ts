// the criteria that a text shows, each with the words that led to it. Grammar of acts and answers with learnt weights. Pure.
import { type AskedCriterion, actAskedBy } from './criterion-acts.ts';
import { about } from './topics.ts';
import { actsIn, type Found, threshold, type Weights } from './weighing.ts';

export type CriterionToShow = AskedCriterion & { code: string };
/** A place in the text, in characters (UTF-16), and its words. */
export type Reason = { start: number; end: number; text: string };
export type TextSuggestion = { criterion: string; score: number; because: Reason[] };

/** An explanation is of a criterion when it says this much of what that is about. */
const leastAbout = 1;

/** Surest first; what is less sure than `threshold` is left out, and nothing is a good answer. */
export function suggestionsIn(
  text: string,
  criteria: readonly CriterionToShow[],
  { least = threshold, weights }: { least?: number; weights?: Weights } = {},
): TextSuggestion[] {
  const found = actsIn(text, weights).filter(({ score }) => score >= least);
  const done = criteria
    .filter(({ kind }) => kind === 'performance')
    .flatMap((criterion) => {
      const asked = actAskedBy(criterion);
      const shown = found.find(({ act }) => act === asked);
      return shown ? [suggestion(text, criterion, [shown])] : [];
    });
  return [...done, ...explained(text, criteria, found)].sort((a, b) => b.score - a.score);
}

/** Each explanation is of the criterion that it says most about. */
function explained(text: string, criteria: readonly CriterionToShow[], found: readonly Found[]): TextSuggestion[] {
  const asked = criteria.filter(({ kind }) => kind === 'knowledge');
  const all = asked.map((criterion) => criterion.text);
  const chosen = Map.groupBy(
    found.filter(({ act }) => act === 'explain'),
    ({ passage }) => {
      const words = wider(text, passage);
      const ranked = asked.map((criterion) => ({ criterion, said: about(criterion.text, words, all) }));
      const best = ranked.sort((a, b) => b.said - a.said)[0];
      return best && best.said >= leastAbout ? best.criterion : null;
    },
  );
  return [...chosen].flatMap(([criterion, shown]) => (criterion ? [suggestion(text, criterion, shown)] : []));
}

/** With the paragraph around it, which is about the same. */
function wider(text: string, { start, end }: { start: number; end: number }): string {
  const from = text.lastIndexOf('\n', start) + 1;
  const to = text.indexOf('\n', end);
  return text.slice(from, to < 0 ? text.length : to);
}

const suggestion = (text: string, { code }: CriterionToShow, shown: readonly Found[]): TextSuggestion => ({
  criterion: code,
  score: Math.round(Math.max(...shown.map(({ score }) => score)) * 100) / 100,
  because: shown
    .map(({ passage: { start, end } }) => ({ start, end, text: text.slice(start, end) }))
    .sort((a, b) => a.start - b.start),
});
