// How a decision is shown: its shape, and the sentence that says how things stand.
import type { DecisionPage, ListedDecision } from '#server/assessment/decision-page.ts';
import { type DecisionState, type DecisionStep, outcomeWords } from '#server/assessment/unit-decision-states.ts';
import { momentInWords } from '#server/day-words.ts';
import type { ShapeName } from '#ui/Shape.svelte';

export const decisionShapes: Record<DecisionState, ShapeName> = {
  drafted: 'part',
  'set-aside': 'no',
  'awaiting-countersignature': 'wait',
  returned: 'back',
  issued: 'met',
  acknowledged: 'met',
  disputed: 'query',
  upheld: 'met',
  changed: 'no',
  final: 'lock',
};

export const stepWords: Record<DecisionStep, string> = {
  'set-aside': 'set the draft aside',
  signed: 'signed and issued the decision',
  proposed: 'signed it, to be countersigned',
  countersigned: 'countersigned and issued the decision',
  returned: 'returned it',
  acknowledged: 'acknowledged it',
  disputed: 'disputed it',
  upheld: 'upheld it',
};

/** One sentence: what was decided, or how far it is. */
export function standingOf({ inForce, criteria, obstacles, state, names }: DecisionPage, timeZone: string): string {
  if (inForce?.issued && inForce.decision.outcome === 'competent')
    return `${outcomeWords.competent}: decided by ${inForce.assessor}, issued on ${momentInWords(inForce.issued, timeZone)}.`;
  const met = criteria.filter((criterion) => criterion.met).length;
  const so = `${met} of ${criteria.length} criteria are met.`;
  if (state === 'ended' || state === 'suspended') return so;
  if (obstacles.length > 0)
    return `${so} ${obstacles.length === 1 ? 'One thing stands' : `${obstacles.length} things stand`} in the way of a decision.`;
  return `${so} Nothing stands in the way: ${names.assessor ?? 'the assessor'} can decide.`;
}

export const decided = ({ decision }: ListedDecision) => outcomeWords[decision.outcome];
