// What the facts of a piece say of others in it. Pure.
import { fingerprint } from '../../ledger/fingerprint.ts';
import type { Evidence } from '../portfolios.table.ts';

/** `left`: how many finds stay as they are. Nothing where nothing was decided. */
export function othersFacts(
  { originalHash }: Pick<Evidence, 'originalHash'>,
  left: number,
): { name: string; text: string }[] {
  const text = [
    ...(originalHash ? [sealedWords(originalHash)] : []),
    ...(left > 0 ? [`${left === 1 ? 'One stays' : `${left} stay`}, with a reason`] : []),
  ].join('. ');
  return text ? [{ name: 'Names and details of others', text }] : [];
}

export const sealedWords = (originalHash: string): string =>
  `Replaced by role words in this copy; the original is sealed under ${fingerprint(originalHash)}`;
