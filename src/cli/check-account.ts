import { checkAccount } from '#server/insights/account-check.ts';
import { checkedLines, textToCheck } from './checked-text.ts';
import type { Command } from './command.ts';

export const command: Command = {
  words: 'check account <file.txt>',
  help: `Checks an account for what makes it weak evidence: tasks listed without why and for whom, what would be done in place of what was,
sameness taken for equality, an adjustment without its limit, a policy in place of own work.

The file holds one account as plain text (UTF-8). Every finding says why it matters and asks what would mend it.`,
  options: {
    knowledge: {
      type: 'boolean',
      says: 'the text only explains, for a criterion of knowledge: it may say what would be done',
    },
  },
  example: 'check account account.txt',
  async run({ words, options }) {
    const text = await textToCheck(words, 'an account', 'An account has a few pages at most.');
    const checked = checkAccount(text, { knowledge: options.knowledge === true });
    return { json: checked, text: checkedLines(checked) };
  },
};
