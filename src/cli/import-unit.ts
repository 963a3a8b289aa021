import { basename } from 'node:path';
import { Conflict, Invalid } from '#server/errors.ts';
import { administrator, withApplication } from '#server/installation/application.ts';
import { counted } from '#server/installation/finding.ts';
import { type BroughtUnit, bringUnits } from '#server/qualifications/bring-units.ts';
import { type UnitInFile, unitsIn } from '#server/qualifications/unit-file.ts';
import { remark } from '#server/qualifications/unit-remarks.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { readJson } from './files.ts';
import { refusing, requireInstallation, say } from './installation.ts';

export const command: Command = {
  words: 'import unit <file.json>',
  help: `Adds units with their outcomes and criteria. A unit is known by its number: the same file again changes nothing, and a unit
that is here and reads otherwise is refused, because portfolios stand on its words. All units of the file are looked at first.

The file:
  {"units": [{"number": "H/601/1568", "title": "Lead a team", "level": 3, "credit": 7, "glh": 47, "expires": "2014-12-31",
    "outcomes": [{"number": "1", "title": "Plan the work", "criteria": [
      {"code": "1.1", "text": "Treat everybody with respect", "kind": "performance", "sub": ["parts, where there are any"]}]}]}]}
level, credit, glh and expires are null where nobody knows them; kind is performance or knowledge. What stands under "check"
([{"where": {"line": 31}, "what": "…"}], of a unit or beside "units") is kept with the unit and shown on its page: 500 at most.`,
  options: { look: { type: 'boolean', says: 'say what would be added, and change nothing' } },
  example: 'import unit units.json --look',
  run: ({ words: [path, ...more], options }) =>
    refusing(async () => {
      if (!path || more.length > 0) throw new WrongUse('Name one file.');
      const found = await unitsOfFile(path);
      requireInstallation();
      return withApplication(() => imported(found, options.look === true), say).catch(inWords);
    }),
};

async function imported(found: UnitInFile[], look: boolean) {
  const specifications = found.map(({ specification }) => specification);
  const brought = await bringUnits(await administrator(), specifications, { look });
  const units = found.map((one, at) => about(one, brought[at]!));
  const [added, known] = (['added', 'known'] as const).map((is) => units.filter(({ state }) => state === is).length);
  const end = look
    ? `Would add ${added}, ${known} already here. Nothing was changed.`
    : `${added} added, ${known} already here.`;
  return { json: { done: !look, added, known, units }, text: [...units.flatMap(lines), end].join('\n') };
}

function about({ specification: { number, title, outcomes }, check }: UnitInFile, { id, state }: BroughtUnit) {
  const criteria = outcomes.reduce((sum, outcome) => sum + outcome.criteria.length, 0);
  return { id, number, title, state, outcomes: outcomes.length, criteria, check };
}

const lines = ({ number, title, state, outcomes, criteria, check }: ReturnType<typeof about>) => [
  `${number} ${title} (${counted(outcomes, 'outcome', 'outcomes')}, ${counted(criteria, 'criterion', 'criteria')}): ${state === 'known' ? 'already here' : 'new'}`,
  ...check.map((doubt) => `  to check: ${remark(doubt)}`),
];

async function unitsOfFile(path: string): Promise<UnitInFile[]> {
  const value = await readJson(path);
  try {
    return unitsIn(value, basename(path));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const [[place, sentences]] = Object.entries(error.problems) as [[string, string[]]];
    const more = Object.keys(error.problems).length - 1;
    const rest = more === 0 ? '' : ` ${more === 1 ? 'One more place needs' : `${more} more places need`} mending.`;
    throw new Refused('bad-unit', `${sentences.join(' ')}${rest} Nothing was changed.`, { file: path, field: place });
  }
}

function inWords(error: unknown): never {
  throw error instanceof Invalid || error instanceof Conflict ? new Refused('not-imported', error.message) : error;
}
