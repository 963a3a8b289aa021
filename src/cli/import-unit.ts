import { basename } from 'node:path';
import { Conflict, Invalid } from '#server/errors.ts';
import { administrator, withApplication } from '#server/installation/application.ts';
import { counted } from '#server/installation/finding.ts';
import { type BroughtUnit, bringUnits } from '#server/qualifications/bring-units.ts';
import { type UnitInFile, unitsIn } from '#server/qualifications/unit-file.ts';
import { remark } from '#server/qualifications/unit-remarks.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { readJsonText } from './files.ts';
import { refusing, requireInstallation, say } from './installation.ts';
import { placeIn } from './json-places.ts';

export const command: Command = {
  words: 'import unit <file.json>',
  help: `Adds units with their outcomes and criteria. A unit is known by its number, or by the identifier of its framework: the same file again
changes nothing, and a unit
that is here and reads otherwise is refused, because portfolios stand on its words; with --new-version it becomes the unit's next version,
and enrolments stay on theirs until a coordinator moves them. All units of the file are looked at first.

The file:
  {"units": [{"number": "H/601/1568", "title": "Lead a team", "level": 3, "credit": 7, "glh": 47, "expires": "2014-12-31",
    "outcomes": [{"number": "1", "title": "Plan the work", "criteria": [
      {"code": "1.1", "text": "Treat everybody with respect", "kind": "performance", "sub": ["parts, where there are any"]}]}]}]}
The output of leadwell unit read is such a file. level, credit, glh and expires are null where nobody knows them; kind is performance or knowledge. What stands under "check"
([{"where": {"line": 31}, "what": "…"}], of a unit or beside "units") is kept with the unit and shown on its page: 500 at most.`,
  options: {
    look: { type: 'boolean', says: 'say what would be added, and change nothing' },
    'new-version': { type: 'boolean', says: 'add a unit that reads otherwise as its next version' },
  },
  example: 'import unit units.json --look',
  run: ({ words: [path, ...more], options }) =>
    refusing(async () => {
      if (!path || more.length > 0) throw new WrongUse('Name one file.');
      const found = await unitsOfFile(path);
      await requireInstallation();
      const how = { look: options.look === true, revise: options['new-version'] === true };
      return withApplication(() => imported(found, how), say).catch(inWords);
    }),
};

async function imported(found: UnitInFile[], how: { look: boolean; revise: boolean }) {
  const specifications = found.map(({ specification }) => specification);
  const brought = await bringUnits(await administrator(), specifications, how);
  const units = found.map((one, at) => about(one, brought[at]!));
  const [added, revised, known] = (['added', 'revised', 'known'] as const).map(
    (is) => units.filter(({ state }) => state === is).length,
  );
  const versions = revised ? `, ${counted(revised, 'new version', 'new versions')}` : '';
  const end = how.look
    ? `Would add ${added}${versions}, ${known} already here. Nothing was changed.`
    : `${added} added${versions}, ${known} already here.`;
  return { json: { done: !how.look, added, revised, known, units }, text: [...units.flatMap(lines), end].join('\n') };
}

function about({ specification: { number, title, outcomes }, check }: UnitInFile, { id, state, changes }: BroughtUnit) {
  const criteria = outcomes.reduce((sum, outcome) => sum + outcome.criteria.length, 0);
  return { id, number, title, state, changes, outcomes: outcomes.length, criteria, check };
}

const stateWords = {
  known: () => 'already here',
  added: () => 'new',
  revised: (changes = '') => `a new version: ${changes}`,
};

const lines = ({ number, title, state, changes, outcomes, criteria, check }: ReturnType<typeof about>) => [
  `${number} ${title} (${counted(outcomes, 'outcome', 'outcomes')}, ${counted(criteria, 'criterion', 'criteria')}): ${stateWords[state](changes)}`,
  ...check.map((doubt) => `  to check: ${remark(doubt)}`),
];

async function unitsOfFile(path: string): Promise<UnitInFile[]> {
  const { text, value } = await readJsonText(path);
  try {
    return unitsIn(value, basename(path));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const problems = Object.entries(error.problems);
    const places = problems.slice(0, mostListed).map(([field, sentences]) => placeOf(text, field, sentences));
    const named = places.slice(0, mostNamed).map(({ line, says }) => `Line ${line}: ${says}`);
    const more = problems.length - named.length;
    const rest =
      more > 0 ? ` ${counted(more, 'more place needs', 'more places need')} mending: --json names them.` : '';
    const where = { file: path, field: places[0]!.field, places };
    throw new Refused('bad-unit', `${named.join(' ')}${rest} Nothing was changed.`, where);
  }
}

const mostNamed = 20;
const mostListed = 500; // each is looked for from the beginning of the file

function placeOf(text: string, field: string, sentences: string[]) {
  const { line, said } = placeIn(text, field === 'file' ? [] : field.split('.'));
  const stands = said === null || /^[{[]/.test(said) ? '' : ` It says ${shortened(said)}.`;
  return { field, line, says: `${sentences.join(' ')}${stands}` };
}

const shortened = (said: string) => (said.length > 60 ? `${said.slice(0, 59)}…` : said);

function inWords(error: unknown): never {
  throw error instanceof Invalid || error instanceof Conflict ? new Refused('not-imported', error.message) : error;
}
