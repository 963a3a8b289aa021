import { basename } from 'node:path';
import { counted } from '#server/installation/finding.ts';
import { readUnits } from '#server/qualifications/reading/read-units.ts';
import type { UnitRead } from '#server/qualifications/reading/units-read.ts';
import { remark } from '#server/qualifications/unit-remarks.ts';
import { Unreadable } from '#server/tables/unreadable.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { readBytes } from './files.ts';

export const command: Command = {
  words: 'unit read <file.txt|.pdf|.docx|.json|.csv|.xlsx>',
  help: `Reads the specification of a unit, or of several: outcomes, criteria, level, credit, hours.

The file may be text, a PDF with text, a Word document, a CASE package (1.0 or 1.1, JSON), a framework of OpenSALT (CSV or .xlsx), of
Moodle (CSV) or of Mahara (JSON). What the file does not say is null. Whatever was not certain is listed under "check" with its line;
look at it, correct the JSON where it is wrong, and bring it in with: leadwell import unit units.json`,
  options: {},
  example: 'unit read specification.pdf --json > units.json',
  async run({ words }) {
    if (words.length !== 1) throw new WrongUse('Name one file.');
    const { units, check } = await read(words[0]!);
    return { json: { units, check }, text: units.map(shown).join('\n\n') };
  },
};

async function read(file: string) {
  const bytes = await readBytes(file);
  try {
    return await readUnits(bytes, basename(file));
  } catch (error) {
    if (error instanceof Unreadable)
      throw new Refused(error.kind, `${file}: ${error.message}`, { file, ...error.where });
    throw error;
  }
}

function shown({ number, title, level, credit, glh, expires, outcomes, check }: UnitRead): string {
  const facts = Object.entries({ level, credit, 'guided learning hours': glh, expires });
  const criteria = outcomes.reduce((sum, outcome) => sum + outcome.criteria.length, 0);
  return [
    `Unit ${number ?? '(no number)'}: ${title ?? '(no title)'}`,
    `  ${facts.map(([name, value]) => `${name} ${value ?? 'not said'}`).join(', ')}; ${counted(outcomes.length, 'outcome', 'outcomes')}, ${counted(criteria, 'criterion', 'criteria')}`,
    ...outcomes.flatMap((outcome) => [
      `  ${outcome.number} ${outcome.title}`,
      ...outcome.criteria.flatMap(({ code, text, kind, sub }) => [
        `    ${code} ${text} (${kind})`,
        ...(sub ?? []).map((part) => `      • ${part}`),
      ]),
    ]),
    ...check.map((doubt) => `  to check: ${remark(doubt)}`),
  ].join('\n');
}
