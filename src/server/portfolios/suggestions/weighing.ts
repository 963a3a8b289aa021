// How surely a passage shows an act: cues and meaning weighed as learnt from texts that people labelled (scripts/train-suggestions.ts).
// Pure. The server works it out in a worker: see meanings.ts.
import { type Act, acts, isExplained } from './acts.ts';
import { simulated } from './cues.ts';
import type { Meaning } from './meanings.ts';
import { featureNames, type Passage, passagesOf, shared } from './passages.ts';
import learnt from './weights.json' with { type: 'json' };

/** Of each cue, by its place in `featureNames`, and of each number of a meaning. */
export type Weights = Record<Act, ActWeights>;
/** `usual`: what the usual passage comes to by its meaning alone, so that only what is different about one counts. */
export type ActWeights = { cues: readonly number[]; meaning: readonly number[]; usual: number };
/** `score` from 0 to 1. Places count characters (UTF-16) of the text. */
export type FoundAct = { act: Act; score: number; start: number; end: number };

if (learnt.features.join() !== featureNames.join())
  throw new Error('The weights were learnt from other cues: run node scripts/train-suggestions.ts.');

/** An exercise shows what somebody knows at most. */
const exerciseShare = 0.1;
const least = 0.05;

/**
 * For every act the passage that shows it best, surest first. A passage shows one act: what overlaps with a surer one is passed over.
 * Explanations may be several, since one text can explain several things; each is told once as such and once by what it explains.
 * `meanings`: of the sentences of the text.
 */
export function actsIn(text: string, meanings: readonly Meaning[], weights: Weights = learnt.weights): FoundAct[] {
  const passages = passagesOf(text, meanings);
  const exercise = simulated.test(text) ? exerciseShare : 1;
  const all = passages.flatMap((passage) =>
    [...doings, 'explain' as const].map((act) => ({
      ...{ act, start: passage.start, end: passage.end },
      score: sure(weights[act], passage) * (act === 'explain' ? 1 : exercise),
    })),
  );
  const taken: FoundAct[] = [];
  for (const found of all.filter(({ score }) => score > least).sort(bySureness)) {
    if (found.act !== 'explain' && taken.some(({ act }) => act === found.act)) continue;
    if (!taken.some((other) => isSame(other, found))) taken.push(found);
  }
  const told = taken.filter(({ act }) => act === 'explain').map((found) => topicOf(found, passages, weights));
  return [...taken, ...told].sort(bySureness);
}

const topics = acts.filter((act) => isExplained(act) && act !== 'explain');
const doings = acts.filter((act) => !isExplained(act));

/** What an explanation is of: the surest of all, by how much surer it is than the others. */
function topicOf({ start, end, score }: FoundAct, passages: readonly Passage[], weights: Weights): FoundAct {
  const within = passages.filter((passage) => shared(passage, { start, end }) / (passage.end - passage.start) > 0.5);
  const odds = topics.map((act) => Math.max(...within.map((passage) => oddsOf(sure(weights[act], passage)))));
  const best = odds.indexOf(Math.max(...odds));
  return { act: topics[best]!, start, end, score: (score * odds[best]!) / odds.reduce((sum, one) => sum + one, 0) };
}
const oddsOf = (share: number) => share / (1 - share);

/** Surest first; of equally sure ones the shorter, so that no sentence is in it that tells nothing. */
const bySureness = (a: FoundAct, b: FoundAct) =>
  Math.round((b.score - a.score) * 50) || a.end - a.start - (b.end - b.start) || a.start - b.start;

/** Shares a third with the shorter of the two. */
const isSame = (a: FoundAct, b: FoundAct) => shared(a, b) / Math.min(a.end - a.start, b.end - b.start) > 0.3;

function sure({ cues, meaning, usual }: ActWeights, passage: Passage): number {
  let sum = -usual * passage.root;
  for (const at of passage.features) sum += cues[at]!;
  for (const [at, value] of passage.meaning.entries()) sum += value * meaning[at]!;
  return 1 / (1 + Math.exp(-sum));
}
