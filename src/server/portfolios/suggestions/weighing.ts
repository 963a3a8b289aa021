// How surely a passage shows an act: cues and meaning weighed as learnt from texts that people labelled (scripts/train-suggestions.ts).
// Pure. The server works it out in a worker: see meanings.ts.
import { type Act, isExplained, type Scale, scales } from './acts.ts';
import { simulated } from './cues.ts';
import type { Meaning } from './meanings.ts';
import { featureNames, type Passage, passagesOf, shared } from './passages.ts';
import learnt from './weights.json' with { type: 'json' };

/** Of each scale: of showing none of its acts, then of each of them in their order. */
export type Weights = Record<Scale, readonly ActWeights[]>;
/** `cues`: of each by its place in `featureNames`, `meaning`: of each number of it. `usual`: what the usual sentence comes to by its
 * meaning alone, so that only what is different about a passage counts. */
export type ActWeights = { cues: readonly number[]; meaning: readonly number[]; usual: number };
/** `score` from 0 to 1. Places count characters (UTF-16) of the text. */
export type FoundAct = { act: Act; score: number; start: number; end: number };

if (learnt.features.join() !== featureNames.join())
  throw new Error('The weights were learnt from other cues: run node scripts/train-suggestions.ts.');

/** An exercise shows what somebody knows at most. */
const exerciseShare = 0.1;
const least = 0.05;

/**
 * For every act the passage that shows it best, surest first. Of one scale, what overlaps with a surer one is passed over. Explanations
 * as such may be several, since one text can explain several things. `meanings`: of the sentences of the text.
 */
export function actsIn(text: string, meanings: readonly Meaning[], weights: Weights = learnt.weights): FoundAct[] {
  const passages = passagesOf(text, meanings);
  const exercise = simulated.test(text) ? exerciseShare : 1;
  return (Object.keys(scales) as Scale[])
    .flatMap((scale) => surestOf(scale, foundIn(scale, passages, weights[scale], exercise)))
    .sort(bySureness);
}

const foundIn = (scale: Scale, passages: readonly Passage[], weights: readonly ActWeights[], exercise: number) =>
  passages.flatMap((passage) => {
    const [, ...shares] = sharesOf(passage, weights);
    return shares.map((share, at): FoundAct => {
      const act = scales[scale][at]!;
      const { start, end } = passage;
      return { act, start, end, score: share * (isExplained(act) ? 1 : exercise) };
    });
  });

function surestOf(scale: Scale, found: readonly FoundAct[]): FoundAct[] {
  const taken: FoundAct[] = [];
  for (const one of found.filter(({ score }) => score > least).sort(bySureness)) {
    if (scale !== 'explaining' && taken.some(({ act }) => act === one.act)) continue;
    if (!taken.some((other) => isSame(other, one))) taken.push(one);
  }
  return taken;
}

/** Surest first; of equally sure ones the shorter, so that no sentence is in it that tells nothing. */
const bySureness = (a: FoundAct, b: FoundAct) =>
  Math.round((b.score - a.score) * 50) || a.end - a.start - (b.end - b.start) || a.start - b.start;

/** Shares a third with the shorter of the two. */
const isSame = (a: FoundAct, b: FoundAct) => shared(a, b) / Math.min(a.end - a.start, b.end - b.start) > 0.3;

/** What is likely of a passage, as shares that come to 1 (softmax). */
function sharesOf(passage: Passage, weights: readonly ActWeights[]): number[] {
  const sums = weights.map((of) => sumOf(passage, of));
  const most = Math.max(...sums);
  const odds = sums.map((sum) => Math.exp(sum - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  return odds.map((one) => one / all);
}

function sumOf(passage: Passage, { cues, meaning, usual }: ActWeights): number {
  let sum = -usual * passage.root;
  for (const at of passage.features) sum += cues[at]!;
  for (const [at, value] of passage.meaning.entries()) sum += value * meaning[at]!;
  return sum;
}
