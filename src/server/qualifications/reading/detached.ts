// Codes and texts that stand apart, because columns were read one after the other: paired by order, and said.
import type { Doubt } from '../unit-remarks.ts';
import { type Body, continues, inOneLine } from './bodies.ts';
import { isNumberAlone, pointOf } from './marks.ts';
import type { Piece } from './pieces.ts';
import type { RunCode } from './runs.ts';
import { headingOf } from './vocabulary.ts';

/** Gives their texts to codes that have none of their own, where several such stand together and the texts behind or before them are as many. */
export function pairDetached(pieces: Piece[], run: RunCode[], bodies: Body[], check: Doubt[]) {
  for (let from = 0; from < run.length; from++) {
    let to = from;
    while (to + 1 < run.length && stripped(bodies[to]!, run[to]!) && isNext(pieces, run[to]!.at, run[to + 1]!.at)) to++;
    if (to === from) continue;
    const codes = run.slice(from, to + 1);
    const [last, next] = [run[to]!.at, run[to + 1]?.at ?? pieces.length];
    const behind = textsIn(pieces, last + 1, next);
    const before = textsIn(pieces, run[from - 1]?.at ?? 0, run[from]!.at).slice(-codes.length);
    const texts = behind.length >= codes.length ? behind.slice(0, codes.length) : before;
    const line = pieces[run[from]!.at]!.line;
    const names = `${nameOf(codes[0]!)} to ${nameOf(codes.at(-1)!)}`;
    if (texts.length === codes.length) {
      for (const [at, { text, last: end }] of texts.entries()) bodies[from + at] = { text, sub: [], last: end };
      const exactly = behind.length === codes.length ? '' : `, of ${behind.length || before.length} texts`;
      check.push({ where: { line }, what: `Codes and texts of ${names} stand apart here; paired by order${exactly}` });
    } else
      check.push({
        where: { line },
        what: `Codes and texts of ${names} stand apart here and are not as many as each other`,
      });
    from = to;
  }
}

const nameOf = ({ outcome, criterion }: RunCode) => `${outcome}.${criterion}`;
const stripped = (body: Body, code: RunCode) => body.text === '' && code.rest === '';
const isNext = (pieces: Piece[], from: number, to: number) =>
  pieces.slice(from + 1, to).every(({ text }) => isNumberAlone(text) || text === '');

type Text = { text: string; last: number };

/** The texts between two places, each as one would read it: over several lines where these go on. */
function textsIn(pieces: Piece[], from: number, to: number): Text[] {
  const texts: Text[] = [];
  for (let at = from; at < to; at++) {
    const piece = pieces[at]!;
    if (isNumberAlone(piece.text)) continue;
    if (headingOf(piece.text) !== null && texts.length > 0) break;
    const last = texts.at(-1);
    const point = pointOf(piece.text);
    if (last && !point && continues(pieces[at - 1]!, piece, last.text)) {
      last.text = inOneLine(`${last.text} ${piece.text}`);
      last.last = at;
    } else texts.push({ text: point?.rest ?? piece.text, last: at });
  }
  return texts;
}
