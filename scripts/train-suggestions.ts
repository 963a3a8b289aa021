// Learns how much each cue speaks for each act, from the labelled texts in tests/suggestions, and writes it beside the code that uses it.
// `--leave-out` prints how well it does on texts left out of the learning: five parts, each left out once.
import { writeFileSync } from 'node:fs';
import { type Act, acts, speaksAgainst, speaksFor } from '../src/server/portfolios/suggestions/acts.ts';
import { featureNames, type Passage, passagesOf, shared } from '../src/server/portfolios/suggestions/passages.ts';
import { actOf, developmentTexts, type LabelledText } from '../tests/suggestions/texts.ts';

const pull = 12; // how strongly a weight is held to where it starts from
const speed = 0.05;
const rounds = 300;
/** Chosen on texts left out of the learning: docs/decisions/0225. */
const threshold = 0.55;
const target = new URL('../src/server/portfolios/suggestions/weights.json', import.meta.url);

type Row = { at: number[]; label: 0 | 1 };
type Span = { start: number; end: number };

/** Weights of every act, by logistic regression (full batch, Adam) that starts from, and is pulled to, what speaks for an act. */
export function learn(texts: readonly LabelledText[]): Record<Act, number[]> {
  const passages = texts.flatMap((one) => passagesOf(one.text).map((passage) => ({ passage, spans: one.spans })));
  return Object.fromEntries(acts.map((act) => [act, learnAct(act, passages)])) as Record<Act, number[]>;
}

function learnAct(act: Act, passages: { passage: Passage; spans: LabelledText['spans'] }[]): number[] {
  const start = featureNames.map((name) => startOf(act, name));
  const rows = passages.flatMap(({ passage, spans }): Row[] => {
    const mine = spans.filter(({ criterion }) => actOf(criterion) === act);
    const label = labelOf(passage, mine);
    return label === null ? [] : [{ at: passage.features, label }];
  });
  const shows = rows.filter(({ label }) => label === 1).length;
  const weight = Math.min(8, (rows.length - shows) / Math.max(1, shows) / 4); // there are few of them
  return descend(start, rows, weight).map((value) => Math.round(value * 1000) / 1000);
}

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

function descend(start: readonly number[], rows: readonly Row[], weight: number): number[] {
  const now = [...start];
  const [mean, square] = [start.map(() => 0), start.map(() => 0)];
  for (let round = 1; round <= rounds; round++) {
    const slope = slopeAt(now, start, rows, weight);
    for (const [at, by] of slope.entries()) {
      mean[at] = 0.9 * mean[at]! + 0.1 * by;
      square[at] = 0.99 * square[at]! + 0.01 * by ** 2;
      const step = mean[at]! / (1 - 0.9 ** round) / (Math.sqrt(square[at]! / (1 - 0.99 ** round)) + 1e-8);
      now[at]! -= speed * step;
    }
  }
  return now;
}

function slopeAt(now: readonly number[], start: readonly number[], rows: readonly Row[], weight: number): number[] {
  const slope = now.map((value, at) => (featureNames[at] === 'any' ? 0 : pull * (value - start[at]!)));
  for (const { at, label } of rows) {
    const sure = 1 / (1 + Math.exp(-at.reduce((sum, index) => sum + now[index]!, 0)));
    for (const index of at) slope[index]! += (sure - label) * (label === 1 ? weight : 1);
  }
  return slope;
}

if (import.meta.main) {
  const texts = developmentTexts();
  writeFileSync(target, `${JSON.stringify({ features: featureNames, threshold, weights: learn(texts) })}\n`);
  console.log(`Learnt from ${texts.length} texts.`);
  if (process.argv.includes('--leave-out')) {
    const { leftOut } = await import('../tests/suggestions/measure.ts');
    console.table(leftOut(texts, learn));
  }
}
