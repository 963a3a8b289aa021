// How surely a passage shows an act: cues weighed as learnt from texts that people labelled (scripts/train-suggestions.ts). Pure.
import { type Act, acts } from './acts.ts';
import { simulated } from './cues.ts';
import { featureNames, type Passage, passagesOf, shared } from './passages.ts';
import learnt from './weights.json' with { type: 'json' };

export type Weights = Record<Act, readonly number[]>;
/** `score` from 0 to 1: what share of such passages would be labelled so, as far as the texts learnt from tell. */
export type Found = { act: Act; score: number; passage: Passage };

/** Below it nothing is said. Chosen where four in five suggestions hold on texts left out of the learning. */
export const threshold: number = learnt.threshold;
const learntWeights = learnt.weights satisfies Weights;

if (learnt.features.join() !== featureNames.join())
  throw new Error('The weights were learnt from other cues: run node scripts/train-suggestions.ts.');

/** An exercise shows what somebody knows at most. */
const exerciseShare = 0.1;

/**
 * For every act the passage that shows it best, surest first. A passage shows one act: what overlaps with a surer one is passed over.
 * Explanations may be several, since one text can explain several things.
 */
export function actsIn(text: string, weights: Weights = learntWeights): Found[] {
  const exercise = simulated.test(text) ? exerciseShare : 1;
  const all = passagesOf(text).flatMap((passage) =>
    acts.map((act) => ({ act, passage, score: sure(weights[act], passage) * (act === 'explain' ? 1 : exercise) })),
  );
  const taken: Found[] = [];
  for (const found of all.filter(({ score }) => score > 0.1).sort(bySureness)) {
    if (found.act !== 'explain' && taken.some(({ act }) => act === found.act)) continue;
    if (!taken.some(({ passage }) => isSame(passage, found.passage))) taken.push(found);
  }
  return taken;
}

/** Surest first; of equally sure ones the shorter, so that no sentence is in it that tells nothing. */
const bySureness = (a: Found, b: Found) =>
  Math.round((b.score - a.score) * 50) || length(a.passage) - length(b.passage) || a.passage.start - b.passage.start;
const length = ({ start, end }: Passage) => end - start;

/** Shares a third with the shorter of the two. */
const isSame = (a: Passage, b: Passage) => shared(a, b) / Math.min(a.end - a.start, b.end - b.start) > 0.3;

const sure = (weights: readonly number[], { features }: Passage) =>
  1 / (1 + Math.exp(-features.reduce((sum, at) => sum + weights[at]!, 0)));
