// The states of coaching, from its plan to the last follow-up. Every step is a row; the newest says how it stands. Pure.
import { Conflict } from '../../errors.ts';
import { allOf } from '../../list-words.ts';
import type { CoachingPlan, CoachingStep } from './coaching.table.ts';

export const coachingStates = [
  'draft',
  'proposed',
  'contracted',
  'start-fixed',
  'active',
  'reviewing',
  'achieved',
  'closed',
  'stopped',
] as const;
export type CoachingState = (typeof coachingStates)[number];
export type CoachingStepName = CoachingStep['step'];

/** What the guards of steps look at. `proposedBy`: whoever proposed it last; `talks`: sessions that both agreed. */
export type Guarded = {
  plan: PlanWords;
  by: string;
  proposedBy: string | null;
  hasStart: boolean;
  talks: number;
  hasAfter: boolean;
  followUps: number;
};
export type PlanWords = Pick<
  CoachingPlan,
  'objective' | 'measure' | 'baseline' | 'target' | 'dueOn' | 'method' | 'methodWhy' | 'criteria'
> &
  Pick<CoachingPlan, 'coachExpects' | 'coacheeExpects' | 'confidentiality' | 'stopping'>;

const goingOn = ['draft', 'proposed', 'contracted', 'start-fixed', 'active', 'reviewing'] as const;

/** Every legal step, and nothing besides; either of the two takes it. `guard`: why not, where it cannot be taken yet. */
export const coachingSteps: readonly {
  from: readonly CoachingState[];
  step: CoachingStepName;
  to: CoachingState;
  guard?: (guarded: Guarded) => string | null;
}[] = [
  { from: ['draft'], step: 'propose', to: 'proposed', guard: ({ plan }) => sayMissing(missingIn(plan)) },
  { from: ['proposed'], step: 'rework', to: 'draft' },
  { from: ['proposed'], step: 'agree', to: 'contracted', guard: byTheOther },
  { from: ['contracted'], step: 'fix-start', to: 'start-fixed', guard: ({ hasStart }) => (hasStart ? null : noStart) },
  { from: ['start-fixed'], step: 'begin', to: 'active' },
  { from: ['active'], step: 'review', to: 'reviewing', guard: ({ talks }) => (talks > 0 ? null : noTalks) },
  { from: ['reviewing'], step: 'achieve', to: 'achieved', guard: ({ hasAfter }) => (hasAfter ? null : noAfter) },
  { from: ['reviewing'], step: 'extend', to: 'active' },
  { from: ['reviewing'], step: 'change-method', to: 'active' },
  { from: goingOn, step: 'stop', to: 'stopped' },
  { from: ['achieved'], step: 'close', to: 'closed', guard: ({ followUps }) => (followUps >= 3 ? null : notFollowed) },
];

function byTheOther({ plan, by, proposedBy }: Guarded): string | null {
  if (by === proposedBy) return 'You proposed this yourself. The other of you agrees to it.';
  const silent = !plan.coachExpects || !plan.coacheeExpects;
  return silent ? 'Both of you first say what you expect of it.' : null;
}
const noStart = 'Say first how far it is now, and what that rests on. Without it nobody can tell later what changed.';
const noTalks = 'Its effect can be reviewed once both of you have agreed what was said in one session.';
const noAfter = 'Say how far it is now, and what that rests on.';
const notFollowed = 'It ends once it was looked at after 30, 60 and 90 days.';

const asked: [keyof PlanWords, string][] = [
  ['objective', 'the objective'],
  ['measure', 'how it is measured'],
  ['baseline', 'where that stands now'],
  ['target', 'the target'],
  ['dueOn', 'the day by which it is reached'],
  ['method', 'the method'],
  ['methodWhy', 'why this method'],
  ['criteria', 'how both will know that it has worked'],
  ['confidentiality', 'what stays between you'],
  ['stopping', 'how it can be stopped'],
];

/** What a plan must say before the other is asked to agree, and does not. */
export const missingIn = (plan: PlanWords): string[] =>
  asked.filter(([field]) => !plan[field]).map(([, words]) => words);

export const sayMissing = (missing: readonly string[]): string | null =>
  missing.length > 0 ? `Before it can be agreed the plan needs ${allOf(missing)}.` : null;

export const coachingState = (newest: CoachingStepName | null): CoachingState =>
  newest ? coachingSteps.find(({ step }) => step === newest)!.to : 'draft';

/** Whether sessions can be held. They may begin before the plan is agreed, which a check points out. */
export const goesOn = (state: CoachingState): boolean => goingOn.some((one) => one === state);

/** Whether what the plan says can still be changed. */
export const isOpenToChange = (state: CoachingState): boolean => state === 'draft' || state === 'proposed';

/** The steps that can be taken as it stands, guards apart. */
export const nextCoachingSteps = (state: CoachingState): CoachingStepName[] =>
  coachingSteps.filter(({ from }) => from.includes(state)).map(({ step }) => step);

/** Why a step cannot be taken; null where it can. */
export function whyNot(state: CoachingState, step: CoachingStepName, guarded: Guarded): string | null {
  const legal = coachingSteps.find((one) => one.step === step && one.from.includes(state));
  return legal ? (legal.guard?.(guarded) ?? null) : refusals[state];
}

/** @throws Conflict when the step cannot be taken now, with what stands in its way */
export function requireCoachingStep(state: CoachingState, step: CoachingStepName, guarded: Guarded): void {
  const refusal = whyNot(state, step, guarded);
  if (refusal) throw new Conflict(refusal);
}

const refusals: Record<CoachingState, string> = {
  draft: 'This plan is still being written. Propose it when it is ready.',
  proposed: 'This plan is proposed. The other of you agrees, or it is written further.',
  contracted: 'This is agreed. Say next how far the coachee is at the start.',
  'start-fixed': 'The start is fixed. The first session begins it.',
  active: 'This is under way. Review its effect next.',
  reviewing: 'Its effect is being reviewed. Say what came of it.',
  achieved: 'This is achieved, and is looked at again after 30, 60 and 90 days.',
  closed: 'This is closed. What comes next begins anew.',
  stopped: 'This was stopped. What was written stays; nothing more is asked.',
};

export const coachingStateWords: Record<CoachingState, string> = {
  draft: 'Being written',
  proposed: 'Proposed',
  contracted: 'Agreed',
  'start-fixed': 'Start fixed',
  active: 'Under way',
  reviewing: 'In review',
  achieved: 'Achieved, followed up',
  closed: 'Closed',
  stopped: 'Stopped',
};

export const coachingStepWords: Record<CoachingStepName, string> = {
  propose: 'proposed the plan',
  rework: 'wrote further in the plan',
  agree: 'agreed to the plan',
  'fix-start': 'said how far it was at the start',
  begin: 'began it with a session',
  review: 'began the review of its effect',
  achieve: 'said that it is achieved',
  extend: 'let it go on for longer',
  'change-method': 'changed the method',
  stop: 'stopped it',
  close: 'closed it after the last follow-up',
};
