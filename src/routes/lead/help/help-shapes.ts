import type { HelpState } from '#server/support/help-state.ts';
import type { ShapeName } from '#ui/Shape.svelte';

export const helpShapes: Record<HelpState, ShapeName> = {
  asked: 'query',
  promised: 'wait',
  given: 'part',
  helped: 'met',
  'taken-back': 'no',
};
