// What state a piece of evidence and a claim are in. Nothing stores a state: it follows from what was decided, when.

export type Outcome = 'accepted' | 'partly-accepted' | 'not-accepted';

export type ClaimState = 'draft' | 'waiting' | Outcome | 'withdrawn';

export type EvidenceState =
  | 'captured'
  | 'drafted'
  | 'submitted'
  | 'unclaimed'
  | 'under-review'
  | 'returned'
  | 'judged'
  | 'withdrawn';

type Moment = Date | string | null;
/** A claim and the newest judgement of it. */
export type ClaimFacts = { withdrawnAt: Moment; outcome: Outcome | null };
export type EvidenceFacts = { submittedAt: Moment; withdrawnAt: Moment };

/** The state of a claim in its evidence. What was judged stays readable after it is withdrawn, and counts no longer. */
export function claimState(evidence: EvidenceFacts, claim: ClaimFacts): ClaimState {
  if (claim.withdrawnAt || evidence.withdrawnAt) return 'withdrawn';
  if (!evidence.submittedAt) return 'draft';
  return claim.outcome ?? 'waiting';
}

/**
 * The state of a piece of evidence: captured without a claim, drafted with one, submitted when signed, unclaimed once every claim
 * of it is withdrawn, under review once one claim is judged, and, when all are, judged; returned as long as one of the judgements
 * asks for more.
 */
export function evidenceState(evidence: EvidenceFacts, claims: ClaimFacts[]): EvidenceState {
  if (evidence.withdrawnAt) return 'withdrawn';
  const live = claims.map((claim) => claimState(evidence, claim)).filter((state) => state !== 'withdrawn');
  if (!evidence.submittedAt) return live.length > 0 ? 'drafted' : 'captured';
  if (live.length === 0) return 'unclaimed';
  const judged = live.filter((state) => state !== 'waiting');
  if (judged.length === 0) return 'submitted';
  if (judged.length < live.length) return 'under-review';
  return judged.every((state) => state === 'accepted') ? 'judged' : 'returned';
}

export const evidenceStateWords: Record<EvidenceState, string> = {
  captured: 'Draft, nothing claimed yet',
  drafted: 'Draft, not submitted',
  submitted: 'Submitted, not judged yet',
  unclaimed: 'Submitted, no claim on it now',
  'under-review': 'Under review',
  returned: 'Returned with an action',
  judged: 'Judged',
  withdrawn: 'Withdrawn',
};

export const claimStateWords: Record<ClaimState, string> = {
  draft: 'claimed, not submitted',
  waiting: 'claimed, not yet judged',
  accepted: 'accepted',
  'partly-accepted': 'partly accepted',
  'not-accepted': 'not accepted',
  withdrawn: 'withdrawn',
};
