import { z } from 'zod';
import { date, id, longText, optionalId, optionalLongText, several } from '../fields.ts';

export const presentForm = z.object({ personIds: several(id('Choose people from the list')) });
export const askForm = z.object({
  askerId: optionalId('who asked'),
  words: longText('the question', 2_000),
  answer: optionalLongText('the answer', 5_000),
});
export const answerQuestionForm = z.object({
  questionId: id('Open the page again, then answer'),
  answer: longText('the answer', 5_000),
});
export const passOnForm = z.object({
  questionId: id('Open the page again, then choose'),
  answererId: id('Choose who answers it'),
  due: date('the day by which it is answered'),
});
export const commitForm = z.object({
  personId: optionalId('whose it is'),
  words: longText('what you will do', 2_000),
  due: date('the day by which it is done'),
});
export const commitmentDoneForm = z.object({
  commitmentId: id('Open the page again'),
  note: optionalLongText('what came of it', 2_000),
});
