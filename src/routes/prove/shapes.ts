// The shape and the word for every state in a portfolio, as the design has them.
import type { EnrolmentState } from '#server/portfolios/enrolment-states.ts';
import type { ClaimState, EvidenceState } from '#server/portfolios/states.ts';
import type { Coverage } from '#server/portfolios/sufficiency.ts';
import type { ShapeName } from '#ui/Shape.svelte';

export const evidenceShapes: Record<EvidenceState, ShapeName> = {
  captured: 'open',
  drafted: 'part',
  submitted: 'wait',
  unclaimed: 'open',
  'under-review': 'wait',
  returned: 'back',
  judged: 'met',
  withdrawn: 'no',
};

export const claimShapes: Record<ClaimState, ShapeName> = {
  draft: 'draft', // the hollow circle says that there is nothing
  waiting: 'wait',
  accepted: 'met',
  'partly-accepted': 'back',
  'not-accepted': 'back',
  withdrawn: 'no',
};

export const enrolmentShapes: Record<EnrolmentState, ShapeName> = {
  planned: 'open',
  'in-progress': 'part',
  'all-met': 'met',
  declared: 'met',
  achieved: 'met',
  exempt: 'met',
  suspended: 'stop',
  ended: 'no',
};

/** An enrolment in which nothing is claimed yet: its state alone would say "in progress". */
export const notBegun = { shape: 'open', text: 'Not begun' } as const;

export const coverage: Record<Coverage, { shape: ShapeName; text: string }> = {
  sufficient: { shape: 'met', text: 'Sufficient' },
  'partly-met': { shape: 'part', text: 'Partly' },
  claimed: { shape: 'wait', text: 'Claimed' },
  returned: { shape: 'back', text: 'Returned' },
  uncovered: { shape: 'open', text: 'No evidence' },
};

/** The same for the marks of a row of criteria. */
export const coverageMeanings: { shape: ShapeName; text: string }[] = [
  { shape: 'met', text: 'sufficient' },
  { shape: 'part', text: 'partly' },
  { shape: 'wait', text: 'claimed, not judged yet' },
  { shape: 'back', text: 'returned' },
  { shape: 'open', text: 'no evidence yet' },
];
