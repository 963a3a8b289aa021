// The structure of a qualification: a list of its units, row by row, or torn into its columns.
import type { Doubt } from '../unit-remarks.ts';
import { inOneLine } from './bodies.ts';
import { ofqual } from './facts.ts';
import type { Piece } from './pieces.ts';
import type { UnitRead } from './units-read.ts';

const reference = new RegExp(`^(${ofqual})(?!\\d)\\s*(.*)$`);
type Row = { number: string; line: number; at: number; rest: string };

/** Units without outcomes; null where the text is no such list: it takes three references that begin a cell or a line. */
export function structureUnits(pieces: Piece[]): UnitRead[] | null {
  const found = pieces.flatMap(({ text, line }, at): Row[] => {
    const [, number, rest] = reference.exec(text) ?? [];
    return number ? [{ number: number.replace(/\s/g, ''), line, at, rest: rest! }] : [];
  });
  const rows = found.filter(({ number }, at) => found.findIndex((row) => row.number === number) === at);
  if (rows.length < 3) return null;
  const apart = rows.filter(({ rest }) => rest === '').length === rows.length;
  const units = (apart ? byColumns(pieces, rows) : null) ?? rows.map((row, nth) => byRow(pieces, row, rows[nth + 1]));
  return units.some(({ title }) => title !== null) ? units : null;
}

type Value = 'credit' | 'level' | 'glh';

const named = (text: string): Value | null =>
  /^credits?( value)?$/i.test(text)
    ? 'credit'
    : /^level$/i.test(text)
      ? 'level'
      : /^(glh|guided learning hours)$/i.test(text)
        ? 'glh'
        : null;

/** The order of the columns of numbers, as their heads stand; in one line or one below the other. */
function orderIn(pieces: Piece[]): Value[] {
  const order = pieces.flatMap(({ text }) => {
    const words = text.split(/\s+/).map(named);
    return words.every((word) => word !== null) ? (words as Value[]) : [named(text)].filter((word) => word !== null);
  });
  const inLine = pieces.map(({ text }) =>
    [...text.matchAll(/\b(credits?|level|glh)\b/gi)].map(([word]) => named(word)!),
  );
  return [...new Set(order.length >= 2 ? order : (inLine.find((words) => words.length >= 2) ?? []))];
}

function byRow(pieces: Piece[], row: Row, next: Row | undefined): UnitRead {
  const order = orderIn(pieces.slice(0, row.at));
  const end = Math.min(next?.at ?? pieces.length, row.at + 8);
  const words = [row.rest, ...pieces.slice(row.at + 1, end).map(({ text }) => text)].filter((text) => text !== '');
  const [, title, tail] = /^(.*?)((?:\s\d{1,3})*)$/.exec(words[0] ?? '') ?? [];
  const after = words.slice(1).filter((text) => /^\d{1,3}(\s+\d{1,3})*$/.test(text));
  const values = `${tail ?? ''} ${after.join(' ')}`.trim().split(/\s+/).filter(Boolean).map(Number);
  const known = order.length > 0 && values.length >= order.length;
  const check =
    known || values.length === 0 ? [] : [unsure(row, `What the numbers ${values.join(', ')} are is not said`)];
  return unit(row, title ? inOneLine(title) : null, known ? valuesBy(order, values) : {}, check);
}

const unsure = ({ line }: Row, what: string): Doubt => ({ where: { line }, what });

const valuesBy = (order: Value[], values: number[]) => Object.fromEntries(order.map((name, at) => [name, values[at]!]));

const unit = (row: Row, title: string | null, values: Partial<Record<Value, number>>, check: Doubt[]): UnitRead => ({
  ...{ number: row.number, title, level: values.level ?? null, credit: values.credit ?? null, glh: values.glh ?? null },
  ...{ expires: null, outcomes: [] },
  check: [
    ...check,
    { where: { line: row.line }, what: 'Only the list of units was read; outcomes and criteria are not here' },
  ],
});

/** References, titles and numbers, each column by itself. */
function byColumns(pieces: Piece[], rows: Row[]): UnitRead[] | null {
  const rest = pieces.slice(rows.at(-1)!.at + 1);
  const order = orderIn(rest);
  const titles = titlesIn(rest);
  const values = rest.flatMap(({ text }) => (/^\d{1,3}(\s+\d{1,3})*$/.test(text) ? text.split(/\s+/).map(Number) : []));
  const arranged = order.length > 0 ? arrangement(values, rows.length, order) : null;
  if (titles.length !== rows.length) return null;
  return rows.map((row, nth) => {
    const what = `References, titles and numbers stand apart here; paired by order${arranged ? `, numbers ${arranged.how}` : ''}`;
    return unit(row, titles[nth]!, arranged?.units[nth] ?? {}, [unsure(row, what)]);
  });
}

function titlesIn(pieces: Piece[]): string[] {
  const head = pieces.findIndex(({ text }) => /^(unit )?titles?$/i.test(text));
  const titles: string[] = [];
  for (const { text } of pieces.slice(head + 1)) {
    if (named(text) || /^\d/.test(text)) break;
    if (/^\p{Ll}/u.test(text) && titles.length > 0) titles.push(`${titles.pop()} ${text}`);
    else if (/^\p{Lu}/u.test(text)) titles.push(text);
  }
  return titles.map(inOneLine);
}

type Arranged = { how: string; units: Partial<Record<Value, number>>[] };

/** Of the ways in which a table can be read, the one whose numbers can be true: levels of 1 to 8 that are nearly alike, more hours than credits. */
function arrangement(values: number[], count: number, order: Value[]): Arranged | null {
  const wide = order.length;
  if (values.length !== count * wide) return null;
  const ways: [how: string, place: (unit: number, column: number) => number][] = [
    ['row by row', (unit, column) => unit * wide + column],
    ['column by column', (unit, column) => column * count + unit],
    [
      'column by column after the first row',
      (unit, column) => (unit === 0 ? column : wide + column * (count - 1) + unit - 1),
    ],
  ];
  const read = ways.map(([how, place]) => ({
    how,
    units: Array.from({ length: count }, (_, unit) =>
      Object.fromEntries(order.map((name, column) => [name, values[place(unit, column)]!])),
    ) as Partial<Record<Value, number>>[],
  }));
  const likely = read.map((way) => ({ way, doubt: doubtOf(way.units) })).sort((a, b) => a.doubt - b.doubt);
  return likely[0]!.doubt < likely[1]!.doubt ? likely[0]!.way : null;
}

function doubtOf(units: Partial<Record<Value, number>>[]): number {
  const levels = units.map(({ level }) => level ?? 0);
  const out = levels.filter((level) => level < 1 || level > 8).length;
  const fewHours = units.filter(({ credit, glh }) => credit !== undefined && glh !== undefined && glh <= credit).length;
  return out * 5 + fewHours * 3 + new Set(levels).size;
}
