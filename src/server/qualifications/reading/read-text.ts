// The text of a specification, read into its units.
import { Unreadable } from '../../tables/unreadable.ts';
import type { Doubt } from '../unit-remarks.ts';
import { factsOf } from './facts.ts';
import { kindOf } from './kinds.ts';
import { codesIn } from './marks.ts';
import { numberedParts } from './numbered.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { unitStarts } from './segments.ts';
import { structureUnits } from './structure.ts';
import type { UnitRead } from './units-read.ts';
import { unnumberedParts } from './unnumbered.ts';

/**
 * `file`: its name, which may hold the unit’s number where the text does not. No units where nothing of one was found.
 * @throws Unreadable where it has more lines or codes than any specification
 */
export function unitsInText(text: string, file: string | null = null): UnitRead[] {
  const pieces = piecesOf(text);
  if (pieces.length > mostPieces)
    throw new Unreadable(
      'too-large',
      `This text has more than the ${mostPieces} lines that are read. Bring the pages of the units alone.`,
    );
  const starts = unitStarts(pieces);
  const units = starts.flatMap((from, nth) => unitIn(pieces.slice(from, starts[nth + 1])) ?? []);
  if (units.length === 0) return structureUnits(pieces) ?? [];
  if (units.length === 1) nameByFile(units[0]!, file);
  return units;
}

const mostPieces = 50_000;
const mostCodes = 2_000; // of one unit, decoys among them

function unitIn(pieces: Piece[]): UnitRead | null {
  if (codesIn(pieces).length > mostCodes)
    throw new Unreadable(
      'too-large',
      `One unit of this text has more than ${mostCodes} numbers like 1.1, as no unit has. Bring the pages of the units alone.`,
    );
  const parts = numberedParts(pieces) ?? unnumberedParts(pieces);
  if (!parts) return null;
  const check: Doubt[] = [];
  const facts = factsOf(pieces, parts.from, check);
  sayKinds(parts.outcomes, check);
  return { ...facts, outcomes: parts.outcomes, check: inOrder([...check, ...parts.check]) };
}

const inOrder = (check: Doubt[]) =>
  check.map((doubt) => ({ ...doubt, certain: false })).sort((a, b) => lineOf(a) - lineOf(b));
const lineOf = ({ where }: Doubt) => (typeof where === 'object' && where ? Number(where.line ?? 0) : 0);

/** The text seldom says which criteria are of knowing; where their outcome does not either, their verbs decide, and that is said. */
function sayKinds(outcomes: UnitRead['outcomes'], check: Doubt[]) {
  const guessed = outcomes.flatMap(({ title, criteria }) =>
    criteria.filter(({ text }) => !kindOf(title, text).certain),
  );
  const line = guessed[0]?.line;
  if (line === undefined) return;
  const codes = guessed.map(({ code }) => code).join(', ');
  check.push({ where: { line }, what: `Whether these are of doing or of knowing is taken from their verbs: ${codes}` });
}

/** `H-601-1568`, since no name of a file holds a slash, or the code of a standard. */
const inName = /(?<![A-Za-z0-9])(?:([A-Z][-_ ]\d{3}[-_ ]\d{4})|([A-Z]{3,}\d{2,}[A-Z]?))(?![A-Za-z0-9])/;

function nameByFile(unit: UnitRead, file: string | null) {
  if (unit.number !== null || !file) return;
  const [, reference, standard] = inName.exec(file) ?? [];
  const number = reference?.replace(/[\s_-]+/g, '/') ?? standard;
  if (!number) return;
  unit.number = number;
  unit.check.unshift({
    where: 'name of the file',
    what: `The text gives no number; ${unit.number} stands in the name of the file`,
    certain: false,
  });
}
