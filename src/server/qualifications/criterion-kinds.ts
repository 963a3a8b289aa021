import type { CriterionKind } from './units.table.ts';

/** What the two kinds of criterion are called, wherever one is told from the other. */
export const criterionKindWords: Record<CriterionKind, string> = {
  performance: 'Performance',
  knowledge: 'Knowledge',
};
