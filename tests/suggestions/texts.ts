// The labelled texts: those written for this project, to learn from and to try with.
import { readFileSync } from 'node:fs';
import unit39 from '../../qualifications/unit-39.json' with { type: 'json' };
import type { Act } from '../../src/server/portfolios/suggestions/acts.ts';
import { actAskedBy } from '../../src/server/portfolios/suggestions/criterion-acts.ts';
import { type Meaning, meaningsOf } from '../../src/server/portfolios/suggestions/meanings.ts';
import { sentencesOf } from '../../src/server/portfolios/suggestions/sentences.ts';

export type LabelledText = { name: string; text: string; spans: { criterion: string; start: number; end: number }[] };

export const criteria39 = unit39.outcomes.flatMap(({ criteria }) =>
  criteria.map(({ code, text, kind }) => ({ code, text, kind: kind as 'performance' | 'knowledge' })),
);

/** With what its sentences mean. */
export type ReadText = LabelledText & { meanings: Meaning[] };

export async function withMeanings(texts: readonly LabelledText[]): Promise<ReadText[]> {
  const read: ReadText[] = [];
  for (const one of texts)
    read.push({ ...one, meanings: await meaningsOf(sentencesOf(one.text).map(({ text }) => text)) });
  return read;
}

/** The act that a criterion of unit 39 asks for. */
export const actOf = (code: string): Act | null => {
  const asked = criteria39.find((criterion) => criterion.code === code);
  return asked ? actAskedBy(asked) : null;
};

/** Texts of a file beside this one: "# name", then the text with "{1.3: words}" where a criterion is shown. */
export function developmentTexts(file = 'development.txt'): LabelledText[] {
  const whole = readFileSync(new URL(file, import.meta.url), 'utf8');
  return whole
    .split(/\n# /)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.split('\n');
      return { name, ...read(lines.join('\n').trim()) };
    });
}

function read(marked: string): Omit<LabelledText, 'name'> {
  const spans: LabelledText['spans'] = [];
  let text = '';
  let rest = marked;
  for (let found = /\{(\d\.\d): ([^}]*)\}/.exec(rest); found; found = /\{(\d\.\d): ([^}]*)\}/.exec(rest)) {
    text += rest.slice(0, found.index);
    const [whole, criterion = '', words = ''] = found;
    spans.push({ criterion, start: text.length, end: text.length + words.length });
    text += words;
    rest = rest.slice(found.index + whole.length);
  }
  return { text: text + rest, spans };
}
