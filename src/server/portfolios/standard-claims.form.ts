import { z } from 'zod';
import { id } from '../fields.ts';
import { claimForm } from './claims.form.ts';

const { place, quote, how } = claimForm.shape;

export const standardClaimForm = z.object({ standardId: id('Choose the standard that this shows'), place, quote, how });
export type StandardClaimForm = z.output<typeof standardClaimForm>;

export const withdrawStandardForm = z.object({ claimId: id('Choose the cross-reference') });
