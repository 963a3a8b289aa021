// What suggestions are held against: how many of a criterion's own words stand in a text, which tells the topic and not the act.
import type { CriterionToShow } from '../../src/server/portfolios/suggestions/suggest-text.ts';

const plain = /^(?:they|them|their|this|that|with|have|from|what|when|where|into|which|need|award|credit|such)$/;

/** The beginnings of words of four letters and more, so that plans is found by planning. */
const wordsOf = (text: string) =>
  new Set(
    (text.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter((word) => !plain.test(word)).map((word) => word.slice(0, 5)),
  );

/** The criteria of whose words the text has at least `least`, with that share. */
export function overlapping(text: string, criteria: readonly CriterionToShow[], least: number) {
  const within = wordsOf(text);
  return criteria.flatMap(({ code, text: wording }) => {
    const own = [...wordsOf(wording)];
    const score = own.filter((word) => within.has(word)).length / own.length;
    return score >= least ? [{ criterion: code, score }] : [];
  });
}
