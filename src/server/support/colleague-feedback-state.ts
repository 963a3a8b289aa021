// The states of feedback between colleagues: given, read, answered; withdrawn, which its giver may at any time.
import { Conflict } from '../errors.ts';

export const feedbackStates = ['given', 'read', 'answered', 'withdrawn'] as const;
export type FeedbackState = (typeof feedbackStates)[number];
export const feedbackStepNames = ['read', 'answer', 'correct', 'withdraw'] as const;
export type FeedbackStep = (typeof feedbackStepNames)[number];

type Step = { from: FeedbackState; step: FeedbackStep; to: FeedbackState; by: 'giver' | 'receiver' };
/** Every legal step, and nothing besides. Who answers has read it; a corrected text is to be read anew. */
export const feedbackSteps: readonly Step[] = [
  { from: 'given', step: 'read', to: 'read', by: 'receiver' },
  { from: 'given', step: 'answer', to: 'answered', by: 'receiver' },
  { from: 'read', step: 'answer', to: 'answered', by: 'receiver' },
  { from: 'answered', step: 'answer', to: 'answered', by: 'receiver' },
  ...(['given', 'read', 'answered'] as const).flatMap((from): Step[] => [
    { from, step: 'correct', to: 'given', by: 'giver' },
    { from, step: 'withdraw', to: 'withdrawn', by: 'giver' },
  ]),
];

/** `answered`: there is an answer to the newest text. Of a row, or of one read as JSON. */
export type FeedbackFacts = { readAt: Date | string | null; withdrawnAt: Date | string | null; answered: boolean };

export const feedbackState = ({ readAt, withdrawnAt, answered }: FeedbackFacts): FeedbackState =>
  withdrawnAt ? 'withdrawn' : answered ? 'answered' : readAt ? 'read' : 'given';

/** The steps that one of the two may take now. */
export const nextFeedbackSteps = (state: FeedbackState, who: 'giver' | 'receiver'): FeedbackStep[] =>
  feedbackSteps.filter(({ from, by }) => from === state && by === who).map(({ step }) => step);

/** @throws Conflict when the step cannot be taken now, with how it stands */
export function requireFeedbackStep(state: FeedbackState, step: FeedbackStep): void {
  if (feedbackSteps.some((one) => one.from === state && one.step === step)) return;
  throw new Conflict(
    state === 'withdrawn' ? 'This feedback was withdrawn.' : 'You have said already that you read it.',
  );
}
