import { z } from 'zod';
import { choice, id, longText, optionalLongText } from '../fields.ts';

export const draftForm = z.object({
  outcome: choice(['competent', 'not-yet-competent'], 'Choose the decision'),
  feedback: longText('what you say to the candidate with it', 10_000),
  /** Needed where a decision was issued before, which only the record says. */
  reason: optionalLongText('the reason', 5_000),
});
export type DraftForm = z.output<typeof draftForm>;

const read = {
  decisionId: id('Choose the decision'),
  hash: z.string({ error: 'Open the page again before signing.' }),
};

/** What is signed is the decision with this hash, as it was read. */
export const signDecisionForm = z.object(read);
export const returnDecisionForm = z.object({ ...read, words: longText('what has to change', 5_000) });
export const disputeForm = z.object({ ...read, words: longText('what you do not agree with, and why', 5_000) });
export const acknowledgeForm = z.object({ ...read, words: optionalLongText('what you say to it', 5_000) });
export const upholdForm = z.object({ ...read, words: longText('why the decision stays', 5_000) });
export const setAsideForm = z.object(read);
export type ReadDecision = z.output<typeof signDecisionForm>;
