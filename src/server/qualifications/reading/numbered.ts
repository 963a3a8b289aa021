// Specifications whose criteria have codes: found by their codes; outcomes by their numbers, wherever these stand.
import type { Doubt } from '../unit-remarks.ts';
import { type Body, bodyOf, inOneLine } from './bodies.ts';
import { pairDetached } from './detached.ts';
import { kindOf } from './kinds.ts';
import { codesIn, type Numbered, outcomesIn } from './marks.ts';
import type { Piece } from './pieces.ts';
import { longestRun, type RunCode } from './runs.ts';
import { torn } from './torn.ts';
import type { OutcomeRead } from './units-read.ts';
import { headingOf, outcomeAsks, readsAsCriterion } from './vocabulary.ts';

export type Parts = { outcomes: OutcomeRead[]; check: Doubt[]; from: number };

/** Outcomes and criteria by their codes; null where the text has none that count. `from`: the piece they begin with. */
export function numberedParts(pieces: Piece[]): Parts | null {
  const codes = codesIn(pieces);
  const numbers = outcomesIn(pieces);
  const run = longestRun(codes, {
    isApart: (one, other) => isApart(pieces, one.at, other.at),
    words: (code) => bodyOf(pieces, code.at, code.rest, codes.find(({ at }) => at > code.at)?.at ?? pieces.length).text,
  });
  if (run.length === 0) return null;
  const check: Doubt[] = [];
  const bodies = bodiesOf(pieces, run, check);
  if (areSections(pieces, numbers, run, bodies)) return null;
  const outcomes: OutcomeRead[] = [];
  for (const number of new Set(run.map((code) => code.outcome))) {
    const own = run.flatMap((code, at) => (code.outcome === number ? [{ code, body: bodies[at]! }] : []));
    outcomes.push(outcomeRead(pieces, { number, own, numbers, run, bodies }, check));
  }
  const after = withoutCriteria(pieces, numbers, run, bodies.at(-1)!.last);
  for (const { number, title, line } of after) {
    check.push({ where: { line }, what: `No criteria were found for outcome ${number}` });
    outcomes.push({ number: String(number), title, criteria: [], line });
  }
  sayGaps(run, pieces, check);
  const first = titlePlaces(numbers, run, 0)[0];
  return { outcomes, check, from: Math.min(run[0]!.at, first?.at ?? Number.POSITIVE_INFINITY) };
}

/** Numbers of a contents page: hardly one reads as a criterion does, and neither outcomes nor headings say that criteria follow. */
const areSections = (pieces: Piece[], numbers: Numbered[], run: RunCode[], bodies: Body[]) =>
  !titlePlaces(numbers, run, 0)[0]?.rest &&
  bodies.filter(({ text }) => readsAsCriterion(text)).length < bodies.length / 4 &&
  bodies.some(({ text }) => text !== '') &&
  !pieces.slice(0, run[0]!.at).some(({ text }) => /^(outcomes|criteria)$/.test(headingOf(text) ?? ''));

const isApart = (pieces: Piece[], from: number, to: number) =>
  pieces.slice(from + 1, to).some(({ text }) => headingOf(text) === 'outcomes' || headingOf(text) === 'criteria');

function bodiesOf(pieces: Piece[], run: RunCode[], check: Doubt[]): Body[] {
  const bodies = run.map((code, at) => bodyOf(pieces, code.at, code.rest, run[at + 1]?.at ?? pieces.length));
  pairDetached(pieces, run, bodies, check);
  for (const [at, code] of run.entries()) {
    const mended = torn(pieces, code.at, bodies[at]!);
    if (!mended) continue;
    bodies[at] = { ...bodies[at]!, text: mended.text, sub: [] };
    check.push({ where: { line: pieces[code.at]!.line }, what: `${nameOf(code)}: ${mended.why}` });
  }
  return bodies;
}

const nameOf = ({ outcome, criterion }: RunCode) => `${outcome}.${criterion}`;

type Found = {
  number: number;
  own: { code: RunCode; body: Body }[];
  numbers: Numbered[];
  run: RunCode[];
  bodies: Body[];
};

function outcomeRead(pieces: Piece[], found: Found, check: Doubt[]): OutcomeRead {
  const first = found.own[0]!.code;
  const { title, line } = titleOf(pieces, found, check);
  const criteria = found.own.map(({ code, body }) => {
    const line = pieces[code.at]!.line;
    if (body.text === '') check.push({ where: { line }, what: `${nameOf(code)} has no text here` });
    if (code.said) {
      const what = `The text writes ${code.said} a second time; counted on as ${nameOf(code)}`;
      check.push({ where: { line }, what });
    }
    if (
      body.sub.length > 0 &&
      !/[:–-]$|\b(including|include|following)$/i.test(body.text) &&
      !/^range\b/i.test(body.sub[0]!)
    )
      check.push({
        where: { line },
        what: `The points below ${nameOf(code)} are taken as its parts; they may belong to another column`,
      });
    const sub = body.sub.length > 0 ? body.sub : null;
    return { code: nameOf(code), text: body.text, kind: kindOf(title, body.text).kind, sub, line };
  });
  sayRunTogether(pieces, first, found.own[0]!.body, check);
  return { number: String(found.number), title: title ?? '', criteria, line };
}

/** The number with its words that stands last before the outcome’s first code; else the words that stand there without one. */
function titleOf(pieces: Piece[], { number, own, numbers, run, bodies }: Found, check: Doubt[]) {
  const first = own[0]!.code;
  for (const place of titlePlaces(numbers, run, run.indexOf(first))) {
    const end = place.at < first.at ? first.at : pieces.length;
    const { text } = bodyOf(pieces, place.at, place.rest, end, false);
    if (text === '') continue;
    const { line } = pieces[place.at]!;
    if (isInterleaved(place, run)) check.push({ where: { line }, what: interleaved(number) });
    return { title: trimmed(text), line };
  }
  const before = run.indexOf(first) === 0 ? -1 : bodies[run.indexOf(first) - 1]!.last;
  const found = unnumberedTitle(pieces, before + 1, first.at);
  const line = found ? pieces[found.at]!.line : pieces[first.at]!.line;
  const what = found
    ? `Outcome ${number} has no number in the text; it is taken from its criteria`
    : `No words were found for outcome ${number}`;
  check.push({ where: { line }, what });
  return { title: found ? trimmed(found.text) : null, line };
}

/** Whether an outcome stands between criteria of an earlier one: not before them all, as a list of outcomes does. */
const isInterleaved = ({ at, number }: Numbered, run: RunCode[]) =>
  at > run[0]!.at && run.some((code) => code.at > at && code.outcome < number);

const interleaved = (number: number) =>
  `Outcome ${number} stands between criteria of an earlier one: two columns seem to follow each other in turns here. See that each line stands with its own criterion`;

/** Where its number stands, the likeliest place first: near the code, then before it, then behind all codes. */
function titlePlaces(numbers: Numbered[], run: RunCode[], nth: number): Numbered[] {
  const code = run[nth]!;
  const before = numbers.filter(({ at, number }) => number === code.outcome && at < code.at).toReversed();
  const after = run[nth - 1]?.at ?? -1;
  const near = before.filter(({ at }) => at > after);
  const apart = numbers.filter(({ at, number, rest }) => number === code.outcome && at > run.at(-1)!.at && rest !== '');
  return [
    ...near.filter(({ style, rest }) => style === 'label' && rest !== ''),
    ...near,
    ...before.filter(({ rest }) => rest !== ''),
    ...apart,
  ];
}

/** The first paragraph below “Learning outcomes”, or words directly before the code that are those of an outcome. */
function unnumberedTitle(pieces: Piece[], from: number, to: number): { at: number; text: string } | null {
  const between = pieces.slice(from, to);
  const heading = between.findLastIndex(({ text }) => headingOf(text) === 'outcomes');
  const places = between.flatMap(({ text }, at) =>
    headingOf(text) === null && /\p{L}{3}/u.test(text) ? [from + at] : [],
  );
  const at =
    (heading < 0 ? undefined : places.find((place) => place > from + heading)) ??
    places.findLast((place) => outcomeAsks(pieces[place]!.text) !== null) ??
    (pieces[to]!.gap === 'cell' ? places.at(-1) : undefined);
  return at === undefined ? null : { at, text: bodyOf(pieces, at, pieces[at]!.text, to, false).text };
}

/** Outcomes that count on behind the last criterion: the text was cut there, or gives no criteria for them. */
function withoutCriteria(pieces: Piece[], numbers: Numbered[], run: RunCode[], last: number) {
  const found = [];
  let next = run.at(-1)!.outcome + 1;
  for (const { at, number, style, rest } of numbers) {
    if (at <= last || number !== next) continue;
    const title = trimmed(bodyOf(pieces, at, rest, pieces.length, false).text);
    if (title === '' || (style !== 'label' && outcomeAsks(title) === null)) continue;
    found.push({ number, title, line: pieces[at]!.line });
    next++;
  }
  return found;
}

function sayGaps(run: RunCode[], pieces: Piece[], check: Doubt[]) {
  for (const [at, code] of run.entries()) {
    const last = run[at - 1];
    const missing =
      last?.outcome === code.outcome && code.criterion > last.criterion + 1
        ? `${code.outcome}.${last.criterion + 1} is missing before ${nameOf(code)}`
        : last && code.outcome > last.outcome + 1
          ? `Outcome ${last.outcome + 1} is missing before outcome ${code.outcome}`
          : null;
    if (missing) check.push({ where: { line: pieces[code.at]!.line }, what: missing });
  }
}

/** Two columns in one line, of which the next line may go on with either. */
function sayRunTogether(pieces: Piece[], { at }: RunCode, body: Body, check: Doubt[]) {
  const [before, piece] = [pieces[at - 1], pieces[at]!];
  if (piece.gap !== 'inline' || before?.line !== piece.line || body.last === at) return;
  const words = pieces[at + 1]!.text;
  const what = `Two columns run into each other here: words of the outcome may stand in its first criterion (“${words}”)`;
  check.push({ where: { line: piece.line }, what });
}

const trimmed = (text: string) =>
  inOneLine(text)
    .replace(/\s*(The learner (can|will|must)|Assessment criteria)\s*:?$/i, '')
    .replace(/[:;]$/, '');
