import { z } from 'zod';
import { choice, date, id, longText, optionalId, optionalLongText, tick } from '../fields.ts';
import { reasons } from './help-state.ts';

export const askHelpForm = z.object({
  reason: choice(reasons, 'Choose what it is'),
  askedId: id('Choose whom you ask'),
  assignmentId: optionalId('the work'),
  words: optionalLongText('your words', 2_000),
  waits: tick,
});
export type AskHelpForm = z.output<typeof askHelpForm>;
export const promiseHelpForm = z.object({
  words: longText('what will be done', 2_000),
  helperId: id('Choose who will do it'),
  due: date('the day by which it is done'),
});
export type PromiseHelpForm = z.output<typeof promiseHelpForm>;
export const giveHelpForm = z.object({ words: optionalLongText('what was done', 2_000) });
export const saidHelpForm = z.object({
  outcome: choice(['helped', 'not-helped'], 'Choose whether it helped'),
  words: optionalLongText('your words', 2_000),
});
/** Nothing is typed to take a request back. */
export const takeBackForm = z.object({});
