// Who was given more hours of work than they have free in a plan. It stands in nobody's way, but is said: nobody takes on more unseen. Pure.
import { sumOfHours } from './hours-words.ts';
import type { PlanRows } from './plan-rows.ts';

type Given = {
  people: readonly Pick<PlanRows['people'][number], 'id' | 'name' | 'hours' | 'gone'>[];
  assignments: readonly Pick<PlanRows['assignments'][number], 'personId' | 'hours' | 'doneAt'>[];
};
export type Overfull = { id: string; name: string; hours: number; given: number };

/** Those with work still to do whose work, done or not, takes more hours than they have. */
export const overfull = ({ people, assignments }: Given): Overfull[] =>
  people.flatMap(({ id, name, hours, gone }) => {
    const own = assignments.filter(({ personId }) => personId === id);
    const given = sumOfHours(own);
    const isOpen = own.some(({ doneAt }) => !doneAt);
    return !gone && isOpen && given > hours ? [{ id, name, hours, given }] : [];
  });

/** "Siân Parry has 16 h of work, and 13.25 h free." */
export const sayOverfull = ({ name, hours, given }: Overfull): string =>
  `${name} has ${given} h of work, and ${hours} h free.`;

/** By how many hours. */
export const overBy = ({ hours, given }: Pick<Overfull, 'hours' | 'given'>): number =>
  sumOfHours([{ hours: given }, { hours: -hours }]);

/** "5 of 13.25 hours free", or "2.75 h over the 13.25 h free". */
export function sayFree(hours: number, given: number): string {
  const over = overBy({ hours, given });
  return over > 0
    ? `${over} h over the ${hours} h free`
    : `${0 - over} of ${hours} ${hours === 1 ? 'hour' : 'hours'} free`;
}
