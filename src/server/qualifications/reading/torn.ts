// Criteria that a reading across columns has torn: their words stand between those of a neighbour.
import type { Body } from './bodies.ts';
import { pointOf } from './marks.ts';
import type { Piece } from './pieces.ts';

/**
 * For a code in the middle of a line of prose: its sentence, or the same words where the text repeats them as a point of its contents
 * (“Analyse the benefits of …: benefits are”). Null for a code that stands as it should.
 */
export function torn(pieces: Piece[], at: number, body: Body): { text: string; why: string } | null {
  const [before, piece] = [pieces[at - 1], pieces[at]!];
  const isInside =
    piece.gap === 'inline' && before?.line === piece.line && /[,(\p{Ll}]$/u.test(before.text) && isProse(before);
  if (!isInside) return null;
  const sentence = /^.*?[.](?=\s|$)/.exec(body.text)?.[0] ?? body.text;
  const echo = pieces.map(echoed).find((phrase) => phrase !== null && standsIn(phrase, sentence));
  return echo
    ? { text: `${echo}.`, why: 'columns were read across here; the words are those that the text repeats elsewhere' }
    : { text: sentence, why: 'columns were read across here, and words of another column stand among these' };
}

const isProse = ({ text }: Piece) => text.length > 60 || pointOf(text) !== null;

const echoed = ({ text }: Piece): string | null => {
  const [, phrase] = /^(\p{Lu}[^:]{15,200}):\s/u.exec(pointOf(text)?.rest ?? '') ?? [];
  return phrase ?? null;
};

/** Whether the words of a phrase stand in a text in their order, both beginning alike. */
function standsIn(phrase: string, text: string): boolean {
  const [words, all] = [phrase, text].map((one) => one.toLowerCase().match(/\p{L}+/gu) ?? []);
  if (words![0] !== all![0] || words![1] !== all![1]) return false;
  let found = 0;
  for (const word of all!) if (word === words![found]) found++;
  return found === words!.length;
}
