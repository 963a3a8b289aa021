import { z } from 'zod';
import { choice, id, longText } from '../../fields.ts';

export const askAdjustmentForm = z.object({ wish: longText('what would help', 3_000) });
export const answerAdjustmentForm = z
  .object({
    adjustmentId: id('Choose what is asked for'),
    decision: choice(['agree', 'refuse'], 'Choose whether it is done'),
    terms: longText('what is done, or why not', 3_000),
  })
  .transform(({ decision, ...form }) => ({ ...form, agreed: decision === 'agree' }));
export type AnswerAdjustmentForm = z.output<typeof answerAdjustmentForm>;
export const withdrawAdjustmentForm = z.object({ adjustmentId: id('Choose what is asked for') });
