// What the beginning of a piece marks: a criterion by its code, an outcome by its number, a point of a list.
import type { Piece } from './pieces.ts';

/** A piece that begins with a code such as 1.1; `rest` is what stands behind it. */
export type Code = { at: number; outcome: number; criterion: number; rest: string };

const code =
  /^(?:[-–—•❖▪*·o]\s*)?(?:(?:AC|PC|LO\s?\d+\s+AC)\s?)?(\d{1,2})\s?\.\s?(\d{1,2})(?![\d.]\d|\d|\s?%)(?:[.):](?=\s|$))?(?:\s+[-–—:]\s+|\s*$|\s+|(?=\p{L}))(.*)$/su;

/** All codes of a text, whatever they are codes of. */
export const codesIn = (pieces: Piece[]): Code[] =>
  pieces.flatMap(({ text }, at) => {
    const found = code.exec(text);
    return found ? [{ at, outcome: Number(found[1]), criterion: Number(found[2]), rest: found[3]!.trim() }] : [];
  });

export const isCode = (text: string): boolean => code.test(text);

/** How the number of an outcome is written: “Outcome 1”, “1. …”, “1 …”, or “1” by itself. */
export type Style = 'label' | 'dot' | 'bare' | 'alone';
export type Numbered = { at: number; number: number; style: Style; rest: string };

const styles: [Style, RegExp][] = [
  [
    'label',
    /^(?:specific\s+|learning\s+|unit\s+)*(?:outcome|objective|element|LO|SO)\s*(?:no\.?\s*)?(\d{1,2})(?!\s?\.\d)\b[.:)\s–—-]*(.*)$/isu,
  ],
  ['dot', /^(\d{1,2})[.):]\s+(\p{L}.*)$/su],
  ['bare', /^(\d{1,2})\s+(?!(?:hours?|credits?|days?|weeks?)\b)(\p{L}.*)$/su],
  ['alone', /^(\d{1,2})[.):]?$/u],
];

export function outcomesIn(pieces: Piece[]): Numbered[] {
  let unnumbered = 0;
  return pieces.flatMap(({ text }, at): Numbered[] => {
    const found = numbered(text);
    if (found) return [{ at, ...found }];
    const [, rest] = /^(?:element|(?:learning |specific )?outcome)\s*:\s+(\p{L}.+)$/isu.exec(text) ?? [];
    return rest ? [{ at, number: ++unnumbered, style: 'label', rest }] : [];
  });
}

function numbered(text: string): Omit<Numbered, 'at'> | null {
  for (const [style, pattern] of styles) {
    const [, number, rest = ''] = pattern.exec(text) ?? [];
    if (number)
      return { number: Number(number), style, rest: rest.replace(/^(the learner (will|can):?\s*)/i, '').trim() };
  }
  return null;
}

/** Whether it looks as if another outcome, or another numbered thing, began here. */
export const beginsNumbered = (text: string): boolean => {
  const found = numbered(text);
  return found !== null && (found.style === 'label' || /^\p{Lu}/u.test(found.rest));
};

export const isNumberAlone = (text: string): boolean => /^[-–—\s]*\d{1,4}[-–—\s]*$/.test(text);

const bullet = /^([•❖▪●○◦■□✓➢➤§*·‣⁃\uF0B7\uF0A7]|[-–—](?=\s)|o(?=\s+\p{L}))\s*(.*)$/su;

const lettered = /^(\(?(?:[a-z]|i{1,3}|iv|vi{0,3})\)|[a-z]\.(?=\s))\s*(.+)$/su;

/** The same for lists with letters, where a criterion announces its parts. */
export const partOf = (text: string): string | null => lettered.exec(text)?.[2]?.trim() ?? null;

/** The sign before a point of a list and what follows it; null where it is none. */
export function pointOf(text: string): { sign: string; rest: string } | null {
  const [, sign, rest] = bullet.exec(text) ?? [];
  return sign === undefined ? null : { sign, rest: rest!.trim() };
}
