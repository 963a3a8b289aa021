import { basename } from 'node:path';
import { Invalid } from '#server/errors.ts';
import { allOf } from '#server/list-words.ts';
import { actsOfTexts } from '#server/portfolios/suggestions/read-text.ts';
import { suggestionsIn, type TextSuggestion } from '#server/portfolios/suggestions/suggest-text.ts';
import { builtInUnits, type UnitSpecification } from '#server/qualifications/specification.ts';
import { unitsIn } from '#server/qualifications/unit-file.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { readBytes, readJson } from './files.ts';

const most = 256 * 1024;

export const command: Command = {
  words: 'suggest <evidence.txt>',
  help: `Suggests the criteria that a text shows, surest first, each with the words that led to it. Nothing is claimed by that.

The file holds one piece of evidence as plain text (UTF-8): minutes, a note, an account. The unit is one that is built in, by its
number, or a file of one unit as import unit takes it. What is not sure enough is left out: no suggestion is a good answer.
For what somebody does, the text has to tell that it was done, with whom, and what came back; for what somebody knows, to explain it.`,
  options: {
    unit: {
      type: 'string',
      value: 'number|file.json',
      says: 'whose criteria: a unit that is built in, such as 39, or a file',
    },
  },
  example: 'suggest minutes.txt --unit 39',
  async run({ words, options }) {
    if (words.length !== 1) throw new WrongUse('Name one file with a piece of evidence.');
    const { outcomes, title, number } = await unitNamed(options.unit);
    const criteria = outcomes.flatMap((outcome) => outcome.criteria);
    const evidence = await read(words[0]!);
    const [acts] = await actsOfTexts([evidence]);
    const suggestions = suggestionsIn(evidence, acts!, criteria);
    const names = new Map(criteria.map(({ code, text }) => [code, text]));
    const nothing = `Nothing in it shows a criterion of unit ${number}, ${title}, surely enough to suggest it.`;
    const text = suggestions.map((one) => shown(one, names.get(one.criterion)!)).join('\n\n') || nothing;
    return { json: { suggestions }, text };
  },
};

async function unitNamed(named: unknown): Promise<UnitSpecification> {
  if (typeof named !== 'string') throw new WrongUse('Name the unit: --unit 39, or --unit with a file of one unit.');
  const builtIn = builtInUnits.find(({ number }) => number === named.trim());
  if (builtIn) return builtIn;
  if (!/\.json$/i.test(named)) {
    const numbers = allOf(builtInUnits.map(({ number }) => number));
    throw new Refused(
      'no-unit',
      `No unit ${named} is built in, only ${numbers}. Name a file of the unit, ending in .json.`,
      {
        unit: named,
      },
    );
  }
  const value = await readJson(named);
  const units = unitsOf(value, named);
  if (units.length !== 1)
    throw new Refused('many-units', `${named} holds ${units.length} units. Leave the one that you mean.`, {
      file: named,
    });
  return units[0]!;
}

function unitsOf(value: unknown, file: string): UnitSpecification[] {
  try {
    return unitsIn(value, basename(file)).map(({ specification }) => specification);
  } catch (error) {
    throw error instanceof Invalid ? new Refused('bad-unit', `${file}: ${error.message}`, { file }) : error;
  }
}

async function read(file: string): Promise<string> {
  const bytes = await readBytes(file);
  if (bytes.length > most)
    throw new Refused(
      'too-long',
      `${file} has ${Math.ceil(bytes.length / 1024)} KB. Give one piece of evidence at a time, ${most / 1024} KB at most.`,
      { file },
    );
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused('not-text', `${file} is not plain text in UTF-8. Save it as a text file.`, { file });
  }
}

const shown = ({ criterion, score, because }: TextSuggestion, text: string) =>
  [
    `${criterion} ${text} (${Math.round(score * 100)}%)`,
    ...because.map(
      ({ start, end, text: words }) => `  “${words.replace(/\s+/g, ' ')}” (characters ${start} to ${end})`,
    ),
  ].join('\n');
