// The states of a plan: decisions are rows, and the state is where they have led. See docs/decisions/0004-decisions-are-rows.md.
import { Conflict } from '../errors.ts';
import type { PlanDecision, PlanEntry } from './plans.table.ts';

export const planStates = ['draft', 'consulting', 'agreed', 'live', 'closed', 'reviewed', 'withdrawn'] as const;
export type PlanState = (typeof planStates)[number];

/** Every legal step, and nothing besides. `reason`: it must be given. */
export const planSteps: readonly { from: PlanState; decision: PlanDecision; to: PlanState; reason: boolean }[] = [
  { from: 'draft', decision: 'consult', to: 'consulting', reason: false },
  { from: 'consulting', decision: 'agree', to: 'agreed', reason: false },
  { from: 'agreed', decision: 'start', to: 'live', reason: false },
  { from: 'agreed', decision: 'revise', to: 'consulting', reason: true },
  { from: 'live', decision: 'revise', to: 'consulting', reason: true },
  { from: 'live', decision: 'close', to: 'closed', reason: false },
  { from: 'closed', decision: 'review', to: 'reviewed', reason: true },
  { from: 'draft', decision: 'withdraw', to: 'withdrawn', reason: true },
  { from: 'consulting', decision: 'withdraw', to: 'withdrawn', reason: true },
];

export const stateWords: Record<PlanState, string> = {
  draft: 'Draft',
  consulting: 'Open for the team to shape',
  agreed: 'Agreed',
  live: 'Under way',
  closed: 'Closed',
  reviewed: 'Closed and reviewed',
  withdrawn: 'Withdrawn',
};

/** "This plan is a draft", "This plan is under way". Pure. */
export const sayPlanIs = (state: PlanState): string =>
  `This plan is ${state === 'draft' ? 'a draft' : stateWords[state].toLowerCase()}`;

/** Where the decisions, oldest first, have led. */
export function planState(decisions: readonly PlanEntry[]): PlanState {
  return decisions.reduce<PlanState>((state, decision) => stepFrom(state, decision)?.to ?? state, 'draft');
}

/** The decisions that may be taken now. */
export const nextDecisions = (state: PlanState): PlanDecision[] =>
  planSteps.filter((step) => step.from === state).map((step) => step.decision);

/** @throws Conflict when the plan's state does not allow the decision, with what it is now */
export function requiredStep(state: PlanState, decision: PlanDecision) {
  const step = stepFrom(state, decision);
  if (step) return step;
  throw new Conflict(`${sayPlanIs(state)} now, so this step cannot be taken. Open the page again.`);
}

const stepFrom = (state: PlanState, decision: PlanEntry) =>
  planSteps.find((step) => step.from === state && step.decision === decision);

/** While a plan is shaped its objectives and tasks change freely; afterwards it is revised first. */
export const isShaped = (state: PlanState) => state === 'draft' || state === 'consulting';

/** What was meant for a plan that is no longer shaped: where it can be said now. A draft is not open yet. Pure. */
export const sayWhereElse = (state: PlanState): string => {
  if (state === 'draft') return 'It is not open yet.';
  return isOpen(state)
    ? 'Tell the team’s leader: to revise the plan opens it again.'
    : 'It stays as it is: tell the team’s leader, or say it of the next plan.';
};

/** Its work is over and stays as it was, whether or not it was reviewed since: many plans never are. */
export const isClosed = (state: PlanState) => state === 'closed' || state === 'reviewed';

/** Neither closed nor withdrawn. */
export const isOpen = (state: PlanState) => !isClosed(state) && state !== 'withdrawn';

const ways: Record<PlanState, string> = {
  draft: 'extend or withdraw it',
  consulting: 'extend or withdraw it',
  agreed: 'start and close it, or revise it',
  live: 'close it, or revise it to go on',
  closed: '',
  reviewed: '',
  withdrawn: '',
};

/** Of an open plan whose last day has passed: what can be done with it. Pure. */
export const sayOver = (state: PlanState) => `The plan’s last day has passed: ${ways[state]}.`;

/** @throws Conflict when the plan is no longer being shaped, or its last day has passed: nobody can do its work any more, and none is added */
export function requireAhead({ state, isOver }: { state: PlanState; isOver: boolean }) {
  requireShaped(state);
  if (isOver) throw new Conflict(sayOver(state));
}

/** @throws Conflict when the plan is no longer being shaped */
export function requireShaped(state: PlanState) {
  if (!isShaped(state))
    throw new Conflict(
      `${sayPlanIs(state)}. ${isOpen(state) ? 'Revise it first; the members it touches are asked again.' : 'It stays as it is.'}`,
    );
}
