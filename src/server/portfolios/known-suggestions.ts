// Suggestions once worked out: a copy never changes, and a unit's words do not either, so neither does what is suggested.
import {
  type CriterionOfUnit,
  type EvidenceToRead,
  type Suggestion,
  suggestionsOf,
} from './suggestions/evidence-suggestions.ts';

const known = new Map<string, Suggestion[]>();
const most = 4000; // of a few hundred bytes each

/** `copy`: the id of the evidence, or of the kept version it would be made of. */
export type Known = { copy: string; unitId: string; simulated: boolean };

const keyOf = ({ copy, unitId, simulated }: Known) => `${copy} ${unitId} ${simulated}`;

/** What was worked out for it in this process; null where nothing was yet. */
export const knownFor = (which: Known): Suggestion[] | null => known.get(keyOf(which)) ?? null;

/** Worked out now, or known. */
export function workedOut(which: Known, evidence: EvidenceToRead, criteria: readonly CriterionOfUnit[]): Suggestion[] {
  const found = knownFor(which) ?? suggestionsOf(evidence, criteria);
  known.set(keyOf(which), found);
  for (const oldest of known.size > most ? [...known.keys()].slice(0, known.size - most) : []) known.delete(oldest);
  return found;
}
