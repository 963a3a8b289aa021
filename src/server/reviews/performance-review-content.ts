// What of a performance review is signed. Pure.
import { canonical } from '../ledger/canonical.ts';
import { toHex } from '../ledger/encoding.ts';
import { sha256 } from '../ledger/sha256.ts';
import type {
  PerformanceReview,
  PerformanceReviewAction,
  PerformanceReviewExample,
  PerformanceReviewObjective,
} from './performance-reviews.table.ts';

type Whole = {
  review: Pick<
    PerformanceReview,
    | ('memberId' | 'leaderId' | 'startsOn' | 'endsOn' | 'wentWell' | 'wasHard' | 'wants')
    | ('feedback' | 'metOn' | 'talk' | 'comment' | 'edition')
  >;
  /** The hash of the pack. */
  packHash: string | null;
  examples: readonly Pick<PerformanceReviewExample, 'id' | 'personId' | 'happenedOn' | 'words'>[];
  objectives: readonly Pick<
    PerformanceReviewObjective,
    'position' | 'title' | 'knownBy' | 'dueOn' | 'standardId' | 'objectiveId' | 'untiedReason' | 'withdrawnAt'
  >[];
  actions: readonly Pick<
    PerformanceReviewAction,
    'position' | 'ownerId' | 'what' | 'knownBy' | 'dueOn' | 'withdrawnAt'
  >[];
};

const standing = <Row extends { position: number; withdrawnAt: Date | null }>(rows: readonly Row[]) =>
  rows.filter(({ withdrawnAt }) => withdrawnAt === null).toSorted((a, b) => a.position - b.position);

/** Canonical JSON. Whether an action is done, a consent, and what is said on closing change nothing of what was signed. */
export function performanceReviewContent({ review, packHash, examples, objectives, actions }: Whole): string {
  const { memberId, leaderId, startsOn, endsOn, wentWell, wasHard, wants, feedback, metOn, talk, comment } = review;
  return canonical({
    edition: review.edition,
    ...{ memberId, leaderId, startsOn, endsOn, wentWell, wasHard, wants, packHash, feedback, metOn, talk, comment },
    examples: examples
      .toSorted((a, b) => a.id.localeCompare(b.id))
      .map(({ personId, happenedOn, words }) => ({ personId, happenedOn, words })),
    objectives: standing(objectives).map(({ title, knownBy, dueOn, standardId, objectiveId, untiedReason }) => ({
      ...{ title, knownBy, dueOn, standardId, objectiveId, untiedReason },
    })),
    actions: standing(actions).map(({ ownerId, what, knownBy, dueOn }) => ({ ownerId, what, knownBy, dueOn })),
  });
}

/** SHA-256, hexadecimal, of a text as it is signed. */
export const signedHash = (content: string): string => toHex(sha256(content));
