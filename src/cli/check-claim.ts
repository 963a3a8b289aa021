import { checkClaim } from '#server/insights/claim-check.ts';
import { checkedLines, textToCheck } from './checked-text.ts';
import type { Command } from './command.ts';

export const command: Command = {
  words: 'check claim <file.txt>',
  help: `Checks whether the reason of a claim says how its place shows the criterion: who did what, and why that meets the words.

The file holds the reason of one claim as plain text (UTF-8). With the criterion it is also seen where only its words are said again.`,
  options: {
    criterion: { type: 'string', value: 'words', says: 'the words of the criterion claimed' },
    knowledge: { type: 'boolean', says: 'the criterion asks to explain or describe' },
  },
  example: 'check claim how.txt --criterion "Provide sensitive feedback to team members"',
  async run({ words, options: { criterion, knowledge } }) {
    const how = await textToCheck(words, 'the reason of a claim', 'A reason is a few sentences.');
    const known = typeof criterion === 'string' ? criterion : null;
    const checked = checkClaim(how, { criterion: known, knowledge: knowledge === true });
    return { json: checked, text: checkedLines(checked) };
  },
};
