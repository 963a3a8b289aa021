// The labelled texts: those written for this project, to learn from and to try with.
import { readFileSync } from 'node:fs';
import s0 from '../../qualifications/s0.json' with { type: 'json' };
import s1 from '../../qualifications/s1.json' with { type: 'json' };
import s3 from '../../qualifications/s3.json' with { type: 'json' };
import s4 from '../../qualifications/s4.json' with { type: 'json' };
import unit39 from '../../qualifications/unit-39.json' with { type: 'json' };
import { type Act, acts } from '../../src/server/portfolios/suggestions/acts.ts';
import { actAskedBy } from '../../src/server/portfolios/suggestions/criterion-acts.ts';
import { type Meaning, meaningsOf } from '../../src/server/portfolios/suggestions/meanings.ts';
import { sentencesOf } from '../../src/server/portfolios/suggestions/sentences.ts';
import type { CriterionToShow } from '../../src/server/portfolios/suggestions/suggest-text.ts';

/** Of which units a text is labelled: 39, or S0, S1, S3 and S4. */
export type Labelling = '39' | 'S';
/** `code`: of a unit, as "39 1.3"; null where only the act is labelled. */
export type LabelledText = {
  name: string;
  text: string;
  labelling: Labelling;
  spans: { code: string | null; act: Act; start: number; end: number }[];
};

type Unit = { number: string; outcomes: { criteria: { code: string; text: string; kind: string }[] }[] };
const criteriaOf = ({ outcomes }: Unit): CriterionToShow[] =>
  outcomes.flatMap(({ criteria }) =>
    criteria.map(({ code, text, kind }) => ({ code, text, kind: kind as 'performance' | 'knowledge' })),
  );

export const criteria39 = criteriaOf(unit39);
export const unitsLabelled: Record<Labelling, { number: string; criteria: CriterionToShow[] }[]> = {
  39: [{ number: '39', criteria: criteria39 }],
  S: [s0, s1, s3, s4].map((unit) => ({ number: unit.number, criteria: criteriaOf(unit) })),
};

/** With what its sentences mean. */
export type ReadText = LabelledText & { meanings: Meaning[] };

export async function withMeanings(texts: readonly LabelledText[]): Promise<ReadText[]> {
  const read: ReadText[] = [];
  for (const one of texts)
    read.push({ ...one, meanings: await meaningsOf(sentencesOf(one.text).map(({ text }) => text)) });
  return read;
}

/** The act that a criterion asks for, named as "39 1.3". @throws where there is none */
export function actOf(named: string): Act {
  const [number, code] = named.split(' ');
  const all = [...unitsLabelled[39], ...unitsLabelled.S];
  const asked = all.find((unit) => unit.number === number)?.criteria.find((criterion) => criterion.code === code);
  const act = asked && actAskedBy(asked);
  if (!act) throw new Error(`No criterion ${named} that asks for an act.`);
  return act;
}

const lines = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** Texts of a file beside this one: "# name" (with "[S]" where it is labelled for S0 to S4), then the text with "{1.3: words}" where
 * criteria are shown, named with their unit where that is not 39. */
export const longTexts = (file: string): LabelledText[] =>
  lines(file)
    .split(/\n# /)
    .slice(1)
    .map((part) => {
      const [name = '', ...rest] = part.split('\n');
      return { name, labelling: name.endsWith('[S]') ? 'S' : '39', ...read(rest.join('\n').trim()) };
    });

/** Texts of one line: a criterion of 39, an act, or "-" for none, and the text. */
export const shortTexts = (file: string, labelling: Labelling): LabelledText[] =>
  lines(file)
    .split('\n')
    .filter((line) => /^[\w.-]+\| /.test(line))
    .map((line, at) => {
      const [label = '', text = ''] = line.split(/\| (.*)/);
      const code = /^\d/.test(label) ? `39 ${label}` : null;
      const act = code ? actOf(code) : acts.find((one) => one === label);
      if (!act && label !== '-') throw new Error(`${file}: no act ${label}.`);
      return {
        name: `${file} ${at + 1}`,
        text,
        labelling,
        spans: act ? [{ code, act, start: 0, end: text.length }] : [],
      };
    });

/** All that is learnt from. */
export const textsToLearn = (): LabelledText[] => [
  ...longTexts('development.txt'),
  ...longTexts('long.txt'),
  ...shortTexts('short-39.txt', '39'),
  ...shortTexts('short-s.txt', 'S'),
];

function read(marked: string): Pick<LabelledText, 'text' | 'spans'> {
  const spans: LabelledText['spans'] = [];
  const mark = /\{((?:S\d )?\d\.\d(?:, (?:S\d )?\d\.\d)*): ([^}]*)\}/;
  let text = '';
  let rest = marked;
  for (let found = mark.exec(rest); found; found = mark.exec(rest)) {
    text += rest.slice(0, found.index);
    const [whole, codes = '', words = ''] = found;
    for (const named of codes.split(', ')) {
      const code = named.startsWith('S') ? named : `39 ${named}`;
      spans.push({ code, act: actOf(code), start: text.length, end: text.length + words.length });
    }
    text += words;
    rest = rest.slice(found.index + whole.length);
  }
  return { text: text + rest, spans };
}
