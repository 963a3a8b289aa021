// How far a text goes on: the words of a criterion or an outcome, over lines, without what only stands behind them.
import { beginsNumbered, isCode, isNumberAlone, partOf, pointOf } from './marks.ts';
import type { Piece } from './pieces.ts';
import { beginsWithVerb, goesOn, headingOf, isRange } from './vocabulary.ts';

/** `last`: the piece it ends with; `sub`: points that stand under it. */
export type Body = { text: string; sub: string[]; last: number };

/**
 * The words that begin with `rest`, behind the mark of the piece `at`, and go on before the piece `end` at the most.
 * With `points` the points of a list under it are its parts; else they end it.
 */
export function bodyOf(pieces: Piece[], at: number, rest: string, end: number, points = true): Body {
  const body: Body = { text: rest, sub: [], last: at };
  let before = pieces[at]!;
  for (let next = at + 1; next < end; next++) {
    const piece = pieces[next]!;
    if (isNumberAlone(piece.text)) continue; // of a page
    const part = /:$/.test(body.text) || body.sub.length > 0 ? partOf(piece.text) : null;
    const point = part === null ? (pointOf(piece.text) ?? rangeOf(piece.text)) : { rest: part };
    if (endsBefore(piece, body)) break;
    if (point && body.text !== '') {
      if (!points) break;
      body.sub.push(point.rest);
    } else if (body.text === '') body.text = point?.rest ?? piece.text;
    else if (continues(before, piece, lastWords(body))) append(body, piece.text);
    else break;
    body.last = next;
    before = piece;
  }
  return { ...body, text: inOneLine(body.text), sub: body.sub.map(inOneLine).filter((part) => part !== '') };
}

const endsBefore = ({ text }: Piece, body: Body) =>
  isCode(text) ||
  (headingOf(text) !== null && !(body.text !== '' && goesOn.test(lastWords(body)))) ||
  (body.text !== '' && beginsNumbered(text));

/** “Range: new and experienced colleagues” stands under its criterion, whatever signs its points have. */
const rangeOf = (text: string) => (isRange(text) && !/^range\s*:?$/i.test(text) ? { rest: text } : null);

const lastWords = ({ text, sub }: Body) => sub.at(-1) ?? text;

function append(body: Body, words: string) {
  if (body.sub.length > 0) body.sub.push(joined(body.sub.pop()!, words));
  else body.text = joined(body.text, words);
}

const joined = (one: string, other: string) =>
  /\p{L}-$/u.test(one) && /^\p{Ll}/u.test(other) ? `${one}${other}` : `${one} ${other}`;

/** Whether a piece goes on with the words before it, although a line ended between them. */
export function continues(before: Piece, { text, gap }: Piece, words: string): boolean {
  if (gap === 'cell') return false;
  if (gap === 'inline') return !(/^\p{Lu}/u.test(text) && beginsWithVerb(text));
  if (/^[\p{Ll}(&]/u.test(text) && !/[.!?]$/.test(words)) return true;
  if (goesOn.test(words)) return true;
  const isAnother = /^\p{Lu}/u.test(text) && beginsWithVerb(text);
  return gap === 'line' && before.full && !isAnother && !/[.!?:;]$/.test(words);
}

export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
