import { checkFeedback } from '#server/insights/feedback-check.ts';
import { checkedLines, textToCheck } from './checked-text.ts';
import type { Command } from './command.ts';

export const command: Command = {
  words: 'check feedback <file.txt>',
  help: `Checks whether feedback names what somebody did, on which occasion, what came of it, what is next and how that is measured, and
points out the words that are vague. It asks for what is missing, and never writes it.

The file holds one piece of feedback as plain text (UTF-8). Feedback that names nothing anybody did has the finding vague-feedback.`,
  options: {},
  example: 'check feedback said.txt',
  async run({ words }) {
    const text = await textToCheck(words, 'feedback', 'Feedback has a page at most.');
    const checked = checkFeedback(text);
    return { json: checked, text: checkedLines(checked) };
  },
};
