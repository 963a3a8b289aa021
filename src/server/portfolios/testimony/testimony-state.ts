// What state a testimony is in. Nothing stores it: it follows from the steps, the link's last day and what became of its claims.
import type { StepKind } from './testimonies.table.ts';

export type TestimonyState =
  | 'requested'
  | 'opened'
  | 'declined'
  | 'revoked'
  | 'expired'
  | 'given'
  | 'verified'
  | 'disputed'
  | 'relied-on'
  | 'retracted';

export type StateFacts = {
  /** Oldest first. */
  steps: readonly { step: StepKind }[];
  expiresAt: Date | null;
  /** Whether an assessor has accepted a claim of it, in whole or in part. */
  accepted: boolean;
};

/**
 * requested → opened → declined | revoked | expired | given → verified → relied on; given → disputed, which a later check settles;
 * given → retracted by the witness, which nothing undoes. A link that is forgotten (null) has ended.
 */
export function testimonyState({ steps, expiresAt, accepted }: StateFacts, now: Date): TestimonyState {
  const has = (step: StepKind) => steps.some((one) => one.step === step);
  if (has('retracted')) return 'retracted';
  if (has('given')) {
    const checked = steps.findLast(({ step }) => step === 'verified' || step === 'disputed')?.step ?? 'given';
    return checked === 'verified' && accepted ? 'relied-on' : (checked as TestimonyState);
  }
  if (has('declined')) return 'declined';
  if (has('revoked')) return 'revoked';
  if (!expiresAt || expiresAt <= now) return 'expired';
  return has('opened') ? 'opened' : 'requested';
}

/** Whether the witness can still write and sign. */
export const isOpen = (state: TestimonyState): boolean => state === 'requested' || state === 'opened';
/** Whether there are signed words that stand. */
export const stands = (state: TestimonyState): boolean =>
  state === 'given' || state === 'verified' || state === 'disputed' || state === 'relied-on';

export const testimonyStateWords: Record<TestimonyState, string> = {
  requested: 'Asked, not opened yet',
  opened: 'Opened by the witness',
  declined: 'Declined',
  revoked: 'Withdrawn by the candidate',
  expired: 'Out of date, not answered',
  given: 'Given, witness not checked yet',
  verified: 'Given, witness checked',
  disputed: 'Disputed',
  'relied-on': 'Relied on',
  retracted: 'Taken back by the witness',
};
