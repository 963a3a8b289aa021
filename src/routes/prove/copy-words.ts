// Who reads a record that may be, or was, taken as evidence: said wherever words of it are typed or read.
import { allOf } from '#server/list-words.ts';
import type { Copy } from '#server/portfolios/copies.ts';

/** "you and Priya; as evidence also an assessor and quality assurers", or the names of those who read what was submitted. */
export const readBy = (who: string, copies: readonly Copy[] = []): string =>
  `${who}; as evidence also ${copies.length === 0 ? 'an assessor and quality assurers' : readersOf(copies)}`;

export const readersOf = (copies: readonly Copy[]): string => {
  const names = new Set(copies.flatMap(({ readers }) => readers));
  return names.size > 0 ? allOf(names) : 'its assessor and quality assurers';
};
