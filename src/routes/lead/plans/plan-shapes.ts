// The shape that says a state a second time.
import { doing } from '#server/plans/buddying.ts';
import { isOpen, type PlanState, stateWords } from '#server/plans/plan-state.ts';
import type { ObjectionState } from '#server/plans/remark-state.ts';
import type { ShapeName } from '#ui/Shape.svelte';

export const planShapes: Record<string, ShapeName> = {
  draft: 'open',
  consulting: 'part',
  agreed: 'met',
  live: 'calm',
  closed: 'lock',
  reviewed: 'lock',
  withdrawn: 'no',
};

export const objectionShapes: Record<ObjectionState, ShapeName> = {
  open: 'query',
  answered: 'back',
  reopened: 'query',
  'answered again': 'back',
  settled: 'met',
  dissent: 'no',
};

export type Answer = 'accept' | 'query' | 'decline' | 'counter';
export const answerShapes: Record<Answer, ShapeName> = {
  accept: 'met',
  query: 'query',
  decline: 'back',
  counter: 'part',
};
export const answerWords: Record<Answer, string> = {
  accept: 'Agreed',
  query: 'Query',
  decline: 'Declined',
  counter: 'Counter-offer',
};

export const shapeOf = (answer: Answer | null | undefined): ShapeName => (answer ? answerShapes[answer] : 'wait');
/** An answer in words; nobody is asked before the plan is open to them. */
export const wordsOf = (answer: Answer | null | undefined, state?: PlanState): string =>
  answer ? answerWords[answer] : state === 'draft' ? 'Not asked yet' : 'Not answered';

type Held = { buddyToId: string | null; doneAt: string | null; answer?: Answer | null | undefined };
/** What waits for them beside answers: to say in their own words what it is for, or their signature alone. */
type Waiting = { unsaid?: boolean; toSign?: boolean };
/** What a member opens their part for, with this work in it: a buddy's work is done with the task, and reported by whoever does that. */
export function answerButton(state: PlanState, work: readonly Held[], { unsaid, toSign }: Waiting = {}) {
  if (!isOpen(state)) return 'Open my part';
  if (toSign) return 'Open, sign my part';
  if (state !== 'live' && work.some(({ answer }) => !answer)) return 'Answer, say it in my words';
  if (state !== 'live') return unsaid ? 'Say it in my words' : 'Open my part';
  return doing(work).some(({ doneAt }) => !doneAt) ? 'Open, report what is done' : 'Open my part';
}

/** The heading of a page that would change a plan, once that has ended; null while it goes on. */
export const endedTitle = (state: PlanState): string | null =>
  isOpen(state) ? null : `The plan is ${stateWords[state].toLowerCase()}`;
export const endedWords = 'Nothing in it changes any more.';

export const notOpenYet =
  'This plan is not open to the team yet. Once its leader opens it, you are asked here to agree, ask or decline.';
/** Said when work was given out: while the plan is a draft nobody can answer. */
export const givenOut = (state: PlanState): string =>
  `The work is given out. ${state === 'draft' ? 'Open the plan to the team so that they can answer.' : 'Everybody can answer now.'}`;
