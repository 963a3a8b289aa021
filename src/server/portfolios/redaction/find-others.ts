// L21: what a text shows of others, names and details together. Pure.
import { findDetails } from './find-details.ts';
import { namesIn, widest } from './find-names.ts';
import { type Found, folded } from './found.ts';
import type { KnownNames } from './name-index.ts';

/** Words that somebody added because they were missed. */
export type AddedWords = { subject: string; words: string };
export type Finder = (text: string) => Found[];

/**
 * Reads texts for names of others and details of anybody, each place once, in order. `numbers`: those of contacts known here.
 * @see docs/decisions/0250-others-are-found-by-who-is-known-here.md
 */
export function finderOf(
  known: KnownNames,
  added: readonly AddedWords[] = [],
  numbers: readonly string[] = [],
): Finder {
  const names = namesIn(known);
  const exact = [
    ...added.map(({ subject, words }) => ({ subject, words, kind: 'added' as const })),
    ...numbers.map((words) => ({ subject: `reference:${words.toLowerCase()}`, words, kind: 'reference' as const })),
  ];
  return (text) => {
    const plain = folded(text);
    const typed = exact.flatMap(({ subject, words, kind }) =>
      wordPlaces(plain, folded(words)).map((start): Found => {
        const end = start + words.length;
        return { subject, kind, role: null, start, end, text: text.slice(start, end) };
      }),
    );
    return widest([...typed, ...names(text), ...findDetails(text)]);
  };
}

/** Where the words stand whole. */
function wordPlaces(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && words; at = text.indexOf(words, at + words.length)) {
    const isInside =
      (/[\p{L}\d]/u.test(words.charAt(0)) && /[\p{L}\d]/u.test(text.charAt(at - 1))) ||
      (/[\p{L}\d]/u.test(words.charAt(words.length - 1)) && /[\p{L}\d]/u.test(text.charAt(at + words.length)));
    if (!isInside) places.push(at);
  }
  return places;
}
