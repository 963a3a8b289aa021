// The states of a briefing, of a question asked at it, and of what somebody said they will do. Pure.
import { Conflict } from '../errors.ts';
import type { BriefingQuestion } from './briefings.table.ts';

export const questionStates = ['asked', 'passed-on', 'answered'] as const;
export type QuestionState = (typeof questionStates)[number];
export const questionStepNames = ['pass-on', 'answer'] as const;
export type QuestionStep = (typeof questionStepNames)[number];

/** Every legal step of a question, and nothing besides: an answer is final. */
export const questionSteps: readonly { from: QuestionState; step: QuestionStep; to: QuestionState }[] = [
  { from: 'asked', step: 'pass-on', to: 'passed-on' },
  { from: 'passed-on', step: 'pass-on', to: 'passed-on' },
  { from: 'asked', step: 'answer', to: 'answered' },
  { from: 'passed-on', step: 'answer', to: 'answered' },
];

type Facts = { answererId: string | null; answeredAt: Date | string | null };
export const questionState = ({ answererId, answeredAt }: Facts): QuestionState =>
  answeredAt ? 'answered' : answererId ? 'passed-on' : 'asked';

/** @throws Conflict when it was answered meanwhile */
export function requireQuestionStep(question: Pick<BriefingQuestion, 'answererId' | 'answeredAt'>, step: QuestionStep) {
  const state = questionState(question);
  if (questionSteps.some((one) => one.from === state && one.step === step)) return;
  throw new Conflict('This question was answered meanwhile. Read the answer, and ask anew where it is not enough.');
}

/** @throws Conflict once the briefing has ended */
export function requireUnderWay({ endedAt }: { endedAt: Date | null }): void {
  if (endedAt)
    throw new Conflict('This briefing has ended. Ask your leader, or raise it at the next one: its record stays.');
}
