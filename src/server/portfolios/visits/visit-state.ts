// How a visit stands: it follows from what was done, when. Pure.
import type { Visit, VisitKind } from './visits.table.ts';

export type VisitState = 'planned' | 'under-way' | 'ended' | 'signed' | 'acknowledged' | 'cancelled';

type Moments = Pick<Visit, 'beganAt' | 'endedAt' | 'signedAt' | 'acknowledgedAt' | 'cancelledAt'>;

export function visitState({ beganAt, endedAt, signedAt, acknowledgedAt, cancelledAt }: Moments): VisitState {
  if (cancelledAt) return 'cancelled';
  if (acknowledgedAt) return 'acknowledged';
  if (signedAt) return 'signed';
  if (endedAt) return 'ended';
  return beganAt ? 'under-way' : 'planned';
}

/** Whether more can be noted: also after its end, until it is signed. What arrives later is kept, and stands apart. */
export const takesNotes = (state: VisitState): boolean => state === 'under-way' || state === 'ended';

export const visitStateWords: Record<VisitState, string> = {
  planned: 'Planned',
  'under-way': 'Under way',
  ended: 'To be written up',
  signed: 'For the candidate to read',
  acknowledged: 'Evidence',
  cancelled: 'Called off',
};

export const visitKindWords: Record<VisitKind, string> = {
  observation: 'Observation',
  questions: 'Questions and answers',
  discussion: 'Professional discussion',
};

export const circumstancesWords = {
  natural: 'Arose by itself at work',
  simulated: 'Set up or simulated',
} as const;
