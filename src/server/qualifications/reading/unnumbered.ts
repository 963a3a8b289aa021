// Specifications whose criteria have no codes: told by their points or by the verbs they begin with, below the outcome they stand under.
import type { Doubt } from '../unit-remarks.ts';
import { bodyOf, continues, inOneLine } from './bodies.ts';
import { kindOf } from './kinds.ts';
import { isNumberAlone, type Numbered, outcomesIn, pointOf } from './marks.ts';
import type { Parts } from './numbered.ts';
import type { Piece } from './pieces.ts';
import type { CriterionRead, OutcomeRead } from './units-read.ts';
import { beginsWithVerb, type Heading, headingOf, isRange, readsAsCriterion } from './vocabulary.ts';

/** An outcome and the pieces in which its criteria are. */
type Zone = { number: string; title: string; line: number; from: number; to: number };

/** Outcomes in the order of their numbers with what stands under each; codes are given by order, and said so. Null where there are no outcomes. */
export function unnumberedParts(pieces: Piece[]): Parts | null {
  const zones = zonesByNumber(pieces) ?? zonesByHeading(pieces);
  if (!zones) return null;
  const check: Doubt[] = [];
  const outcomes = zones.map((zone): OutcomeRead => {
    const criteria = criteriaIn(pieces, zone);
    if (criteria.length === 0)
      check.push({ where: { line: zone.line }, what: `No criteria were found for outcome ${zone.number}` });
    return { number: zone.number, title: zone.title, criteria, line: zone.line };
  });
  const first = outcomes.flatMap(({ criteria }) => criteria).find(({ code }) => code.includes('.'));
  const what = 'The criteria have no numbers in the text; numbered by order under their outcomes';
  if (first) check.push({ where: { line: first.line! }, what });
  return { outcomes, check, from: zones[0]!.from };
}

function zonesByNumber(pieces: Piece[]): Zone[] | null {
  const found = sequenceIn(pieces, outcomesIn(pieces));
  if (found.length === 0) return null;
  return found.map(({ at, number, rest }, nth) => {
    const end = found[nth + 1]?.at ?? endOf(pieces, at + 1);
    const { text, last } = bodyOf(pieces, at, rest, end, false);
    const line = pieces[at]!.line;
    return { number: String(number), title: text.replace(/[:;]$/, ''), line, from: last + 1, to: end };
  });
}

const mostFirsts = 50; // rows that are looked at: every numbered list begins one

/** Numbers 1, 2, 3 … of one style that say words; the longest such row, the last of several: a summary may stand before. */
function sequenceIn(pieces: Piece[], numbers: Numbered[]): Numbered[] {
  const announced = pieces.findIndex(({ text }) => headingOf(text) === 'outcomes');
  let best: Numbered[] = [];
  for (const style of ['label', 'dot', 'bare', 'alone'] as const) {
    const own = numbers.filter(
      (one) => one.style === style && (style === 'label' || (announced >= 0 && one.at > announced)),
    );
    const firsts = own.flatMap(({ number }, at) => (number === 1 ? [at] : [])).slice(0, mostFirsts);
    for (const from of firsts) {
      const first = own[from]!;
      const row = [first];
      for (const next of own.slice(from + 1)) if (next.number === row.at(-1)!.number + 1) row.push(next);
      const said = row.filter((one) => bodyOf(pieces, one.at, one.rest, pieces.length, false).text !== '');
      if (said.length > best.length || (style === 'label' && said.length === best.length && said.length > 0))
        best = said;
    }
  }
  return best;
}

/** Standards without outcomes: one for what is to be done, one for what is to be known, named as the text names them. */
function zonesByHeading(pieces: Piece[]): Zone[] | null {
  const heads = pieces.flatMap(({ text }, at) => {
    const heading = headingOf(text);
    return heading === 'criteria' || heading === 'knowledge' ? [{ at, heading, text }] : [];
  });
  const zones: (Zone & { heading: Heading })[] = [];
  for (const { at, heading, text } of heads) {
    const last = zones.at(-1);
    if (last?.heading === heading && criteriaIn(pieces, { ...last, to: at }).length === 0) last.from = at + 1;
    else {
      const title = inOneLine(text).replace(/:$/, '');
      zones.push({ heading, number: '', title, line: pieces[at]!.line, from: at + 1, to: pieces.length });
    }
  }
  for (const [nth, zone] of zones.entries()) zone.to = zones[nth + 1]?.from ?? pieces.length;
  const filled = zones.filter((zone) => areCriteria(zone.heading, criteriaIn(pieces, zone)));
  return filled.length > 0 ? filled.map((zone, nth) => ({ ...zone, number: String(nth + 1) })) : null;
}

/** What stands under a heading of a menu, or of an article about a unit, is a list of something else. */
const areCriteria = (heading: Heading, found: CriterionRead[]) =>
  found.length > 0 &&
  (heading === 'knowledge' || found.filter(({ text }) => readsAsCriterion(text)).length * 2 >= found.length);

const endOf = (pieces: Piece[], from: number) => {
  const end = pieces.findIndex(({ text }, at) => at >= from && headingOf(text) === 'end' && !/^range\b/i.test(text));
  return end < 0 ? pieces.length : end;
};

/** `mark`: the code that the text gives it. */
type Item = { text: string; sub: string[]; line: number; mark?: string };

function criteriaIn(pieces: Piece[], zone: Zone): CriterionRead[] {
  const heading = pieces.findIndex(({ text }, at) => at >= zone.from && at < zone.to && isHead(text));
  const from = heading < 0 ? zone.from : heading + 1;
  const items = itemsIn(pieces.slice(from, zone.to));
  return items.map(({ text, sub, line, mark }, nth) => ({
    ...{ code: mark ?? `${zone.number}.${nth + 1}`, text, kind: kindOf(zone.title, text).kind },
    ...{ sub: sub.length > 0 ? sub : null, line },
  }));
}

const isHead = (text: string) => headingOf(text) === 'criteria';
/** The points of the outermost list, or what begins with a verb; points of another sign, and ranges, stand under the one before them. */
function itemsIn(pieces: Piece[]): Item[] {
  const items: Item[] = [];
  let sign: string | null = null;
  let before: Piece | null = null;
  for (const piece of pieces) {
    if (isNumberAlone(piece.text)) continue;
    const last = items.at(-1);
    if (last && fill(last, piece.text)) {
      before = piece;
      continue;
    }
    const point = pointed(piece.text);
    if (headingOf(piece.text) === 'end' && !point) break;
    if (headingOf(piece.text) !== null && !point) continue;
    if (point && last && (point.sign !== sign || isRange(point.rest))) last.sub.push(point.rest);
    else if (point) {
      sign = point.sign;
      items.push({ text: point.rest, sub: [], line: piece.line, mark: point.mark });
    } else if (last && before && continues(before, piece, last.sub.at(-1) ?? last.text)) append(last, piece.text);
    else if (sign === null && (beginsWithVerb(piece.text) || (last && piece.gap === 'line' && isShort(piece.text))))
      items.push({ text: piece.text, sub: [], line: piece.line });
    else if (last) break;
    before = piece;
  }
  return items.map((item) => ({ ...item, text: inOneLine(item.text), sub: item.sub.map(inOneLine) }));
}

const isShort = (text: string) => text.length < 200 && /^\p{Lu}\p{Ll}/u.test(text) && !/[:?]$|https?:|www\./.test(text);

/** What is announced on a line of its own stands on the next. */
function fill(item: Item, text: string): boolean {
  if (item.text === '') item.text = text.replace(/^\d{1,2}[.)]\s+/, '');
  else if (item.sub.at(-1) === '') item.sub[item.sub.length - 1] = text;
  else return false;
  return true;
}

/** A list may be numbered or lettered anew under each outcome. */
function pointed(text: string): { sign: string; rest: string; mark?: string } | null {
  const [, criterion, range] = /^(?:assessment|performance) criterion\s+(?:(\d+[.:]?)|(range))\s*:?$/i.exec(text) ?? [];
  if (criterion) return { sign: 'criterion', rest: '' };
  if (range) return { sign: 'range', rest: '' };
  const point = pointOf(text);
  if (point) return point.rest === '' ? null : point;
  const [, number, rest] = /^(\(?(?:\d{1,2}|[a-z]|[PK]\d{1,2})[.)]|[PK]\d{1,2}\b)\s+(.*)$/s.exec(text) ?? [];
  if (!number) return null;
  const mark = /^[PK]\d+$/.exec(number)?.[0];
  return { sign: mark ? mark[0]! : number.replace(/\w+/, (word) => (/\d/.test(word) ? '1' : 'a')), rest: rest!, mark };
}

function append(item: Item, words: string) {
  if (item.sub.length > 0) item.sub.push(`${item.sub.pop()} ${words}`);
  else item.text = `${item.text} ${words}`;
}
