// Learns how much each cue speaks for each act, from the labelled texts in tests/suggestions, and writes it beside the code that uses it.
// `--leave-out` prints first how well it does on texts left out of the learning: five parts, each left out once.
import { writeFileSync } from 'node:fs';
import { acts, speaksAgainst, speaksFor } from '../src/server/portfolios/suggestions/acts.ts';
import { featureNames, passagesOf, shared } from '../src/server/portfolios/suggestions/passages.ts';
import { actOf, developmentTexts } from '../tests/suggestions/texts.ts';

const pull = 12; // how strongly a weight is held to where it starts from
const speed = 0.05;
const rounds = 300;
const target = new URL('../src/server/portfolios/suggestions/weights.json', import.meta.url);

/** Weights of every act, learnt by logistic regression (full batch, Adam) that starts from, and is pulled to, what speaks for an act. */
export function learn(texts) {
  const passages = texts.flatMap((one) => passagesOf(one.text).map((passage) => ({ passage, spans: one.spans })));
  return Object.fromEntries(acts.map((act) => [act, learnAct(act, passages)]));
}

function learnAct(act, passages) {
  const start = featureNames.map((name) =>
    name === 'any' ? -4 : speaksFor[act].includes(name) ? 1 : speaksAgainst.includes(name) ? -0.7 : 0,
  );
  const rows = passages.flatMap(({ passage, spans }) => {
    const label = labelOf(
      passage,
      spans.filter((span) => actOf(span.criterion) === act),
    );
    return label === null ? [] : [{ at: passage.features, label }];
  });
  const shows = rows.filter(({ label }) => label === 1).length;
  const weight = Math.min(8, (rows.length - shows) / Math.max(1, shows) / 4); // there are few of them
  return descend(start, rows, weight).map((value) => Math.round(value * 1000) / 1000);
}

/** 1 where it is the passage that was labelled, 0 where it is another, null where it is part of both. */
function labelOf(passage, spans) {
  const overlaps = spans.map((span) => {
    const both = shared(passage, span);
    return {
      one: both / (Math.max(passage.end, span.end) - Math.min(passage.start, span.start)),
      of: both / (span.end - span.start),
    };
  });
  if (overlaps.some(({ one }) => one >= 0.6)) return 1;
  return overlaps.every(({ one, of }) => one < 0.3 && of < 0.5) ? 0 : null;
}

function descend(start, rows, weight) {
  const now = [...start];
  const mean = start.map(() => 0);
  const square = start.map(() => 0);
  for (let round = 1; round <= rounds; round++) {
    const slope = now.map((value, at) => (featureNames[at] === 'any' ? 0 : pull * (value - start[at])));
    for (const { at, label } of rows) {
      const sure = 1 / (1 + Math.exp(-at.reduce((sum, index) => sum + now[index], 0)));
      for (const index of at) slope[index] += (sure - label) * (label === 1 ? weight : 1);
    }
    for (let at = 0; at < now.length; at++) {
      mean[at] = 0.9 * mean[at] + 0.1 * slope[at];
      square[at] = 0.99 * square[at] + 0.01 * slope[at] ** 2;
      now[at] -= (speed * (mean[at] / (1 - 0.9 ** round))) / (Math.sqrt(square[at] / (1 - 0.99 ** round)) + 1e-8);
    }
  }
  return now;
}

const write = (weights, threshold) =>
  writeFileSync(target, `${JSON.stringify({ features: featureNames, threshold, weights })}\n`);

if (import.meta.main) {
  const texts = developmentTexts();
  write(learn(texts), 0.55);
  console.log(`Learnt from ${texts.length} texts.`);
  if (process.argv.includes('--leave-out')) {
    const { leftOut } = await import('../tests/suggestions/measure.ts');
    console.table(leftOut(texts, learn));
  }
}
