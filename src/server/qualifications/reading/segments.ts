// Where the units of a handbook begin.
import { ofqual } from './facts.ts';
import { codesIn } from './marks.ts';
import type { Piece } from './pieces.ts';
import { headingOf } from './vocabulary.ts';

const head = new RegExp(
  `^unit\\s+(?:standard\\s+|number\\s+|no\\.?\\s*)?(\\d{1,6}[A-Z]?)\\b(?!\\.\\d)|^(?:unit\\s+reference|ofqual|urn|ndaq|unit\\s+(?:number|no|code)).{0,30}?(${ofqual})`,
  'i',
);

/** The places of the pieces with which a unit begins: a head that names another unit, once the criteria of the one before have begun. */
export function unitStarts(pieces: Piece[]): number[] {
  const firsts = new Set(codesIn(pieces).flatMap(({ at, criterion }) => (criterion === 1 ? [at] : [])));
  const starts = [0];
  let names: Names = {};
  let isBegun = false;
  for (const [at, { text }] of pieces.entries()) {
    if (firsts.has(at) || headingOf(text) === 'criteria') isBegun = true;
    const found = namesIn(text);
    if (!found) continue;
    if (isBegun && isOther(found, names)) {
      starts.push(at);
      isBegun = false;
      names = found;
    } else if (!isBegun) names = { ...names, ...found };
  }
  return starts;
}

/** A number and a reference are two names of one unit. */
type Names = { number?: string; reference?: string };

function namesIn(text: string): Names | null {
  const [, number, reference] = head.exec(text) ?? [];
  if (number) return { number };
  return reference ? { reference } : null;
}

const isOther = (found: Names, known: Names) =>
  (known.number !== undefined && found.number !== undefined && found.number !== known.number) ||
  (known.reference !== undefined && found.reference !== undefined && found.reference !== known.reference);
