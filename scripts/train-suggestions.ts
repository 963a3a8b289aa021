// Learns how much each cue and each number of a meaning speaks for each act, from the labelled texts in tests/suggestions, and writes
// it beside the code that uses it. `--leave-out` prints how well it does on texts left out of the learning, `--fresh` on those never
// learnt from. About three minutes, and as many again for what is left out.
import { writeFileSync } from 'node:fs';
import {
  type Act,
  isExplained,
  type Scale,
  scales,
  speaksAgainst,
  speaksFor,
} from '../src/server/portfolios/suggestions/acts.ts';
import { featureNames, type Passage, passagesOf, shared } from '../src/server/portfolios/suggestions/passages.ts';
import type { ActWeights, Weights } from '../src/server/portfolios/suggestions/weighing.ts';
import { longTexts, type ReadText, textsToLearn, withMeanings } from '../tests/suggestions/texts.ts';

const pull = 0.003; // how strongly a weight is held to where it starts from
const speed = 0.02;
const rounds = 25; // through all passages
const atOnce = 64; // passages of one step
const shareOfNone = 0.6; // what a passage that shows nothing counts, since most are of that kind
const lift = 6; // numbers of meanings are small: they are learnt as if they were this much larger
const target = new URL('../src/server/portfolios/suggestions/weights.json', import.meta.url);
const cues = featureNames.length;

type Span = { start: number; end: number };
/** `of`: 0 where it shows none of the scale, else the place of the act in it, from 1. */
type Row = { values: Float32Array; of: number };

export function learn(texts: readonly ReadText[]): Weights {
  const usual = usualOf(texts);
  const read = texts.flatMap((text) =>
    passagesOf(text.text, text.meanings).map((passage) => ({ text, passage, values: valuesOf(passage, usual) })),
  );
  const learnScale = (scale: Scale) => {
    const rows = read.flatMap(({ text, passage, values }): Row[] => {
      const of = shownBy(text, passage, scale);
      return of === null ? [] : [{ values, of }];
    });
    return descend(startsOf(scale), rows).map((weights) => asWeights(weights, usual));
  };
  return {
    leading: learnScale('leading'),
    developing: learnScale('developing'),
    explaining: learnScale('explaining'),
  };
}

/** The mean of the meanings of all sentences. */
function usualOf(texts: readonly ReadText[]): number[] {
  const all = texts.flatMap(({ meanings }) => meanings);
  return all[0]!.map((_, at) => all.reduce((sum, meaning) => sum + meaning[at]!, 0) / all.length);
}

function valuesOf({ features, meaning, root }: Passage, usual: readonly number[]): Float32Array {
  const values = new Float32Array(cues + meaning.length);
  for (const at of features) values[at] = 1;
  for (const [at, value] of meaning.entries()) values[cues + at] = (value - usual[at]! * root) * lift;
  return values;
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

function asWeights(learnt: Float32Array, usual: readonly number[]): ActWeights {
  const meaning = [...learnt.subarray(cues)].map((value) => rounded(value * lift));
  const sum = meaning.reduce((all, value, at) => all + value * usual[at]!, 0);
  return { cues: [...learnt.subarray(0, cues)].map(rounded), meaning, usual: rounded(sum) };
}

/** Which act of the scale a passage shows: null where it cannot be told, because it is part of one or shows what may be one. */
function shownBy(text: ReadText, passage: Span, scale: Scale): number | null {
  const acts: readonly Act[] = scales[scale];
  let none = true;
  for (const span of text.spans) {
    const both = shared(passage, span);
    const either = Math.max(passage.end, span.end) - Math.min(passage.start, span.start);
    const at = scale === 'explaining' && isExplained(span.act) ? 0 : acts.indexOf(span.act);
    if (both / either >= 0.6 && at >= 0) return at + 1;
    const isApart = both / either < 0.3 && both / (span.end - span.start) < 0.5;
    if (!isApart && (at >= 0 || mayBe(scale, span.act, text))) none = false;
  }
  return none ? 0 : null;
}

/** Acts of the other scale whose words may show one of this too, and were not labelled for it. */
function mayBe(scale: Scale, act: Act, { labelling }: ReadText): boolean {
  if (scale === 'explaining') return false;
  if (scale === 'leading') return labelling === 'S' && !surelyNotLeading.has(act);
  return labelling === 'S' || oftenDeveloping.has(act);
}
const surelyNotLeading: ReadonlySet<Act> = new Set([
  ...(['adapt-service', 'keep-bounds', 'explain-equality', 'explain-learning'] as const),
  ...(['choose-method', 'evaluate-learning', 'self-assess', 'plan-coaching'] as const),
]);
const oftenDeveloping: ReadonlySet<Act> = new Set([
  ...(['feedback', 'draw-out', 'plan-next', 'give-help', 'check-understanding', 'allocate', 'ask-support'] as const),
  ...(['explain-motivating', 'explain-underperformance'] as const),
]);

/** None starts where everything that speaks against acts speaks for it. */
const startsOf = (scale: Scale): Float32Array[] =>
  [null, ...scales[scale]].map((act) => {
    const start = new Float32Array(cues + 512);
    for (const [at, name] of featureNames.entries()) start[at] = startOf(act, name);
    return start;
  });

function startOf(act: Act | null, name: string): number {
  if (act === null) return name === 'any' ? 2 : 0;
  if ((speaksFor[act] as readonly string[]).includes(name)) return 0.5;
  return (speaksAgainst as readonly string[]).includes(name) ? -0.4 : 0;
}

/** Multinomial logistic regression in small steps (Adam), held to where it starts. The order is the same at each run. */
function descend(start: readonly Float32Array[], rows: readonly Row[]): Float32Array[] {
  const now = start.map((of) => of.slice());
  const [mean, square] = [0, 1].map(() => now.map((of) => new Float32Array(of.length)));
  const order = mixed(rows);
  let step = 0;
  for (let round = 0; round < rounds; round++) {
    const mixedRows = order.next().value!;
    for (let at = 0; at < mixedRows.length; at += atOnce) {
      step++;
      const slope = slopeAt(now, start, mixedRows.slice(at, at + atOnce));
      const rate = speed * (1 - round / rounds) + 1e-4;
      for (const [k, of] of now.entries())
        for (let d = 0; d < of.length; d++) {
          const [m, s, g] = [mean![k]!, square![k]!, slope[k]![d]!];
          m[d] = 0.9 * m[d]! + 0.1 * g;
          s[d] = 0.99 * s[d]! + 0.01 * g * g;
          of[d]! -= (rate * (m[d]! / (1 - 0.9 ** step))) / (Math.sqrt(s[d]! / (1 - 0.99 ** step)) + 1e-7);
        }
    }
  }
  return now;
}

/** The rows in ever other orders, which are the same at each run. */
function* mixed(rows: readonly Row[]): Generator<Row[]> {
  let seed = 1;
  const order = [...rows];
  for (;;) {
    for (let at = order.length - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      const other = seed % (at + 1);
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    yield order;
  }
}

function slopeAt(now: readonly Float32Array[], start: readonly Float32Array[], rows: readonly Row[]): Float32Array[] {
  const slope = now.map((of, k) =>
    of.map((value, d) => (featureNames[d] === 'any' ? 0 : pull * (value - start[k]![d]!))),
  );
  for (const { values, of } of rows) {
    const sums = now.map((weights) => weights.reduce((sum, weight, d) => sum + weight * values[d]!, 0));
    const most = Math.max(...sums);
    const odds = sums.map((sum) => Math.exp(sum - most));
    const all = odds.reduce((sum, one) => sum + one, 0);
    const counts = (of === 0 ? shareOfNone : 1) / rows.length;
    for (const [k, odd] of odds.entries()) {
      const off = (odd / all - (k === of ? 1 : 0)) * counts;
      const mine = slope[k]!;
      for (let d = 0; d < values.length; d++) mine[d]! += off * values[d]!;
    }
  }
  return slope;
}

if (import.meta.main) {
  const texts = await withMeanings(textsToLearn());
  const weights = learn(texts);
  writeFileSync(target, `${JSON.stringify({ features: featureNames, weights })}\n`);
  console.log(`Learnt from ${texts.length} texts.`);
  const { leftOut, measured } = await import('../tests/suggestions/measure.ts'); // which uses what was just written
  if (process.argv.includes('--leave-out'))
    for (const labelling of ['39', 'S'] as const) console.table(leftOut(texts, labelling, learn));
  if (process.argv.includes('--fresh')) {
    const fresh = await withMeanings(longTexts('fresh.txt'));
    for (const labelling of ['39', 'S'] as const) console.table(measured(fresh, labelling, weights));
  }
}
