// Which rules have to be loosened together: each row of an answer is one rule, and one alone may not be enough.
import type { AllocationAnswer } from './answer.ts';

type Relax = AllocationAnswer['relax'];
export type Remedy = { rules: Relax; unblocks: string[] };

/** For pins that cannot be kept all rules together; else those for each task that is left over. */
export function remediesOf({ status, relax }: Pick<AllocationAnswer, 'status' | 'relax'>): Remedy[] {
  if (relax.length === 0) return [];
  const groups = status === 'infeasible' ? [relax] : [...Map.groupBy(relax, ({ unblocks }) => unblocks[0]).values()];
  return groups.map((rules) => ({ rules, unblocks: [...new Set(rules.flatMap(({ unblocks }) => unblocks))] }));
}
