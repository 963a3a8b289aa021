import type { CriterionKind } from '../units.table.ts';
import { headingOf, isShown, isTold, outcomeAsks } from './vocabulary.ts';

/**
 * Whether a criterion is of doing or of knowing, by the words: an outcome of knowing has criteria of knowing, unless they ask to show something;
 * elsewhere the criterion's own verb says it. `certain` where the outcome says it itself.
 */
export function kindOf(outcome: string | null, criterion: string): { kind: CriterionKind; certain: boolean } {
  const heading = headingOf(outcome ?? '');
  const asks = heading === 'knowledge' ? 'knowledge' : outcomeAsks(outcome ?? '');
  if (heading === 'criteria') return { kind: 'performance', certain: true };
  if (asks === 'knowledge' && (heading || !isShown(criterion))) return { kind: 'knowledge', certain: true };
  if (asks === 'knowledge') return { kind: 'performance', certain: false };
  if (isTold(criterion)) return { kind: 'knowledge', certain: false };
  return { kind: 'performance', certain: asks === 'performance' };
}
