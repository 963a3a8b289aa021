import type { Row } from './delimited.ts';

const mostOfHeader = 300; // characters: what is looked for in a header takes long in a very long one

/** Header words for comparing: `AvgTalkDuration`, `avg_talk_duration` and ` Avg talk-duration ` are one; accents fall away. */
export const headerWords = (header: string): string =>
  header
    .slice(0, mostOfHeader)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#%@]+/gu, ' ')
    .trim();

/**
 * Where the header stands among the first rows: the first row about as wide as the widest, of words rather than figures.
 * Titles and banners above it are narrower. Null where no row looks like a header (files without one, files of one column
 * of figures).
 */
export function headerAt(first: Row[]): number | null {
  const filled = first.map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const widest = Math.max(0, ...filled);
  const at = first.findIndex(
    ({ cells }, index) => filled[index]! >= widest * 0.6 && cells.every((cell) => isWord(cell.slice(0, mostOfHeader))),
  );
  return at < 0 ? null : at;
}

/** Not a figure, date, time or e-mail address. An empty header cell happens and is no reason against. */
const isWord = (cell: string) => !/^[-−+(]?[\d.,:/\s%£$€-]+\)?$|^\S+@\S+\.\S+$|^\d{4}-\d\d-\d\d/.test(cell);
