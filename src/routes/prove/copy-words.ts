// Who reads a record that may be, or was, taken as evidence: said wherever words of it are typed or read.
import { allOf } from '#server/list-words.ts';
import type { Copy } from '#server/portfolios/copies.ts';

/** "you and Priya, unless one of you uses it as evidence", or who reads the copy that was submitted. */
export function readBy(who: string, copies: readonly Copy[], takers = 'one of you'): string {
  if (copies.length === 0)
    return `${who}, unless ${takers} uses it as evidence: an assessor and quality assurers then read it`;
  return `${who}; and the copy submitted as evidence: ${readersOf(copies)}`;
}

/** The same, short, for a box. */
export const readByInBox = (who: string, copies: readonly Copy[], takers = 'one of you'): string =>
  copies.length === 0 ? `${who}, unless ${takers} uses it as evidence` : `${who}, and whoever reads it as evidence`;

export const readersOf = (copies: readonly Copy[]): string => {
  const names = new Set(copies.flatMap(({ readers }) => readers));
  return names.size > 0 ? allOf(names) : 'its assessor and quality assurers';
};
