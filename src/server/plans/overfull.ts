// Who was given more hours of work than they have free in a plan. It stands in nobody's way, but is said: nobody takes on more unseen. Pure.
import { roundedHours, shortHours, sumOfHours } from './hours-words.ts';
import type { PlanRows } from './plan-rows.ts';

type Given = {
  people: readonly Pick<PlanRows['people'][number], 'id' | 'name' | 'hours' | 'gone'>[];
  assignments: readonly Pick<PlanRows['assignments'][number], 'personId' | 'hours' | 'doneAt'>[];
};
/** `other`: hours of work beside the plan. */
export type Overfull = { id: string; name: string; hours: number; given: number; other: number };
const none: ReadonlyMap<string, number> = new Map();

/** Those with work still to do whose work, done or not, takes more hours than they have with what they do beside (`others`, by person). */
export const overfull = ({ people, assignments }: Given, others: ReadonlyMap<string, number> = none): Overfull[] =>
  people.flatMap(({ id, name, hours, gone }) => {
    const own = assignments.filter(({ personId }) => personId === id);
    const given = sumOfHours(own);
    const isOpen = own.some(({ doneAt }) => !doneAt);
    const other = others.get(id) ?? 0;
    return !gone && isOpen && given + other > hours ? [{ id, name, hours, given, other }] : [];
  });

/** "16 h of work", or "16 h of work and 2 h beside the plan". */
export const sayGiven = ({ given, other }: Pick<Overfull, 'given' | 'other'>): string =>
  `${shortHours(given)} of work${other > 0 ? ` and ${shortHours(other)} beside the plan` : ''}`;

/** "Siân Parry has 16 h of work, and 13.25 h free." */
export const sayOverfull = (over: Overfull): string =>
  `${over.name} has ${sayGiven(over)}, and ${shortHours(over.hours)} free.`;

/** By how many hours. */
export const overBy = ({ hours, given, other }: Pick<Overfull, 'hours' | 'given' | 'other'>): number =>
  sumOfHours([{ hours: given }, { hours: other }, { hours: -hours }]);

/** "5 h of 13.25 h free", or "2.75 h over the 13.25 h free". */
export function sayFree(hours: number, given: number): string {
  const over = overBy({ hours, given, other: 0 });
  return over > 0
    ? `${shortHours(over)} over the ${shortHours(hours)} free`
    : `${shortHours(0 - over)} of ${shortHours(hours)} free`;
}

/** "33 of 119 free hours given", or "33 of 106.5 hours given that are free beside other work". `other` is null for whoever is not told. */
export const sayGivenOf = (given: number, free: number, other: number | null): string =>
  other
    ? `${roundedHours(given)} of ${roundedHours(free - other)} hours given that are free beside other work`
    : `${roundedHours(given)} of ${roundedHours(free)} free hours given`;
