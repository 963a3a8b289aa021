// Learns how much each cue and each number of a meaning speaks for each act, from the labelled texts in tests/suggestions, and writes
// it beside the code that uses it. `--leave-out` prints how well it does on texts left out of the learning, and on those never learnt from.
import { writeFileSync } from 'node:fs';
import { type Act, acts, isExplained, speaksAgainst, speaksFor } from '../src/server/portfolios/suggestions/acts.ts';
import { featureNames, type Passage, passagesOf, shared } from '../src/server/portfolios/suggestions/passages.ts';
import type { ActWeights, Weights } from '../src/server/portfolios/suggestions/weighing.ts';
import { actOf, developmentTexts, type ReadText, withMeanings } from '../tests/suggestions/texts.ts';

const pull = 40; // how strongly a cue's weight is held to where it starts from
const pullOfMeaning = 0.04; // and that of a number of a meaning to none
const speed = 0.05;
const rounds = 250;
const target = new URL('../src/server/portfolios/suggestions/weights.json', import.meta.url);
const cues = featureNames.length;

type Row = { cues: number[]; meaning: Float64Array; label: 0 | 1 };
type Span = { start: number; end: number };

/** Weights of every act, by logistic regression (full batch, Adam) that starts from, and is pulled to, what speaks for an act. */
export function learn(texts: readonly ReadText[]): Weights {
  const usual = usualOf(texts);
  const passages = texts.flatMap((one) =>
    passagesOf(one.text, one.meanings).map((passage) => ({ passage: without(usual, passage), spans: one.spans })),
  );
  return Object.fromEntries(
    acts.map((act) => {
      const { cues, meaning } = learnAct(act, passages);
      const sum = meaning.reduce((all, value, at) => all + value * usual[at]!, 0);
      return [act, { cues, meaning, usual: Math.round(sum * 1000) / 1000 }];
    }),
  ) as Weights;
}

/** The mean of the meanings of all sentences. */
function usualOf(texts: readonly ReadText[]): number[] {
  const all = texts.flatMap(({ meanings }) => meanings);
  return all[0]!.map((_, at) => all.reduce((sum, meaning) => sum + meaning[at]!, 0) / all.length);
}

const without = (usual: readonly number[], passage: Passage): Passage => ({
  ...passage,
  meaning: passage.meaning.map((value, at) => value - usual[at]! * passage.root),
});

function learnAct(act: Act, passages: { passage: Passage; spans: ReadText['spans'] }[]): Omit<ActWeights, 'usual'> {
  const size = passages[0]!.passage.meaning.length;
  const start = [...featureNames.map((name) => startOf(act, name)), ...new Array<number>(size).fill(0)];
  const rows = passages.flatMap(({ passage, spans }): Row[] => {
    const mine = spans.filter(({ criterion }) => isOf(act, actOf(criterion)));
    const label = labelOf(passage, mine);
    return label === null ? [] : [{ cues: passage.features, meaning: passage.meaning, label }];
  });
  const shows = rows.filter(({ label }) => label === 1).length;
  const weight = Math.min(8, (rows.length - shows) / Math.max(1, shows) / 4); // there are few of them
  const learnt = descend(start, rows, weight).map((value) => Math.round(value * 1000) / 1000);
  return { cues: learnt.slice(0, cues), meaning: learnt.slice(cues) };
}

/** What explains one thing explains. */
const isOf = (act: Act, labelled: Act | null) =>
  labelled === act || (act === 'explain' && labelled !== null && isExplained(labelled));

function startOf(act: Act, name: string): number {
  if (name === 'any') return -4;
  if ((speaksFor[act] as readonly string[]).includes(name)) return 1;
  return (speaksAgainst as readonly string[]).includes(name) ? -0.7 : 0;
}

/** 1 where it is the passage that was labelled, 0 where it is another, null where it is part of both. */
function labelOf(passage: Passage, spans: readonly Span[]): 0 | 1 | null {
  const overlaps = spans.map((span) => {
    const both = shared(passage, span);
    const either = Math.max(passage.end, span.end) - Math.min(passage.start, span.start);
    return { one: both / either, of: both / (span.end - span.start) };
  });
  if (overlaps.some(({ one }) => one >= 0.6)) return 1;
  return overlaps.every(({ one, of }) => one < 0.3 && of < 0.5) ? 0 : null;
}

/** Numbers of meanings are small: they are learnt five times as fast, as if they were five times as large. */
const lift = 5;

function descend(start: readonly number[], rows: readonly Row[], weight: number): number[] {
  const now = Float64Array.from(start);
  const [mean, square] = [new Float64Array(now.length), new Float64Array(now.length)];
  for (let round = 1; round <= rounds; round++) {
    const slope = slopeAt(now, start, rows, weight);
    for (let at = 0; at < now.length; at++) {
      mean[at] = 0.9 * mean[at]! + 0.1 * slope[at]!;
      square[at] = 0.99 * square[at]! + 0.01 * slope[at]! ** 2;
      const step = mean[at]! / (1 - 0.9 ** round) / (Math.sqrt(square[at]! / (1 - 0.99 ** round)) + 1e-8);
      now[at]! -= speed * step * (at < cues ? 1 : lift);
    }
  }
  return [...now];
}

function slopeAt(now: Float64Array, start: readonly number[], rows: readonly Row[], weight: number): Float64Array {
  const slope = now.map((value, at) =>
    featureNames[at] === 'any' ? 0 : (at < cues ? pull : pullOfMeaning) * (value - start[at]!),
  );
  for (const { cues: at, meaning, label } of rows) {
    let sum = 0;
    for (const index of at) sum += now[index]!;
    for (let index = 0; index < meaning.length; index++) sum += now[cues + index]! * meaning[index]!;
    const off = (1 / (1 + Math.exp(-sum)) - label) * (label === 1 ? weight : 1);
    for (const index of at) slope[index]! += off;
    for (let index = 0; index < meaning.length; index++) slope[cues + index]! += off * meaning[index]!;
  }
  return slope;
}

if (import.meta.main) {
  const texts = await withMeanings(developmentTexts());
  const weights = learn(texts);
  writeFileSync(target, `${JSON.stringify({ features: featureNames, weights })}\n`);
  console.log(`Learnt from ${texts.length} texts.`);
  if (process.argv.includes('--leave-out')) {
    const { leftOut, measured } = await import('../tests/suggestions/measure.ts');
    console.table(leftOut(texts, learn));
    console.table(measured(await withMeanings(developmentTexts('unseen.txt')), weights));
  }
}
