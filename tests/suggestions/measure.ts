// Precision and recall of suggestions over labelled texts: a suggestion holds when the text shows that criterion.
import { type CriterionToShow, suggestionsIn } from '../../src/server/portfolios/suggestions/suggest-text.ts';
import { actsIn, type Weights } from '../../src/server/portfolios/suggestions/weighing.ts';
import { overlapping } from './overlap.ts';
import { actOf, type LabelledText, type Labelling, type ReadText, unitsLabelled } from './texts.ts';

export type Measured = {
  least: number;
  precision: number;
  recall: number;
  f1: number;
  right: number;
  wrong: number;
  missed: number;
};
type Judged = { suggested: { score: number; holds: boolean }[]; shown: number };

const leasts = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8];

/** Of the texts labelled for these units, at each of several thresholds. */
export const measured = (texts: readonly ReadText[], labelling: Labelling, weights?: Weights): Measured[] =>
  figures(judge(texts, labelling, weights));

/** The same for texts left out of the learning: five parts, each left out once. */
export function leftOut(
  texts: readonly ReadText[],
  labelling: Labelling,
  learn: (some: ReadText[]) => Weights,
): Measured[] {
  const parts = [0, 1, 2, 3, 4].map((part) => {
    const weights = learn(texts.filter((_, at) => at % 5 !== part));
    const left = texts.filter((_, at) => at % 5 === part);
    return judge(left, labelling, weights);
  });
  return figures(together(parts));
}

const together = (parts: readonly Judged[]): Judged => ({
  suggested: parts.flatMap(({ suggested }) => suggested),
  shown: parts.reduce((sum, { shown }) => sum + shown, 0),
});

const judge = (texts: readonly ReadText[], labelling: Labelling, weights?: Weights): Judged =>
  together(
    texts
      .filter((text) => text.labelling === labelling)
      .flatMap((text) => {
        const acts = actsIn(text.text, text.meanings, weights);
        return unitsLabelled[labelling].map(({ number, criteria }) => {
          const shown = shownOf(text, number, criteria);
          const suggested = suggestionsIn(text.text, acts, criteria, 0.05).map(({ criterion, score }) => ({
            ...{ score, holds: shown.includes(criterion) },
          }));
          return { suggested, shown: shown.length };
        });
      }),
  );

/** The same of plain overlap with the words of criteria, at the share of them that does best on these very texts. */
export function overlapMeasured(texts: readonly LabelledText[], labelling: Labelling): Measured {
  const all = texts.flatMap((text) =>
    unitsLabelled[labelling].map(({ number, criteria }) => {
      const shown = shownOf(text, number, criteria);
      const suggested = overlapping(text.text, criteria, 0.1).map(({ criterion, score }) => ({
        ...{ score, holds: shown.includes(criterion) },
      }));
      return { suggested, shown: shown.length };
    }),
  );
  return figures(together(all)).toSorted((a, b) => b.f1 - a.f1)[0]!;
}

/** The codes of a unit that a text was labelled with: by name, or by an act that they ask for. */
function shownOf({ spans }: LabelledText, number: string, criteria: readonly CriterionToShow[]): string[] {
  const isShown = (code: string) =>
    spans.some((span) =>
      span.code === null ? span.act === actOf(`${number} ${code}`) : span.code === `${number} ${code}`,
    );
  return criteria.map(({ code }) => code).filter(isShown);
}

function figures({ suggested, shown }: Judged): Measured[] {
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
