// Words of a text as names are made of them, and whether one is meant as a name where it stands. Pure.
import { folded } from './found.ts';
import { isMonthThere, isOrdinaryWord } from './ordinary-words.ts';

export type Word = { start: number; end: number; text: string; plain: string };

export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/\p{L}[\p{L}\p{M}]*(?:[’'-]\p{L}[\p{L}\p{M}]+)*/gu)].map(({ index, 0: found }) => {
    const own = found.replace(/[’']s$/i, '');
    return { start: index, end: index + own.length, text: own, plain: folded(own) };
  });

export const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'professor',
  'sir',
  'lady',
  'lord',
  'rev',
]);
export const particles = new Set(['van', 'de', 'der', 'den', 'von', 'la', 'le', 'di', 'da', 'al', 'bin', 'ap', 'ab']);
export const isCapital = (word: Word) => /^\p{Lu}/u.test(word.text);

/** A name that is an ordinary word as well counts within a sentence, with what is theirs, or with what people do. */
export function looksLikeName(
  text: string,
  words: readonly Word[],
  at: number,
  isWord = isOrdinaryWord(words[at]!.plain),
): boolean {
  const word = words[at]!;
  if (!isWord) return isCapital(word) || word.plain.length >= 5;
  if (!isCapital(word)) return false;
  if (hasOwner(text, word.end)) return true;
  if (isMonthThere(text, word)) return false;
  return (
    !beginsSentence(text, word.start) || standsAlone.test(text.slice(word.end)) || doing.test(words[at + 1]?.text ?? '')
  );
}

/** A cell, a label or a call: “Mo”, “Mo: try it”, “Mo, by Friday”. */
const standsAlone = /^\s*(?:$|[,:;)(–])/;
const doing =
  /^(?:will|would|has|had|was|is|can|could|said|says|told|tells|took|takes|gave|gives|went|led|leads|ran|wrote|came|did|does|thought|thinks|felt|kept|made|makes|spoke|put|rang|[a-z]{2,}ed)$/;
const hasOwner = (text: string, end: number) => /^[’']s\b/.test(text.slice(end, end + 3));
export const beginsSentence = (text: string, start: number) =>
  /(?:^|[.!?:•]["”’)]*\s+|\n\s*|["“‘(])$/.test(text.slice(0, start));
