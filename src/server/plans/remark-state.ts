// How an objection stands: answered by the leader, settled or held to by whoever raised it. Steps are rows, as of plans.
import { Conflict } from '../errors.ts';
import type { RemarkStepName } from './remarks.table.ts';

export const objectionStates = ['open', 'answered', 'reopened', 'answered again', 'settled', 'dissent'] as const;
export type ObjectionState = (typeof objectionStates)[number];

type Step = { from: ObjectionState; step: RemarkStepName; to: ObjectionState; by: 'leader' | 'member' };

/**
 * Every legal step, and nothing besides. It is opened again once: after the second answer, or once the plan is no longer shaped,
 * whoever still disagrees is on record with it, and nobody waits for another answer.
 */
export const objectionSteps: readonly Step[] = [
  { from: 'open', step: 'changed', to: 'answered', by: 'leader' },
  { from: 'open', step: 'kept', to: 'answered', by: 'leader' },
  { from: 'open', step: 'settled', to: 'settled', by: 'member' },
  { from: 'answered', step: 'settled', to: 'settled', by: 'member' },
  { from: 'answered', step: 'stands', to: 'reopened', by: 'member' },
  { from: 'answered', step: 'dissents', to: 'dissent', by: 'member' },
  { from: 'reopened', step: 'changed', to: 'answered again', by: 'leader' },
  { from: 'reopened', step: 'kept', to: 'answered again', by: 'leader' },
  { from: 'reopened', step: 'settled', to: 'settled', by: 'member' },
  { from: 'answered again', step: 'settled', to: 'settled', by: 'member' },
  { from: 'answered again', step: 'dissents', to: 'dissent', by: 'member' },
];

export const objectionWords: Record<ObjectionState, string> = {
  open: 'Not answered',
  answered: 'Answered',
  reopened: 'Still stands, not answered again',
  'answered again': 'Answered again',
  settled: 'Settled',
  dissent: 'Answered, and not agreed',
};

/** Where the steps, oldest first, have led. */
export const objectionState = (steps: readonly { step: RemarkStepName }[]): ObjectionState =>
  steps.reduce<ObjectionState>((state, { step }) => stepFrom(state, step)?.to ?? state, 'open');

/** Whether the leader has still to answer. */
export const isUnanswered = (state: ObjectionState) => state === 'open' || state === 'reopened';

/** Whether nothing more can be said to it. */
export const isSettled = (state: ObjectionState) => objectionSteps.every(({ from }) => from !== state);

/** What "it still stands" means now: while the plan is shaped it waits for the leader once more. */
export const standingStep = (state: ObjectionState, isConsulting: boolean): RemarkStepName =>
  state === 'answered' && isConsulting ? 'stands' : 'dissents';

/** What whoever raised it may say now. */
export const memberMay = (state: ObjectionState, step: RemarkStepName) => stepFrom(state, step)?.by === 'member';

/** @throws Conflict when an objection that stands so does not allow the step */
export function requireObjectionStep(state: ObjectionState, step: RemarkStepName): Step {
  const found = stepFrom(state, step);
  if (found) return found;
  throw new Conflict(
    `This objection stands otherwise now: ${objectionWords[state].toLowerCase()}. Read it again, then say what is still to be said.`,
  );
}

const stepFrom = (state: ObjectionState, step: RemarkStepName) =>
  objectionSteps.find((one) => one.from === state && one.step === step);
