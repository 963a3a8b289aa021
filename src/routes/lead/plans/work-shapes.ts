// The shape and the words of how work stands.
import { type WorkState, workStateWords } from '#server/plans/work-state.ts';
import type { ShapeName } from '#ui/Shape.svelte';

export const workShapes: Record<WorkState, ShapeName> = {
  given: 'wait',
  accepted: 'met',
  understood: 'met',
  'in-progress': 'part',
  blocked: 'query',
  done: 'lock',
  verified: 'lock',
};

/** Where a buddy's work is done with the task it says no more than that. */
export const workWords = ({ stands, missing }: { stands: WorkState; missing?: string | null }): string =>
  stands === 'in-progress' && missing ? 'Given back' : workStateWords[stands];
