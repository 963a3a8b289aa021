// Passages of a text: one to four sentences that follow one another, each with the cues in it. Pure.
import { couples } from './acts.ts';
import { type Cue, cueNames, cuesIn } from './cues.ts';
import { sentencesOf } from './sentences.ts';

const longest = 4;
export const featureNames: readonly string[] = [
  ...cueNames,
  ...couples.map((couple) => couple.join('+')),
  ...Array.from({ length: longest - 1 }, (_, at) => `sentences-${at + 2}`),
  'any',
];
const place = new Map(featureNames.map((name, at) => [name, at]));

/** `features`: indexes into `featureNames`. Places as in `Sentence`. */
export type Passage = { start: number; end: number; features: number[] };

export function passagesOf(text: string): Passage[] {
  const sentences = sentencesOf(text).map((sentence) => ({ ...sentence, cues: cuesIn(sentence.text) }));
  return sentences.flatMap((first, at) =>
    Array.from({ length: Math.min(longest, sentences.length - at) }, (_, more) => {
      const within = sentences.slice(at, at + more + 1);
      const cues = new Set(within.flatMap((sentence) => sentence.cues));
      return { start: first.start, end: within.at(-1)!.end, features: featuresOf(cues, within.length) };
    }),
  );
}

const featuresOf = (cues: ReadonlySet<Cue>, sentences: number): number[] =>
  [
    ...cues,
    ...couples.filter((couple) => couple.every((cue) => cues.has(cue))).map((couple) => couple.join('+')),
    ...Array.from({ length: sentences - 1 }, (_, at) => `sentences-${at + 2}`),
    'any',
  ].map((name) => place.get(name)!);

type Span = { start: number; end: number };
/** Characters that two spans share. */
export const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
