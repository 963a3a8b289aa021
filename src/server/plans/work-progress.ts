// How far the work of a plan is, as counts of the whole team and nobody by name. Pure.
import { allOf } from '../list-words.ts';
import { doing } from './buddying.ts';
import type { AssignmentRow } from './plan-rows.ts';
import { type WorkState, workState } from './work-state.ts';

type Piece = Pick<AssignmentRow, 'buddyToId' | 'step' | 'doneAt'>;

const words: readonly (readonly [WorkState, string])[] = [
  ['verified', 'done and checked'],
  ['done', 'done and to be checked'],
  ['in-progress', 'in progress'],
  ['blocked', 'waiting for help'],
  ['accepted', 'not begun'],
];

/** "Of 8 pieces of work 2 are done and checked, 1 is in progress and 5 are not begun." */
export function sayProgress(pieces: readonly Piece[]): string {
  const work = doing(pieces);
  const states = work.map((one) => workState({ ...one, answer: 'accept', understood: false }));
  const counts = words.flatMap(([state, said]) => {
    const n = states.filter((one) => one === state).length;
    return n > 0 ? [`${n} ${n === 1 ? 'is' : 'are'} ${said}`] : [];
  });
  if (work.length === 0) return 'No work is given.';
  if (states.every((state) => state === 'accepted'))
    return work.length === 1
      ? 'The one piece of work is not begun.'
      : `None of ${work.length} pieces of work is begun.`;
  return `Of ${work.length === 1 ? 'one piece' : `${work.length} pieces`} of work ${allOf(counts)}.`;
}
