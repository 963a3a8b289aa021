// The life of work that somebody was given: every step of it is a row, and how it stands is where the newest has led. Pure.
import { Conflict } from '../errors.ts';

export const workStepNames = ['begin', 'block', 'go-on', 'finish', 'take-back', 'verify', 'return'] as const;
export type WorkStep = (typeof workStepNames)[number];
export const workStates = ['given', 'accepted', 'understood', 'in-progress', 'blocked', 'done', 'verified'] as const;
export type WorkState = (typeof workStates)[number];

/**
 * Every legal step, and nothing besides. `by`: the member whose work it is, or whoever leads the team. `words`: they must be given.
 * Work that was agreed is reported as done also where nobody said that it was begun: what happened is never kept from being told.
 */
export const workSteps: readonly {
  from: readonly WorkState[];
  step: WorkStep;
  to: WorkState;
  by: 'member' | 'leader';
  words: boolean;
}[] = [
  { from: ['understood'], step: 'begin', to: 'in-progress', by: 'member', words: false },
  { from: ['in-progress'], step: 'block', to: 'blocked', by: 'member', words: true },
  { from: ['blocked'], step: 'go-on', to: 'in-progress', by: 'member', words: false },
  { from: ['accepted', 'understood', 'in-progress'], step: 'finish', to: 'done', by: 'member', words: false },
  { from: ['done'], step: 'take-back', to: 'in-progress', by: 'member', words: false },
  { from: ['done'], step: 'verify', to: 'verified', by: 'leader', words: false },
  { from: ['done'], step: 'return', to: 'in-progress', by: 'leader', words: true },
];

export const workStateWords: Record<WorkState, string> = {
  given: 'Not answered',
  accepted: 'Agreed',
  understood: 'Agreed and understood',
  'in-progress': 'In progress',
  blocked: 'Waiting for help',
  done: 'Done',
  verified: 'Done and checked',
};

/** `step`: the newest, or null; `understood`: said in the member's own words of this work, and confirmed where anybody else leads the team. */
export type WorkFacts = {
  answer: 'accept' | 'query' | 'decline' | 'counter' | null;
  understood: boolean;
  step: WorkStep | null;
  doneAt: Date | string | null;
};

export function workState({ answer, understood, step, doneAt }: WorkFacts): WorkState {
  const led = step && workSteps.find((one) => one.step === step)!.to;
  if (led) return led;
  if (doneAt) return 'done'; // of what was reported before steps were kept
  if (answer !== 'accept') return 'given';
  return understood ? 'understood' : 'accepted';
}

export const nextWorkSteps = (state: WorkState, by: 'member' | 'leader'): WorkStep[] =>
  workSteps.filter((one) => one.by === by && one.from.includes(state)).map(({ step }) => step);

/** Work that was begun and then asked about is agreed again before it is done. @throws Conflict */
export function requireAgreed({ answer }: Pick<WorkFacts, 'answer'>): void {
  if (answer !== 'accept') throw new Conflict(standsWords.given);
}

/** @throws Conflict where the step cannot be taken now, with how the work stands and what comes before */
export function requireWorkStep(state: WorkState, step: WorkStep): void {
  if (workSteps.some((one) => one.step === step && one.from.includes(state))) return;
  throw new Conflict(refusals[step]?.[state] ?? standsWords[state]);
}

const standsWords: Record<WorkState, string> = {
  given: 'This work is not agreed yet. Agree to it first, ask, or decline.',
  accepted: 'This work is agreed and not begun.',
  understood: 'This work is agreed and not begun.',
  'in-progress': 'This work is in progress now. Open the page again.',
  blocked: 'This work waits for help. Say that it goes on, then report it as done.',
  done: 'This is done already.',
  verified: 'This was checked against the standard, and stays as it is.',
};

const refusals: Partial<Record<WorkStep, Partial<Record<WorkState, string>>>> = {
  begin: {
    accepted: 'Say first in your own words what you will do and why; your leader confirms it, and then it begins.',
    'in-progress': 'This was begun already.',
  },
  'go-on': { 'in-progress': 'This goes on already.' },
  'take-back': {
    given: 'This is not done yet.',
    accepted: 'This is not done yet.',
    understood: 'This is not done yet.',
    'in-progress': 'This is not done yet.',
    blocked: 'This is not done yet.',
  },
  verify: { 'in-progress': 'This is not reported as done any more. Open the page again.' },
  return: { 'in-progress': 'This was given back already, or its report was taken back.' },
};
