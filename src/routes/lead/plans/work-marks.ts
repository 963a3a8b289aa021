// The mark where a person and a task meet. Who is buddy to several people on it has several pieces of work there: what needs most stands out. Pure.
import { hoursWords, shortHours, sumOfHours } from '#server/plans/hours-words.ts';
import type { PlanState } from '#server/plans/plan-state.ts';
import { type WorkStep, workState, workStateWords } from '#server/plans/work-state.ts';
import type { Mark } from '#ui/Matrix.svelte';
import type { ShapeName } from '#ui/Shape.svelte';
import { type Answer, shapeOf, wordsOf } from './plan-shapes.ts';
import { workShapes } from './work-shapes.ts';

/** `answer`: undefined where the reader may not know it. */
type Piece = {
  name: string;
  hours: number;
  buddyTo: string | null;
  doneAt: string | null;
  answer: Answer | null | undefined;
  step: WorkStep | null;
};

const urgent: readonly ShapeName[] = ['back', 'query', 'wait', 'calm', 'met', 'part', 'lock'];

export function markOf(title: string, pieces: readonly Piece[], state: PlanState): Mark {
  const said = pieces.map((piece) => ({ ...piece, ...standing(piece, state) }));
  const buddying = pieces.filter(({ buddyTo }) => buddyTo).length;
  return {
    shape: urgent.find((shape) => said.some((piece) => piece.shape === shape))!,
    label: said
      .map(({ name, hours, buddyTo, words }) => {
        const as = buddyTo ? ` as buddy to ${buddyTo}` : '';
        return `${name}: ${hoursWords(hours)} of “${title}”${as}, ${words}`;
      })
      .join('; '),
    text: shortHours(sumOfHours(pieces)),
    ...(buddying > 0 && { below: buddying === 1 ? 'buddy' : `buddy to ${buddying}` }),
  };
}

function standing({ doneAt, answer, step }: Piece, state: PlanState): { shape: ShapeName; words: string } {
  if (doneAt && step !== 'verify') return { shape: 'lock', words: 'done' };
  if (step) {
    const stands = workState({ answer: answer ?? null, understood: false, step, doneAt });
    return { shape: workShapes[stands], words: workStateWords[stands].toLowerCase() };
  }
  if (answer === undefined) return { shape: 'calm', words: 'given' };
  return { shape: shapeOf(answer), words: wordsOf(answer, state).toLowerCase() };
}
