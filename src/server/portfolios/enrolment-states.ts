// How far an enrolment is, and how it or a registration ends. Nothing stores it: it follows from what was decided, signed and stopped.
import type { EnrolmentEnd } from './portfolios.table.ts';
import type { RegistrationEnd } from './registrations.table.ts';

export type EnrolmentState =
  | 'planned'
  | 'in-progress'
  | 'all-met'
  | 'declared'
  | 'achieved'
  | 'exempt'
  | 'suspended'
  | 'ended';

export type EnrolmentFacts = {
  /** YYYY-MM-DD. */
  startedOn: string;
  endedAt: Date | string | null;
  endedAs: EnrolmentEnd | null;
  suspendedAt: Date | string | null;
  /** Whether the assessor has said of every criterion that it is met, and still says so. */
  allMet: boolean;
  /** Whether the candidate has signed for the unit. */
  declared: boolean;
  /** Whether the decision in force says competent. */
  achieved: boolean;
};

/** The state on `day`. What was achieved stays achieved also where the enrolment has ended since. */
export function enrolmentState(facts: EnrolmentFacts, day: string): EnrolmentState {
  if (facts.achieved) return 'achieved';
  if (facts.endedAt) return facts.endedAs === 'exempt' ? 'exempt' : 'ended';
  if (facts.suspendedAt) return 'suspended';
  if (facts.allMet) return facts.declared ? 'declared' : 'all-met';
  return facts.startedOn > day ? 'planned' : 'in-progress';
}

export const enrolmentEndWords: Record<EnrolmentEnd, string> = {
  withdrawn: 'Withdrawn',
  transferred: 'Transferred to another centre',
  lapsed: 'Lapsed: the registration or the unit ran out',
  exempt: 'Exempt: what was certified before is recognised in place of the unit (RPL)',
};

export const registrationEndWords: Record<RegistrationEnd, string> = {
  withdrawn: 'Withdrawn',
  transferred: 'Transferred to another centre',
  expired: 'Expired: the time that the awarding body gives has run out',
};

export const enrolmentStateWords: Record<EnrolmentState, string> = {
  planned: 'Planned',
  'in-progress': 'In progress',
  'all-met': 'All criteria met',
  declared: 'Declared by the candidate',
  achieved: 'Achieved',
  exempt: 'Exempt',
  suspended: 'Suspended',
  ended: 'Ended',
};

/** Whether a unit in this state counts towards a qualification. */
export const countsTowards = (state: EnrolmentState | undefined): boolean => state === 'achieved' || state === 'exempt';
