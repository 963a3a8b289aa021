// How well the check of feedback tells what labelled texts hold. `node tests/feedback/measure.ts [file.json]` prints it.
import { readFileSync } from 'node:fs';
import { checkFeedback, type FeedbackPart, feedbackParts } from '../../src/server/insights/feedback-check.ts';
import { colloquial } from './colloquial.ts';
import { type Labelled, written } from './written.ts';

export type Score = { precision: number; recall: number; f1: number; wrong: string[] };

/** Of each part, and of `vague`: that no behaviour is found. Pure. */
export function scoresOf(texts: readonly Labelled[]): Record<FeedbackPart | 'vague', Score> {
  const checked = texts.map(([overall, parts, text]) => {
    const { present, findings } = checkFeedback(text);
    return { overall, parts, text, present, isVague: findings.some(({ id }) => id === 'vague-feedback') };
  });
  const score = (is: (one: (typeof checked)[number]) => [truly: boolean, said: boolean]): Score => {
    const pairs = checked.map((one) => ({ text: one.text, is: is(one) }));
    const [hits, misses, falses] = [
      [true, true],
      [true, false],
      [false, true],
    ].map(([truly, said]) => pairs.filter((one) => one.is[0] === truly && one.is[1] === said)) as [
      typeof pairs,
      typeof pairs,
      typeof pairs,
    ];
    const [precision, recall] = [share(hits.length, falses.length), share(hits.length, misses.length)];
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return {
      precision,
      recall,
      f1,
      wrong: [...misses.map(({ text }) => `- ${text}`), ...falses.map(({ text }) => `+ ${text}`)],
    };
  };
  return {
    vague: score(({ overall, isVague }) => [overall === 'vague', isVague]),
    ...(Object.fromEntries(
      feedbackParts.map((part) => [
        part,
        score(({ parts, present }) => [parts.includes(part[0]!), present.includes(part)]),
      ]),
    ) as Record<FeedbackPart, Score>),
  };
}

const share = (of: number, rest: number) => (of + rest === 0 ? 1 : of / (of + rest));

type Kept = { text: string; overall: Labelled[0]; parts: string[] };

/** Texts of a file like `data/evaluation/feedback.json`. */
export const labelledIn = (file: string): Labelled[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as Kept[]).map(({ text, overall, parts }) => [
    overall,
    parts.map((part) => part[0]).join(''),
    text,
  ]);

if (import.meta.main) {
  const file = process.argv.slice(2).find((word) => !word.startsWith('--'));
  const scores = scoresOf(file ? labelledIn(file) : [...written, ...colloquial]);
  for (const [part, { precision, recall, f1, wrong }] of Object.entries(scores)) {
    console.log(`${part.padEnd(10)} precision ${precision.toFixed(2)} recall ${recall.toFixed(2)} F1 ${f1.toFixed(2)}`);
    if (process.argv.includes('--wrong')) for (const text of wrong) console.log(`   ${text}`);
  }
}
