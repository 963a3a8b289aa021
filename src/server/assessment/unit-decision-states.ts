// What state a decision on a unit is in. Nothing stores it: it follows from its steps and from what came after it. Pure.
import type { DecisionStep } from './unit-decisions.table.ts';

export type { DecisionStep };

export type DecisionState =
  | 'drafted'
  | 'set-aside'
  | 'awaiting-countersignature'
  | 'returned'
  | 'issued'
  | 'acknowledged'
  | 'disputed'
  | 'upheld'
  | 'changed'
  | 'final';

/** How many days a candidate has to dispute a decision from the day it is issued. */
export const daysToDispute = 28;

const aDay = 24 * 60 * 60 * 1000;

export type DecisionFacts = {
  steps: readonly { step: DecisionStep; at: Date | string }[];
  /** Whether a later decision on the unit was issued. */
  superseded: boolean;
};

/** When it was issued: signed by whoever decides alone, or countersigned; null before. */
export function issuedAt({ steps }: Pick<DecisionFacts, 'steps'>): Date | null {
  const issued = steps.find(({ step }) => step === 'signed' || step === 'countersigned');
  return issued ? new Date(issued.at) : null;
}

/** The last moment at which it can be disputed; null before it is issued. */
export function disputableUntil(facts: Pick<DecisionFacts, 'steps'>): Date | null {
  const issued = issuedAt(facts);
  return issued && new Date(issued.getTime() + daysToDispute * aDay);
}

/**
 * The state at a moment. An acknowledged decision can still be disputed while there is time, since having read is not agreeing; it is
 * final once that time is over, or once it was disputed and upheld.
 */
export function decisionState(facts: DecisionFacts, at: Date): DecisionState {
  const has = (wanted: DecisionStep) => facts.steps.some(({ step }) => step === wanted);
  if (has('set-aside')) return 'set-aside';
  const until = disputableUntil(facts);
  if (!until) {
    if (has('returned')) return 'returned';
    return has('proposed') ? 'awaiting-countersignature' : 'drafted';
  }
  if (facts.superseded) return 'changed';
  if (has('upheld')) return has('acknowledged') ? 'final' : 'upheld';
  if (has('disputed')) return 'disputed';
  if (at > until) return 'final';
  return has('acknowledged') ? 'acknowledged' : 'issued';
}

/** Not issued yet, and not given up: a second cannot be drafted beside it. */
export const isOpen = (state: DecisionState) => state === 'drafted' || state === 'awaiting-countersignature';

export const decisionStateWords: Record<DecisionState, string> = {
  drafted: 'Draft, not signed',
  'set-aside': 'Set aside',
  'awaiting-countersignature': 'Waits for its countersignature',
  returned: 'Returned by whoever countersigns',
  issued: 'Issued',
  acknowledged: 'Acknowledged by the candidate',
  disputed: 'Disputed by the candidate',
  upheld: 'Disputed and upheld',
  changed: 'Changed by a later decision',
  final: 'Final',
};

export const outcomeWords = { competent: 'Competent', 'not-yet-competent': 'Not yet competent' } as const;
