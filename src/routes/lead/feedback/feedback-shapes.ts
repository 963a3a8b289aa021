// How feedback stands, as its pages show it.
import type { FeedbackState } from '#server/support/colleague-feedback-state.ts';
import type { ShapeName } from '#ui/Shape.svelte';

export const stateTags: Record<FeedbackState, { shape: ShapeName; text: string }> = {
  given: { shape: 'open', text: 'Not read yet' },
  read: { shape: 'part', text: 'Read' },
  answered: { shape: 'met', text: 'Answered' },
  withdrawn: { shape: 'no', text: 'Withdrawn' },
};
