// the criteria that a text shows, each with the words that led to it. Pure; the acts in it are found by weighing.ts.
import { type AskedCriterion, actAskedBy } from './criterion-acts.ts';
import { about } from './topics.ts';
import type { FoundAct } from './weighing.ts';

export type CriterionToShow = AskedCriterion & { code: string };
/** A place in the text, in characters (UTF-16), and its words. */
export type Reason = { start: number; end: number; text: string };
export type TextSuggestion = { criterion: string; score: number; because: Reason[] };

/** Below it nothing is said: docs/decisions/0275 says how often what is said then holds. */
export const threshold = 0.3;
/** An explanation is of a criterion when it says this much of what that is about. */
const leastAbout = 1;

/** Surest first; what is less sure than `least` is left out, and nothing is a good answer. `found`: the acts in the text. */
export function suggestionsIn(
  text: string,
  found: readonly FoundAct[],
  criteria: readonly CriterionToShow[],
  least = threshold,
): TextSuggestion[] {
  const sure = found.filter(({ score }) => score >= least);
  const done = criteria
    .filter((criterion) => actAskedBy(criterion) !== 'explain')
    .flatMap((criterion) => {
      const asked = actAskedBy(criterion);
      const shown = sure.find(({ act }) => act === asked);
      return shown ? [suggestion(text, criterion, [shown])] : [];
    });
  return [...done, ...explained(text, criteria, sure)].sort((a, b) => b.score - a.score);
}

/** Of whatever else is to be explained: each explanation is of the criterion that it says most about. */
function explained(text: string, criteria: readonly CriterionToShow[], found: readonly FoundAct[]): TextSuggestion[] {
  const asked = criteria.filter((criterion) => actAskedBy(criterion) === 'explain');
  const all = asked.map((criterion) => criterion.text);
  const chosen = Map.groupBy(
    found.filter(({ act }) => act === 'explain'),
    (passage) => {
      const words = wider(text, passage);
      const ranked = asked.map((criterion) => ({ criterion, said: about(criterion.text, words, all) }));
      const best = ranked.sort((a, b) => b.said - a.said)[0];
      return best && best.said >= leastAbout ? best.criterion : null;
    },
  );
  return [...chosen].flatMap(([criterion, shown]) => (criterion ? [suggestion(text, criterion, shown)] : []));
}

/** With the paragraph around it, which is about the same. */
function wider(text: string, { start, end }: FoundAct): string {
  const from = text.lastIndexOf('\n', start) + 1;
  const to = text.indexOf('\n', end);
  return text.slice(from, to < 0 ? text.length : to);
}

const suggestion = (text: string, { code }: CriterionToShow, shown: readonly FoundAct[]): TextSuggestion => ({
  criterion: code,
  score: Math.round(Math.max(...shown.map(({ score }) => score)) * 100) / 100,
  because: shown
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
    .sort((a, b) => a.start - b.start),
});
