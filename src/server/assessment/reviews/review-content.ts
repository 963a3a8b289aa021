// What of a review is signed, and how far it is. Pure.
import { daysAfter } from '../../day-words.ts';
import { canonical } from '../../ledger/canonical.ts';
import type { ProgressReview, ReviewAction, ReviewComment } from './progress-reviews.table.ts';

type Whole = {
  review: Pick<ProgressReview, 'heldOn' | 'facts' | 'assessorId' | 'employerId' | 'withoutEmployer'>;
  comments: readonly Pick<ReviewComment, 'personId' | 'words'>[];
  actions: readonly Pick<ReviewAction, 'position' | 'ownerId' | 'what' | 'dueOn'>[];
};

/** Canonical JSON. That an action is done later changes nothing of what was signed. */
export function reviewContent({ review, comments, actions }: Whole): string {
  const { heldOn, facts, assessorId, employerId, withoutEmployer } = review;
  return canonical({
    ...{ heldOn, facts, assessorId, employerId, withoutEmployer },
    comments: comments
      .map(({ personId, words }) => ({ personId, words }))
      .toSorted((a, b) => a.personId.localeCompare(b.personId)),
    actions: actions
      .toSorted((a, b) => a.position - b.position)
      .map(({ ownerId, what, dueOn }) => ({ ownerId, what, dueOn })),
  });
}

type Parties = { candidateId: string; assessorId: string; employerId: string | null; withoutEmployer: string | null };

/** Who has to sign: without the employer where it goes on without them. */
export const partiesOf = ({ candidateId, assessorId, employerId, withoutEmployer }: Parties): string[] => [
  ...[candidateId, assessorId],
  ...(employerId !== null && withoutEmployer === null ? [employerId] : []),
];

/** Who of them has not signed it as it stands. */
export const unsignedOf = (
  parties: readonly string[],
  hash: string,
  signed: readonly { personId: string; hash: string }[],
): string[] => parties.filter((party) => !signed.some((one) => one.personId === party && one.hash === hash));

/** The day by which the next review is due, YYYY-MM-DD. */
export const nextReviewOn = (startedOn: string, lastHeldOn: string | null, weeks: number): string =>
  daysAfter(lastHeldOn ?? startedOn, weeks * 7);
