import { z } from 'zod';
import { choice, id, longText, optionalLongText } from '../fields.ts';

const about = z
  .string({ error: 'Choose what it is about' })
  .toLowerCase()
  .toLowerCase()
  .regex(/^(plan|objective:[0-9a-f-]{36}|task:[0-9a-f-]{36})$/, 'Choose what it is about from the list');

/** `about`: `plan`, `objective:<id>` or `task:<id>`. */
export const remarkForm = z.object({
  kind: choice(['comment', 'objection'], 'Choose whether it is a comment or an objection'),
  about,
  words: longText('what you want to say', 4_000),
});
export type RemarkForm = z.output<typeof remarkForm>;

export const objectionAnswerForm = z.object({
  remarkId: id('Open the page again, then answer'),
  outcome: choice(['changed', 'kept'], 'Choose what came of it'),
  words: longText('what was changed, or why not', 4_000),
});

export const objectionWordForm = z.object({
  remarkId: id('Open the page again, then say it'),
  word: choice(['settled', 'stands'], 'Choose whether it is settled'),
  words: optionalLongText('your words', 4_000),
});
