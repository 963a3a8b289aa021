import type { Place } from '#server/insights/finding.ts';
import { checkObjective, type SmartCheck, type SmartFinding } from '#server/insights/smart.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { readBytes } from './files.ts';

const most = 64 * 1024;

export const command: Command = {
  words: 'check objective <file.txt>',
  help: `Checks an objective criterion by criterion: specific, measurable, achievable, relevant, time-bound.

The file holds one objective as plain text (UTF-8). Every finding says which words are meant, why, and asks what would mend it.
Whether a target lies outside the natural limits of its measure is said on the objective's own page, where contacts are counted.`,
  options: {},
  example: 'check objective objective.txt',
  async run({ words }) {
    if (words.length !== 1) throw new WrongUse('Name one file with an objective.');
    const checked = checkObjective(await read(words[0]!), null);
    return { json: checked, text: shown(checked) };
  },
};

async function read(file: string): Promise<string> {
  const bytes = await readBytes(file);
  if (bytes.length > most)
    throw new Refused(
      'too-long',
      `${file} has ${Math.ceil(bytes.length / 1024)} KB. An objective is a sentence or two.`,
      { file },
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('not-text', `${file} is not plain text in UTF-8. Save it as a text file.`, { file });
  }
}

const shown = ({ criteria, findings }: SmartCheck): string =>
  criteria
    .flatMap(({ criterion, met, why }) => {
      const found = findings.filter((one) => one.criterion === criterion);
      const isSaid = !met && found.length > 0; // why it is not met stands in the finding below
      return [`${met ? 'met    ' : 'not met'}  ${criterion}${isSaid ? '' : `: ${why}`}`, ...found.map(line)];
    })
    .join('\n');

const line = ({ severity, why, remedy, where }: SmartFinding) =>
  `         ${severity}: ${why} ${remedy}${placed(where)}`;

const placed = ({ start, end }: Place) => (end > start ? ` (characters ${start} to ${end})` : '');
