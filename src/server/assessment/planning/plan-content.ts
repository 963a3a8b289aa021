// What of an assessment plan is agreed: its terms and the activities that stand, whatever became of them. Pure.

import { canonical } from '../../ledger/canonical.ts';
import { toHex } from '../../ledger/encoding.ts';
import { sha256 } from '../../ledger/sha256.ts';
import type { AssessmentPlan, PlannedActivity } from './assessment-plans.table.ts';

export type PlanTerms = Pick<AssessmentPlan, 'expectedEnd' | 'reviewWeeks' | 'employerId'>;
type Activity = Pick<
  PlannedActivity,
  'id' | 'method' | 'what' | 'plannedOn' | 'plannedAt' | 'place' | 'criterionIds' | 'calledOffAt'
>;

/** Canonical JSON. That an activity was done changes nothing of what was agreed; that it moved or fell away does. */
export function planContent(terms: PlanTerms, activities: readonly Activity[]): string {
  const { expectedEnd, reviewWeeks, employerId } = terms;
  const standing = activities
    .filter(({ calledOffAt }) => calledOffAt === null)
    .map(({ id, method, what, plannedOn, plannedAt, place, criterionIds }) => ({
      ...{ id, method, what, plannedOn, plannedAt, place },
      criterionIds: criterionIds.toSorted(),
    }))
    .toSorted((a, b) => a.plannedOn.localeCompare(b.plannedOn) || a.id.localeCompare(b.id));
  return canonical({ expectedEnd, reviewWeeks, employerId, activities: standing });
}

/** What was agreed, from the text that was signed. */
export type AgreedThen = Omit<PlanTerms, 'employerId'> & { activities: Omit<Activity, 'calledOffAt'>[] };
export const agreedIn = (content: string): AgreedThen => JSON.parse(content) as AgreedThen;

/** SHA-256, hexadecimal, of a text as it is signed. */
export const textHash = (content: string): string => toHex(sha256(content));

export type PlanState = 'empty' | 'proposed' | 'half-agreed' | 'agreed' | 'changed';

/** `signed`: who has agreed to which hash; `parties`: candidate and assessor. Whatever changes after both agreed asks both again. */
export function planState(
  { hash, activities }: { hash: string; activities: number },
  signed: readonly { personId: string; hash: string }[],
  parties: readonly (string | null)[],
): PlanState {
  const agreeTo = (wanted: string) =>
    parties.filter((party) => party !== null && signed.some((one) => one.personId === party && one.hash === wanted));
  const now = agreeTo(hash).length;
  if (now === parties.length) return 'agreed';
  const before = signed.some((one) => one.hash !== hash && agreeTo(one.hash).length === parties.length);
  if (before) return 'changed';
  if (now > 0) return 'half-agreed';
  return activities === 0 ? 'empty' : 'proposed';
}

export const planStateWords: Record<PlanState, string> = {
  empty: 'Nothing planned yet',
  proposed: 'Not agreed yet',
  'half-agreed': 'Agreed by one of the two',
  agreed: 'Agreed by both',
  changed: 'Changed since both agreed',
};
