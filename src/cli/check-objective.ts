import { today } from '#server/clock.ts';
import { checkObjective, type SmartCheck, type SmartFinding } from '#server/insights/smart.ts';
import { placed, textToCheck } from './checked-text.ts';
import type { Command } from './command.ts';

export const command: Command = {
  words: 'check objective <file.txt>',
  help: `Checks an objective criterion by criterion: specific, measurable, achievable, relevant, time-bound.

The file holds one objective as plain text (UTF-8). Every finding says which words are meant, why, and asks what would mend it.
Whether a target lies outside the natural limits of its measure is said on the objective's own page, where contacts are counted.`,
  options: {},
  example: 'check objective objective.txt',
  async run({ words }) {
    const text = await textToCheck(words, 'an objective', 'An objective is a sentence or two.');
    const checked = checkObjective(text, null, today('Europe/London'));
    return { json: checked, text: shown(checked) };
  },
};

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
