// The states of help: asked, promised, given, and whether it helped. Every step is a row; the newest says how it stands. Pure.
import { Conflict } from '../errors.ts';
import type { HelpStep } from './help-requests.table.ts';

export const helpStates = ['asked', 'promised', 'given', 'helped', 'taken-back'] as const;
export type HelpState = (typeof helpStates)[number];
export const helpStepNames = ['promise', 'give', 'helped', 'not-helped', 'take-back'] as const;
export type HelpStepName = HelpStep['step'];

/** Every legal step, and nothing besides. `by`: whoever asked, or whoever was asked. What did not help is open again. */
export const helpSteps: readonly {
  from: readonly HelpState[];
  step: HelpStepName;
  to: HelpState;
  by: 'asker' | 'asked';
}[] = [
  { from: ['asked', 'promised'], step: 'promise', to: 'promised', by: 'asked' },
  { from: ['promised'], step: 'give', to: 'given', by: 'asked' },
  { from: ['given'], step: 'helped', to: 'helped', by: 'asker' },
  { from: ['given'], step: 'not-helped', to: 'asked', by: 'asker' },
  { from: ['asked', 'promised'], step: 'take-back', to: 'taken-back', by: 'asker' },
];

export const helpStateWords: Record<HelpState, string> = {
  asked: 'Not answered yet',
  promised: 'Promised',
  given: 'Given',
  helped: 'It helped',
  'taken-back': 'Taken back',
};

export const helpState = (newest: HelpStepName | null): HelpState =>
  newest ? helpSteps.find(({ step }) => step === newest)!.to : 'asked';

export const isClosing = (step: HelpStepName): boolean => step === 'helped' || step === 'take-back';

export const nextHelpSteps = (state: HelpState, by: 'asker' | 'asked'): HelpStepName[] =>
  helpSteps.filter((one) => one.by === by && one.from.includes(state)).map(({ step }) => step);

/** @throws Conflict when the step cannot be taken now, with how it stands */
export function requireHelpStep(state: HelpState, step: HelpStepName): void {
  if (helpSteps.some((one) => one.step === step && one.from.includes(state))) return;
  throw new Conflict(refusals[state]);
}

const refusals: Record<HelpState, string> = {
  asked: 'This is not promised yet. Say what will be done, by whom and when.',
  promised: 'This is promised and not given yet.',
  given: 'This is marked as given. Whoever asked says whether it helped.',
  helped: 'This helped, and is closed. Ask anew for what is left.',
  'taken-back': 'This was taken back. Ask anew for what is left.',
};

/** What is asked with one tap. */
export const reasonWords: Record<'how' | 'time' | 'waiting' | 'customer' | 'other', string> = {
  how: 'I am not sure how',
  time: 'I have no time for it',
  waiting: 'I am waiting for somebody',
  customer: 'A customer is upset',
  other: 'Something else',
};
export const reasons = Object.keys(reasonWords) as (keyof typeof reasonWords)[];
