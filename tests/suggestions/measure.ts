// Precision and recall of suggestions over labelled texts: a suggestion holds when the text shows that criterion.

import { suggestionsIn } from '../../src/server/portfolios/suggestions/suggest-text.ts';
import { actsIn, type Weights } from '../../src/server/portfolios/suggestions/weighing.ts';
import { criteria39, type ReadText } from './texts.ts';

export type Measured = {
  least: number;
  precision: number;
  recall: number;
  f1: number;
  right: number;
  wrong: number;
  missed: number;
};

type Judged = { score: number; holds: boolean }[];

const leasts = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/** At each of several thresholds. */
export const measured = (texts: readonly ReadText[], weights?: Weights): Measured[] => figures(judge(texts, weights));

/** The same for texts left out of the learning: five parts, each left out once. */
export function leftOut(texts: readonly ReadText[], learn: (some: ReadText[]) => Weights): Measured[] {
  const parts = [0, 1, 2, 3, 4].map((part) =>
    judge(
      texts.filter((_, at) => at % 5 === part),
      learn(texts.filter((_, at) => at % 5 !== part)),
    ),
  );
  return figures({
    suggested: parts.flatMap(({ suggested }) => suggested),
    shown: parts.reduce((sum, { shown }) => sum + shown, 0),
  });
}

function judge(texts: readonly ReadText[], weights?: Weights): { suggested: Judged; shown: number } {
  const suggested = texts.flatMap(({ text, spans, meanings }) =>
    suggestionsIn(text, actsIn(text, meanings, weights), criteria39, 0.05).map(({ criterion, score }) => ({
      score,
      holds: spans.some((span) => span.criterion === criterion),
    })),
  );
  const shown = texts.reduce((sum, { spans }) => sum + new Set(spans.map(({ criterion }) => criterion)).size, 0);
  return { suggested, shown };
}

function figures({ suggested, shown }: { suggested: Judged; shown: number }): Measured[] {
  return leasts.map((least) => {
    const listed = suggested.filter(({ score }) => score >= least);
    const right = listed.filter(({ holds }) => holds).length;
    const [precision, recall] = [right / Math.max(1, listed.length), right / shown];
    const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { least, ...rounded({ precision, recall, f1 }), right, wrong: listed.length - right, missed: shown - right };
  });
}

const rounded = <T extends Record<string, number>>(values: T): T =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Math.round(value * 100) / 100])) as T;
