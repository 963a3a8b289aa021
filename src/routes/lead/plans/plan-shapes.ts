// The shape that says a state a second time.
import type { ShapeName } from '#ui/Shape.svelte';

export const planShapes: Record<string, ShapeName> = {
  draft: 'part',
  consulting: 'open',
  agreed: 'met',
  live: 'calm',
  closed: 'lock',
  withdrawn: 'no',
};

type Answer = 'accept' | 'query' | 'decline';
export const answerShapes: Record<Answer, ShapeName> = { accept: 'met', query: 'query', decline: 'back' };
export const answerWords: Record<Answer, string> = { accept: 'Agreed', query: 'Query', decline: 'Declined' };

export const shapeOf = (answer: Answer | null | undefined): ShapeName => (answer ? answerShapes[answer] : 'wait');
export const wordsOf = (answer: Answer | null | undefined): string => (answer ? answerWords[answer] : 'Not answered');
