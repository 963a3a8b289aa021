import { z } from 'zod';
import { id, longText, version } from '../fields.ts';

export const moveForm = z.object({
  toUnitId: id('Choose the version'),
  reason: longText('the reason', 1_000),
  version,
});
export type MoveForm = z.output<typeof moveForm>;

export const confirmClaimForm = z.object({
  claimMoveId: id('Choose the claim'),
  how: longText('how it shows the criterion as it reads now'),
});
export const letGoForm = z.object({ claimMoveId: id('Choose the claim') });
