// Passages of a text: one to four sentences that follow one another, each with the cues in it and what it means. Pure.
import { couples } from './acts.ts';
import { type Cue, cueNames, cuesIn } from './cues.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

const longest = 4;
export const featureNames: readonly string[] = [
  ...cueNames,
  ...couples.map((couple) => couple.join('+')),
  ...Array.from({ length: longest - 1 }, (_, at) => `sentences-${at + 2}`),
  'any',
];
const place = new Map(featureNames.map((name, at) => [name, at]));

/** `features`: indexes into `featureNames`; `meaning`: see `Meaning`, of the passage as a whole, and
 * `root` of how many sentences it has. Places as in `Sentence`. */
export type Passage = { start: number; end: number; features: number[]; meaning: Float64Array; root: number };

/** `meanings`: of the sentences of the text, in their order. */
export function passagesOf(text: string, meanings: readonly (readonly number[])[]): Passage[] {
  const sentences = sentencesOf(text).map((sentence, at) => ({
    ...{ ...sentence, cues: cuesIn(sentence.text), meaning: meanings[at]! },
  }));
  return sentences.flatMap((_, at) =>
    Array.from({ length: Math.min(longest, sentences.length - at) }, (_one, more) =>
      passage(sentences.slice(at, at + more + 1)),
    ),
  );
}

type ReadSentence = Sentence & { cues: Cue[]; meaning: readonly number[] };

const passage = (within: readonly ReadSentence[]): Passage => ({
  ...{ start: within[0]!.start, end: within.at(-1)!.end },
  features: featuresOf(new Set(within.flatMap(({ cues }) => cues)), within.length),
  meaning: together(within.map(({ meaning }) => meaning)),
  root: Math.sqrt(within.length),
});

const featuresOf = (cues: ReadonlySet<Cue>, sentences: number): number[] =>
  [
    ...cues,
    ...couples.filter((couple) => couple.every((cue) => cues.has(cue))).map((couple) => couple.join('+')),
    ...Array.from({ length: sentences - 1 }, (_, at) => `sentences-${at + 2}`),
    'any',
  ].map((name) => place.get(name)!);

/** Their sum over the root of how many they are: what several sentences share weighs more than what one says. */
function together(meanings: readonly (readonly number[])[]): Float64Array {
  const sum = new Float64Array(meanings[0]!.length);
  for (const meaning of meanings) for (const [at, value] of meaning.entries()) sum[at]! += value;
  return sum.map((value) => value / Math.sqrt(meanings.length));
}

type Span = { start: number; end: number };
/** Characters that two spans share. */
export const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
