// Work that is offered to somebody, until they and the leader agree on it. What is done of it afterwards is in `work-state.ts`. Pure.
import { Conflict } from '../errors.ts';
import type { AssignmentAnswer } from './assignments.table.ts';
import { isShaped, type PlanState } from './plan-state.ts';

export const offerStates = ['offered', 'accepted', 'countered', 'queried', 'declined', 'ended'] as const;
export type OfferState = (typeof offerStates)[number];
export const offerSteps = [
  'accept',
  'counter',
  'query',
  'decline',
  'reply',
  'take',
  'refuse',
  'withdraw',
  'give-to-others',
] as const;
export type OfferStep = (typeof offerSteps)[number];

type Legal = { from: readonly OfferState[]; step: OfferStep; to: OfferState; by: 'member' | 'leader' };

const open: readonly OfferState[] = ['offered', 'countered', 'queried', 'declined'];

/**
 * Every legal step, and nothing besides. A counter-offer that is taken, refused or withdrawn leads back to an offer: the work as it then is, which
 * the member answers; where it went to others the old offer has ended.
 */
export const legalSteps: readonly Legal[] = [
  { from: open, step: 'accept', to: 'accepted', by: 'member' },
  { from: [...open, 'accepted'], step: 'counter', to: 'countered', by: 'member' },
  { from: [...open, 'accepted'], step: 'query', to: 'queried', by: 'member' },
  { from: [...open, 'accepted'], step: 'decline', to: 'declined', by: 'member' },
  { from: ['queried', 'declined'], step: 'reply', to: 'offered', by: 'leader' },
  { from: ['countered'], step: 'take', to: 'ended', by: 'leader' },
  { from: ['countered'], step: 'refuse', to: 'offered', by: 'leader' },
  { from: ['countered'], step: 'withdraw', to: 'offered', by: 'member' },
  { from: [...open, 'accepted'], step: 'give-to-others', to: 'ended', by: 'leader' },
];

/** By the newest answer and whether it was replied to. */
export function offerState(newest: Pick<AssignmentAnswer, 'answer' | 'reply'> | null, ended: boolean): OfferState {
  if (ended) return 'ended';
  if (!newest || (newest.answer !== 'accept' && newest.reply !== null)) return 'offered';
  return ({ accept: 'accepted', counter: 'countered', query: 'queried', decline: 'declined' } as const)[newest.answer];
}

/** The answer as it stands: a counter-offer that was declined or taken back is none, since the member answers to the work as it is. */
export const standingAnswer = (newest: Pick<AssignmentAnswer, 'answer' | 'reply'> | null | undefined) =>
  !newest || (newest.answer === 'counter' && newest.reply !== null) ? null : newest.answer;

/**
 * Whether work can be declined: while the plan is shaped. What was agreed is asked about instead, since the plan changes by being revised,
 * and then everybody can decline again.
 */
export const mayDecline = (state: PlanState): boolean => isShaped(state);

/** @throws Conflict where it cannot */
export function requireDeclining(state: PlanState): void {
  if (mayDecline(state)) return;
  throw new Conflict(
    'The plan is agreed, so its work is not declined any more. Ask for a change and say why: whoever leads the team answers, and revises the plan where the work is to change.',
  );
}

/** @throws Conflict where the step cannot be taken, with why */
export function requireOfferStep(state: OfferState, step: OfferStep): OfferState {
  const legal = legalSteps.find((one) => one.step === step && one.from.includes(state));
  if (legal) return legal.to;
  if (state === 'ended') throw new Conflict('This task was given to others meanwhile.');
  if (step === 'accept') throw new Conflict('You agreed to this already.');
  if (step === 'reply' && state === 'countered')
    throw new Conflict('This is a counter-offer. Take it, or decline it with words.');
  if (['take', 'refuse', 'withdraw'].includes(step)) throw new Conflict('This counter-offer is settled already.');
  throw new Conflict('A reply to this was written already.');
}
