// The shape for every state of a testimony.
import type { TestimonyState } from '#server/portfolios/testimony/testimony-state.ts';
import type { ShapeName } from '#ui/Shape.svelte';

export const testimonyShapes: Record<TestimonyState, ShapeName> = {
  requested: 'open',
  opened: 'part',
  declined: 'no',
  revoked: 'no',
  expired: 'no',
  given: 'wait',
  verified: 'met',
  disputed: 'query',
  'relied-on': 'met',
  retracted: 'back',
};
