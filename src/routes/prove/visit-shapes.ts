// The shape for every state of a visit.
import type { VisitState } from '#server/portfolios/visits/visit-state.ts';
import type { ShapeName } from '#ui/Shape.svelte';

export const visitShapes: Record<VisitState, ShapeName> = {
  planned: 'open',
  'under-way': 'part',
  ended: 'draft',
  signed: 'wait',
  acknowledged: 'met',
  cancelled: 'no',
};
