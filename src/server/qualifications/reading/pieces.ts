// A text as pieces: the least that stands by itself, be it a line, a cell of a row or a part of a long line.
import { columnsApart, type Line } from './columns.ts';
import { beforeVerb, isRange } from './vocabulary.ts';

/**
 * `gap`: what parts it from the piece before: an empty line, a line's end, the border of a cell, or nothing but its look.
 * `full`: the line has no room for the first word of the next, so that one may go on with it.
 */
export type Piece = { text: string; line: number; gap: 'blank' | 'line' | 'cell' | 'inline'; full: boolean };

/** Pieces of a text in the order in which they are to be read; lines are counted from 1. */
export function piecesOf(text: string): Piece[] {
  const lines = columnsApart(linesOf(text).map(withoutFurniture));
  const slashes = isParted(lines, /\s\/\s/) && lines.some(({ text: words }) => /\d\.\d{1,2}\s+\/(\s|$)/.test(words));
  const coded = lines.filter(({ text: words }) => inlineCode.test(words)).length > 0;
  const pieces: Piece[] = [];
  let gap: Piece['gap'] = 'line';
  for (const [at, { text: words, line }] of lines.entries()) {
    const cells = words.split(slashes ? /\s*(?:\||(?<=\s)\/(?=\s|$))\s*/ : /\s*[|\t]\s*|(?<=\S\S)\s{4,}(?=\S)/);
    if (words.trim() === '') gap = gap === 'cell' ? 'cell' : 'blank';
    const full = isFull(lines, at);
    for (const [nth, cell] of cells.entries()) {
      if (nth > 0) gap = 'cell';
      const parts = partsOfLine(cell.trim(), coded);
      for (const part of parts) {
        pieces.push({ text: part, line, gap, full });
        gap = 'inline';
      }
    }
    if (gap === 'inline') gap = 'line';
  }
  return pieces;
}

/** Lines as an editor counts them; ends of pages end lines. */
export const linesOf = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replaceAll('\uFB01', 'fi')
    .replaceAll('\uFB02', 'fl')
    .split(/\r\n|[\n\r\f\v\u2028\u2029]/);

/** What printing leaves in a text is emptied, so that lines keep their numbers: dots that lead to a page, “page 3 of 9”. */
const withoutFurniture = (line: string): string =>
  /(\.\s?){5,}\s*\d*\s*$/.test(line) ||
  /^\s*(page\s+)\d+(\s+of\s+\d+)?\s*$/i.test(line) ||
  /^\s*[-–—_=•|\s]+$/.test(line.replaceAll('|', ''))
    ? line.replace(/[^|]/g, '')
    : line;

const isParted = (lines: Line[], by: RegExp) => lines.filter(({ text }) => by.test(text)).length >= 3;

/** The longest of the lines around it says where lines of this column break. */
function isFull(lines: Line[], at: number): boolean {
  const { text, column } = lines[at]!;
  let after = at + 1;
  while (after < lines.length && (lines[after]!.column !== column || lines[after]!.text.trim() === '')) after++;
  const next = lines[after];
  if (!next) return false;
  const around = lines.slice(Math.max(0, at - 8), at + 9).filter((line) => line.column === column);
  const widest = Math.max(...around.map((line) => line.text.trimEnd().length));
  return widest < 200 && text.trimEnd().length + 1 + next.text.trim().split(/\s/)[0]!.length > widest;
}

/** What stands before a code that is only referred to: “the range in 1.2 and 2.1”, “criteria 1.1, 1.2”; not “…; and 1.2 Give”. */
const refers =
  '(?:(?:^|[\\s(])(?:in|or|to|of|see|from|for|with|under|by|per|both|criteria|criterion|outcomes?|settings?|(?<!;\\s)and)|\\d\\.\\d{1,2},)';
const inlineCode = new RegExp(
  `(?<=\\S\\s+)(?<!${refers}\\s+)(?=(?:AC\\s?)?\\d{1,2}\\.\\d{1,2}\\.?\\s+[\\p{L}“"‘'(])`,
  'iu',
);
const isLong = 300; // characters: no line of a specification is so long, but those that lost their breaks are

/** A line in parts: before codes inside it; where it lost its breaks, before labels, numbers of outcomes and verbs too. */
function partsOfLine(line: string, coded: boolean): string[] {
  if (line === '') return [];
  if (line.length <= isLong && isRange(line)) return [line]; // the codes in it are those that it is for
  const parts = line.length > isLong ? atLabels(line).flatMap(atNumbers) : [line];
  const split = parts.flatMap((part) => part.split(inlineCode));
  const points = split.flatMap((part) => part.split(/(?<=\S\s+)(?=[•❖▪●➢]\s)/));
  const all = coded || line.length <= isLong ? points : points.flatMap((part) => part.split(beforeVerb));
  return all.map((part) => part.trim()).filter((part) => part !== '');
}

const labels =
  /(?<=\s)(?=(?:(?:QCF |NQF |RQF |Unit )?[Ll]evel: ?\d|Credit value|Credits?: ?\d|(?:Unit )?[Gg]uided learning hours|GLH:|NDAQ number|Unit (?:reference|aim|purpose|title|number|summary)|(?:Specific |Learning )?[Oo]utcome \d|Learning outcomes|Assessment criteria|The learner (?:will|can|must)|Indicative content|Evidence requirements|Details of|Support of|Assessment (?:This|method|requirement)|Performance criteria|Knowledge and understanding|You must be able to|You need to know)\b)/g;

const atLabels = (line: string) => line.split(labels);

/** Before 1, 2, 3 and so on, as far as they follow each other, once the outcomes have been announced. */
function atNumbers(line: string): string[] {
  const parts: string[] = [];
  let rest = line;
  for (let number = 1; ; number++) {
    const mark = `(?<=\\s|^)${number}(?:[.)]?\\s+(?=\\p{Lu}\\p{Ll}+\\s)|[.)]\\s+(?=\\p{Ll}))`;
    const found = new RegExp(mark, 'u').exec(rest.slice(1));
    if (!found) break;
    parts.push(rest.slice(0, found.index + 1));
    rest = rest.slice(found.index + 1);
  }
  return [...parts, rest];
}
