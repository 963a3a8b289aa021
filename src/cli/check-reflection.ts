import { checkReflection } from '#server/insights/reflection-check.ts';
import { checkedLines, textToCheck } from './checked-text.ts';
import type { Command } from './command.ts';

export const command: Command = {
  words: 'check reflection <file.txt>',
  help: `Checks whether a text reflects or only describes, and what it holds of what a reflection is asked for: an example from work,
a policy or law tied to it, own learning, an effect in figures, theory used on the case, and what is done differently.

The file holds one account as plain text (UTF-8). Every finding says why it matters and asks what would mend it.`,
  options: {},
  example: 'check reflection account.txt',
  async run({ words }) {
    const text = await textToCheck(words, 'a reflection', 'A reflection has a few pages at most.');
    const checked = checkReflection(text);
    return { json: checked, text: checkedLines(checked) };
  },
};
