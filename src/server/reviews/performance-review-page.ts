// One performance review as the member and the leader read it: what one of them has not handed in or shown yet is closed to the other.
import { see } from '../act.ts';
import { today } from '../clock.ts';
import type { Read } from '../db.ts';
import { fingerprint } from '../ledger/fingerprint.ts';
import type { Actor } from '../people/actor.ts';
import { type Decider, decidersOf, freeDays, lastDayToAppeal } from './appeals.ts';
import { performanceReviewFacts, type SubjectReview } from './performance-review-facts.ts';
import { type ReviewRows, reviewRows } from './performance-review-rows.ts';
import { nextReviewSteps, type ReviewState, type ReviewStep } from './performance-review-state.ts';
import type { PerformanceReview } from './performance-reviews.table.ts';
import { type Spread, spreadOf } from './spread.ts';
import { type TieChoice, tieChoices } from './ties.ts';

export type { PackFigure, ReviewStance } from './performance-reviews.table.ts';

export type PerformanceReviewPage = ReviewRows & {
  review: Omit<PerformanceReview, 'organisationId' | 'createdAt'>;
  state: ReviewState;
  /** Whether the reader is the member; else they are the leader. */
  isMember: boolean;
  /** What the reader may do now. */
  steps: ReviewStep[];
  /** How what it rests on is spread over the period; null before that is fixed. */
  spread: Spread | null;
  ties: TieChoice[];
  /** What is signed, in short; null before there is something to sign. */
  fingerprint: string | null;
  /** Names of those who have not signed it as it stands. */
  waitsFor: string[];
  /** Until when what both signed can be appealed, YYYY-MM-DD, and to whom; null where it cannot. */
  appealable: { until: string; to: Decider[] } | null;
  day: string;
};

/** Eight statements at most. @throws NotFound for anybody but the two */
export const performanceReviewOf = (actor: Actor, reviewId: string): Promise<PerformanceReviewPage> =>
  see(actor, 'performance-review.view', performanceReviewFacts(actor, reviewId), async (db, subject) => {
    const { review, state, signedBy } = subject;
    const rows = await reviewRows(db, review);
    const isMember = actor.personId === review.memberId;
    const steps = nextReviewSteps(state, isMember ? 'member' : 'leader');
    const { objectives, actions, member, leader } = rows;
    const examples = rows.examples.filter(isReadableBy(actor, review));
    const unsigned = [member, leader].filter(({ id }) => !signedBy.includes(id));
    const isAgreed = objectives.length > 0 && actions.length > 0;
    const canSign = isAgreed && unsigned.some(({ id }) => id === actor.personId);
    const appealable = steps.includes('appeal') ? await appealableNow(db, actor, subject, rows) : null;
    return {
      ...{ ...rows, examples, state, isMember, appealable, review: readableBy(review, isMember) },
      steps: steps.filter((step) => {
        if (step === 'sign' || step === 'sign-last') return canSign;
        if (step === 'close') return actions.every(({ doneAt }) => doneAt);
        return step !== 'appeal' || appealable;
      }),
      spread: rows.pack ? spreadOf(daysIn(rows.pack.pack, examples), review.startsOn, review.endsOn) : null,
      ties: steps.includes('agree-on') ? await tieChoices(db, review) : [],
      fingerprint: review.hash && fingerprint(review.hash),
      waitsFor: unsigned.map(({ name }) => name),
      day: today(actor.organisation.timeZone),
    };
  });

/** Without what is still a draft of the other. Pure. */
function readableBy({ organisationId: _, createdAt: __, ...review }: PerformanceReview, isMember: boolean) {
  if (isMember) return review.shownAt ? review : { ...review, feedback: null };
  return review.handedInAt ? review : { ...review, wentWell: null, wasHard: null, wants: null };
}

/** What one of them brought in is read by the other once that one's part is handed in or shown. Pure. */
const isReadableBy =
  ({ personId: reader }: Actor, { memberId, handedInAt, shownAt }: PerformanceReview) =>
  ({ personId }: ReviewRows['examples'][number]): boolean =>
    personId === reader || (personId === memberId ? handedInAt : shownAt) !== null;

const daysIn = (
  { items, work }: NonNullable<ReviewRows['pack']>['pack'],
  examples: ReviewRows['examples'],
): string[] => [
  ...[...items.map(({ on }) => on), ...work.map(({ doneOn }) => doneOn)],
  ...examples.map(({ happenedOn }) => happenedOn),
];

async function appealableNow(db: Read, actor: Actor, { review }: SubjectReview, { appeals }: ReviewRows) {
  if (appeals.some(({ hash }) => hash === review.hash)) return null;
  const until = lastDayToAppeal(review, actor.organisation.timeZone, await freeDays(db, review.organisationId));
  if (today(actor.organisation.timeZone) > until) return null;
  return { until, to: await decidersOf(db, review) };
}
