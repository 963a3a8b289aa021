// How far a performance review is, as the shape beside its words and as the stages of its page.
import { type ReviewState, reviewStates, reviewStateWords } from '#server/reviews/performance-review-state.ts';

export const reviewShapes = {
  ...({ opened: 'open', 'handed-in': 'part', shown: 'part', met: 'part' } as const),
  ...({ discussed: 'wait', 'half-signed': 'wait', signed: 'met', appealed: 'query' } as const),
  ...({ closed: 'met', 'called-off': 'stop' } as const),
} satisfies Record<ReviewState, string>;

const stages = [
  { label: 'Own view', doneAfter: 'opened' },
  { label: 'Feedback', doneAfter: 'handed-in' },
  { label: 'Talk', doneAfter: 'shown' },
  { label: 'Comment', doneAfter: 'met' },
  { label: 'Signatures', doneAfter: 'half-signed' },
  { label: 'Follow-up', doneAfter: 'appealed' },
] as const satisfies readonly { label: string; doneAfter: ReviewState }[];

/** What is done, what is now and what is to come; the words stand at what is now. */
export function stagesOf(state: ReviewState) {
  const at = reviewStates.indexOf(state);
  const now = stages.findIndex(({ doneAfter }) => reviewStates.indexOf(doneAfter) >= at);
  return stages.map(({ label }, index) => ({
    label,
    state: now === -1 || index < now ? ('done' as const) : index === now ? ('now' as const) : ('later' as const),
    ...(index === now && { tag: { shape: reviewShapes[state], text: reviewStateWords[state] } }),
  }));
}
