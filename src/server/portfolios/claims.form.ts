import { z } from 'zod';
import { id, longText, optionalLongText, version } from '../fields.ts';
import { partFields, type TypedPart } from './claim-place.form.ts';

const noPlace = 'Choose the place in the evidence that shows it';
const where = {
  place: z.string(noPlace).min(1, noPlace),
  ...partFields,
  quote: optionalLongText('the sentence', 2_000),
  how: longText('how this shows it'),
};

export const claimForm = z.object({
  enrolmentId: id('Choose the unit'),
  criterionId: id('Choose the criterion that this shows'),
  ...where,
  /** Whether it began from a suggestion. */
  suggested: z.literal('yes', 'Open the page again, then claim').optional(),
});
/** A place can be the whole block. */
type PartOptional<Form> = Omit<Form, keyof TypedPart> & Partial<TypedPart>;
export type ClaimForm = PartOptional<z.output<typeof claimForm>>;

export const editClaimForm = z.object({ ...where, version });
export type EditClaimForm = PartOptional<z.output<typeof editClaimForm>>;

export const withdrawClaimForm = z.object({
  claimId: id('Choose the claim'),
  reason: optionalLongText('the reason', 1_000),
});
