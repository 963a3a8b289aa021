import type { CoachingState } from '#server/support/coaching/coaching-state.ts';
import type { SessionState } from '#server/support/coaching/session-state.ts';
import type { ShapeName } from '#ui/Shape.svelte';

export const coachingShapes: Record<CoachingState, ShapeName> = {
  draft: 'draft',
  proposed: 'query',
  contracted: 'part',
  'start-fixed': 'part',
  active: 'part',
  reviewing: 'wait',
  achieved: 'met',
  closed: 'met',
  stopped: 'no',
};

export const sessionShapes: Record<SessionState, ShapeName> = {
  planned: 'open',
  'called-off': 'no',
  held: 'wait',
  reflected: 'part',
  noted: 'part',
  'half-agreed': 'part',
  agreed: 'met',
};
