// What is still open of the parts of a plan once all of it is accepted: words that are not confirmed, names that are not put. To accept is not to sign. Pure.
import type { SignedPart } from './plan-page.ts';
import type { PlanRows } from './plan-rows.ts';
import { isOfEarlier } from './said-of.ts';

type Person = { id: string; name: string };
/** Reads on into the names, by name. */
export type OpenParts = { said: string; people: Person[] };

/** It hinders no step, and is named for as long as it is so: words until the work is done, names after that too. */
export function openParts(rows: PlanRows, signed: readonly SignedPart[]): OpenParts[] {
  const parts = [
    ...Map.groupBy(
      rows.assignments.filter(({ gone }) => !gone),
      ({ personId }) => personId,
    ),
  ].map(([id, work]) => ({
    ...{ id, name: work[0]!.name, isUnderstood: isUnderstood(rows, id, work) },
    isDone: work.every(({ doneAt }) => doneAt),
    by: signed.find(({ personId }) => personId === id)?.by.map(({ personId }) => personId) ?? [],
  }));
  const needsLeader = ({ id }: Person) => !rows.leaders.every((leader) => leader.id === id);
  const found = [
    {
      said: 'Not said and confirmed yet what their work is for',
      of: parts.filter((part) => !part.isUnderstood && !part.isDone),
    },
    { said: 'Not signed yet by the member', of: parts.filter(({ id, by }) => !by.includes(id)) },
    {
      said: 'Not signed yet by a leader', // who signs once the words are confirmed
      of: parts.filter((part) => part.isUnderstood && needsLeader(part) && part.by.every((id) => id === part.id)),
    },
  ];
  return found
    .filter(({ of }) => of.length > 0)
    .map(({ said, of }) => ({
      said,
      people: of.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name)),
    }));
}

/** Whoever alone leads the team has nobody to confirm it. */
function isUnderstood({ understandings, leaders }: PlanRows, personId: string, work: PlanRows['assignments']): boolean {
  const said = understandings.find((one) => one.personId === personId);
  if (!said || isOfEarlier(said, work)) return false;
  return said.outcome !== null || leaders.every(({ id }) => id === personId);
}
