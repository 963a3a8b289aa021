// `node bench/suggestions.ts`: what suggestions on free text reach on texts never learnt from, beside plain overlap of words with the
// criteria, and what one text costs. `--evidence FILE` measures a file of labelled evidence too (see tests/suggestions), unread by us.
import { readFileSync } from 'node:fs';
import { actsOfTexts } from '../src/server/portfolios/suggestions/read-text.ts';
import { threshold } from '../src/server/portfolios/suggestions/suggest-text.ts';
import { type Measured, measured, overlapMeasured } from '../tests/suggestions/measure.ts';
import { actOf, type LabelledText, longTexts, withMeanings } from '../tests/suggestions/texts.ts';
import { figure, table } from './table.ts';

const fresh = longTexts('fresh.txt');
const sets: { name: string; texts: LabelledText[] }[] = [
  { name: 'fresh, unit 39', texts: fresh.filter(({ labelling }) => labelling === '39') },
  { name: 'fresh, S0 to S4', texts: fresh.filter(({ labelling }) => labelling === 'S') },
  { name: 'unseen, unit 39', texts: longTexts('unseen.txt') },
  ...labelledElsewhere(process.argv[process.argv.indexOf('--evidence') + 1]),
];

const rows: string[][] = [];
for (const { name, texts } of sets) {
  const { labelling } = texts[0]!;
  const all = measured(await withMeanings(texts), labelling);
  const ours = all.find(({ least }) => least === threshold)!;
  rows.push([name, String(texts.length), ...cells(ours), ...cells(overlapMeasured(texts, labelling))]);
}
console.log(table(['texts', 'number', 'precision', 'recall', 'F1', 'overlap: precision', 'recall', 'F1'], rows));

const times: number[] = [];
for (const { text } of fresh) {
  const before = process.cpuUsage();
  await actsOfTexts([text]);
  const { user, system } = process.cpuUsage(before);
  times.push((user + system) / 1000);
}
const sorted = times.toSorted((a, b) => a - b);
const at = (share: number) => `${figure(sorted[Math.floor((sorted.length - 1) * share)], 0)} ms`;
console.log(
  `\nCPU for one of ${sorted.length} texts, the model loaded: half take ${at(0.5)} at most, nine in ten ${at(0.9)}, all ${at(1)}.`,
);

function cells({ precision, recall, f1 }: Measured) {
  return [precision, recall, f1].map((value) => figure(value, 2));
}

type Elsewhere = { id: string; text: string; claimable: { criterion: string }[] };
function labelledElsewhere(file: string | undefined) {
  if (!file || !process.argv.includes('--evidence')) return [];
  const items = JSON.parse(readFileSync(file, 'utf8')) as Elsewhere[];
  const texts = items.map(({ id, text, claimable }): LabelledText => {
    const spans = claimable.map(({ criterion }) => ({
      code: `39 ${criterion}`,
      act: actOf(`39 ${criterion}`),
      start: 0,
      end: 0,
    }));
    return { name: id, text, labelling: '39', spans };
  });
  return [{ name: 'evidence file', texts }];
}
