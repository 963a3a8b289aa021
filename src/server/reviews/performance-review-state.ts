// The states of a performance review, every legal step and whose it is. How it stands follows from its rows; nothing is kept twice.
import { Conflict } from '../errors.ts';
import type { PerformanceReview } from './performance-reviews.table.ts';

export const reviewStates = [
  ...(['opened', 'handed-in', 'shown', 'met', 'discussed', 'half-signed'] as const),
  ...(['signed', 'appealed', 'closed', 'called-off'] as const),
] as const;
export type ReviewState = (typeof reviewStates)[number];
export const reviewStepNames = [
  ...(['write-view', 'hand-in', 'write-feedback', 'show', 'reword', 'cite', 'meet', 'comment', 'agree-on'] as const),
  ...(['sign', 'sign-last', 'appeal', 'uphold', 'have-changed', 'close', 'call-off'] as const),
] as const;
export type ReviewStep = (typeof reviewStepNames)[number];
export type ReviewPart = 'member' | 'leader' | 'manager';

type Legal = { from: ReviewState; step: ReviewStep; to: ReviewState; by: readonly ReviewPart[] };
const legal = (from: ReviewState, step: ReviewStep, to: ReviewState, ...by: ReviewPart[]): Legal => ({
  ...{ from, step, to, by },
});

/** Every legal step, and nothing besides: reference/leadership.md (d), performance review. */
export const reviewSteps: readonly Legal[] = [
  legal('opened', 'write-view', 'opened', 'member'),
  legal('opened', 'hand-in', 'handed-in', 'member'),
  legal('opened', 'cite', 'opened', 'member'),
  legal('handed-in', 'cite', 'handed-in', 'leader', 'member'),
  legal('shown', 'cite', 'shown', 'leader', 'member'),
  legal('met', 'cite', 'met', 'leader', 'member'),
  legal('handed-in', 'write-feedback', 'handed-in', 'leader'),
  legal('handed-in', 'show', 'shown', 'leader'),
  legal('shown', 'reword', 'shown', 'leader'),
  legal('shown', 'meet', 'met', 'leader'),
  legal('met', 'reword', 'met', 'leader'),
  legal('met', 'meet', 'met', 'leader'),
  legal('met', 'agree-on', 'met', 'leader', 'member'),
  legal('met', 'comment', 'discussed', 'member'),
  ...(['discussed', 'half-signed'] as const).flatMap((from) => [
    legal(from, 'reword', 'discussed', 'leader'),
    legal(from, 'cite', 'discussed', 'leader', 'member'),
    legal(from, 'meet', 'discussed', 'leader'),
    legal(from, 'comment', 'discussed', 'member'),
    legal(from, 'agree-on', 'discussed', 'leader', 'member'),
  ]),
  legal('discussed', 'sign', 'half-signed', 'leader', 'member'),
  legal('half-signed', 'sign-last', 'signed', 'leader', 'member'),
  legal('signed', 'appeal', 'appealed', 'member'),
  legal('appealed', 'uphold', 'signed', 'manager'),
  legal('appealed', 'have-changed', 'discussed', 'manager'),
  legal('signed', 'close', 'closed', 'leader'),
  ...(['opened', 'handed-in', 'shown', 'met', 'discussed'] as const).map((from) =>
    legal(from, 'call-off', 'called-off', 'leader'),
  ),
];

export const reviewStateWords: Record<ReviewState, string> = {
  opened: 'Own view first',
  'handed-in': 'Feedback is being written',
  shown: 'To be talked about',
  met: 'Talked about',
  discussed: 'To be signed',
  'half-signed': 'Signed by one',
  signed: 'Signed by both',
  appealed: 'Appealed',
  closed: 'Closed',
  'called-off': 'Called off',
};

/** Whether a moment is there is all that counts of a row. `signed`: how many signed it as it stands; `appealed`: an appeal is open. */
export type ReviewFacts = Record<
  'handedInAt' | 'shownAt' | 'metOn' | 'commentedAt' | 'signedAt' | 'closedAt' | 'calledOffAt',
  PerformanceReview['signedAt'] | string | null
> & { signed: number; appealed: boolean };

export function reviewState(facts: ReviewFacts): ReviewState {
  if (facts.calledOffAt) return 'called-off';
  if (facts.closedAt) return 'closed';
  if (facts.signedAt) return facts.appealed ? 'appealed' : 'signed';
  if (facts.commentedAt) return facts.signed > 0 ? 'half-signed' : 'discussed';
  if (facts.metOn) return 'met';
  if (facts.shownAt) return 'shown';
  return facts.handedInAt ? 'handed-in' : 'opened';
}

/** What somebody may do now, by their part in it. */
export const nextReviewSteps = (state: ReviewState, part: ReviewPart): ReviewStep[] =>
  reviewSteps.filter(({ from, by }) => from === state && by.includes(part)).map(({ step }) => step);

/** @throws Conflict where the state allows none of these steps, with what comes first */
export function requireReviewStep(state: ReviewState, ...steps: ReviewStep[]): void {
  if (!reviewSteps.some(({ from, step }) => from === state && steps.includes(step)))
    throw new Conflict(refusals[state]);
}

const refusals: Record<ReviewState, string> = {
  opened: 'The member’s own view comes first: nothing else of this review can be written before it is handed in.',
  'handed-in': 'The own view is handed in and stays as it is. Now the leader writes the feedback and shows it.',
  shown: 'The feedback is shown, and the two have not said yet that they talked. That comes next.',
  met: 'You have talked. Now the member comments, or says that there is nothing to add; then both sign.',
  discussed: 'This review waits to be signed by both.',
  'half-signed': 'One of the two has signed. The other signs, or something is changed and both sign again.',
  signed: 'Both have signed this review, so it stays as it is.',
  appealed: 'An appeal is open, so nothing of this review changes until it is decided.',
  closed: 'This review is closed.',
  'called-off': 'This review was called off.',
};
