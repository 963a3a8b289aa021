// The words of a file as parts, each with its place: what is searched for others, and what a copy of the file is written out of. Pure.
import { extensionOf, kinds } from '../../files/kinds.ts';
import { copiedText, type Replacements } from './copying.ts';
import type { Finder } from './find-others.ts';
import type { Found } from './found.ts';

/**
 * `place`: its name, or the number of the line it begins in. `words` are searched and copied, what is `between` is copied as it is, `left out`
 * is searched and stands in no copy; a `number` is copied within quotation marks where something of it is replaced.
 */
export type Part = { text: string; place: string | number; role: 'words' | 'number' | 'between' | 'left out' };
/** `unread`: what was not read, in words; null where all was. `rewritten`: a copy can be written out of its parts, without what is unread. */
export type FileWords = { parts: Part[]; unread: string | null; rewritten: boolean };
export type FileFind = Found & { place: string };

/** Characters of one file: about 70 pages. More is not searched while somebody waits for a page. */
export const mostCharacters = 200_000;

export const unreadWords = (unread: string): FileWords => ({ parts: [], unread, rewritten: false });

const readable = [kinds.text, kinds.csv, kinds.json, kinds.calendar, kinds.email, kinds.pdf, kinds.word, kinds.excel];
const endings = new Set<string>([...readable, kinds.powerpoint].flatMap(({ extensions }) => [...extensions]));
export const readsWords = (name: string): boolean => endings.has(extensionOf(name));

/** What is cut off at the limit is said, and then nothing is written anew: half a file would travel. */
export function withinLimit({ parts, unread, rewritten }: FileWords): FileWords {
  let left = mostCharacters;
  const kept: Part[] = [];
  for (const part of parts) {
    if (left <= 0) break;
    kept.push(part.text.length > left ? { ...part, text: part.text.slice(0, left) } : part);
    left -= part.text.length;
  }
  if (left >= 0) return { parts, unread, rewritten };
  const behind = `what stands behind its first ${mostCharacters.toLocaleString('en-GB')} characters`;
  return { parts: kept, unread: unread ? `${unread}, and ${behind}` : behind, rewritten: false };
}

/** What the file shows of others, in its order. The same cell over and over is searched once. */
export function findsInFile({ parts }: FileWords, find: Finder): FileFind[] {
  const searched = new Map<string, Found[]>();
  return parts.flatMap(({ text, place, role }) => {
    if (role === 'between' || !mayHold.test(text)) return [];
    const found = searched.get(text) ?? find(text);
    searched.set(text, found);
    return found.map((one) => ({ ...one, place: placeIn(text, place, one.start) }));
  });
}
const mayHold = /\p{L}{2}|\d{3}/u;

const placeIn = (text: string, place: string | number, start: number) =>
  typeof place === 'string' ? place : `line ${place + text.slice(0, start).split('\n').length - 1}`;

/** The text of the copy, and whether it says anything otherwise. */
export function rewritten({ parts }: FileWords, find: Finder, by: Replacements): { text: string; differs: boolean } {
  let differs = false;
  const copied = parts.map((part) => {
    if (part.role === 'between') return part.text;
    const { copy, parts: changed } = copiedText(part.text, find, by, false);
    differs ||= changed.length > 0;
    if (part.role === 'left out') return '';
    return part.role === 'number' && changed.length > 0 ? `"${copy}"` : copy;
  });
  return { text: copied.join(''), differs };
}
