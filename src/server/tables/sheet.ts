import { keepable } from '../keepable.ts';
import type { Row } from './delimited.ts';
import { mostColumns, tooWide, Unreadable } from './unreadable.ts';
import { type NumberFormat, textReader, tokensIn, type Workbook, workbookOf } from './workbook.ts';
import { attribute, type Token } from './xml.ts';
import { damaged, type ZipParts, zipParts } from './zip.ts';

const mostUnpacked = 200 * 1024 ** 2;
const mostRows = 1_048_576; // of an Excel sheet
const mostCells = 25_000_000; // with the empty ones before the last of each row

/**
 * Rows of the visible sheet that holds the table (`sheetToRead`), as they are unpacked. A cell is text as one would
 * type it: a date `2026-03-02`, with a time `2026-03-02T09:30:00`, a time or duration `0:02:23`, a number `0.85`, a formula its last
 * result, an error nothing. `most`: bytes that all its parts may unpack to. `tell` hears which of several sheets it is. Throws `Unreadable`.
 */
export async function* sheetRows(
  book: Uint8Array,
  most = mostUnpacked,
  tell: (note: string) => void = () => {},
): AsyncGenerator<Row> {
  const parts = zipParts(book, most);
  const workbook = await workbookOf(parts);
  const { sheets } = workbook;
  if (sheets.length === 0) throw damaged();
  const chosen = await sheetToRead(sheets, async ({ path }) => {
    const first: Row[] = [];
    for await (const row of rowsOf(parts, path, workbook)) if (first.push(row) >= looked) break;
    return first;
  });
  if (sheets.length > 1) tell(`The workbook has ${sheets.length} sheets; “${chosen.name}” was read.`);
  yield* rowsOf(parts, chosen.path, workbook);
}

/** Every visible sheet by its name, in the order of their tabs, for workbooks of which each sheet means something of its own. Throws `Unreadable`. */
export async function namedSheets(
  book: Uint8Array,
  most = mostUnpacked,
): Promise<{ name: string; rows: AsyncGenerator<Row> }[]> {
  const parts = zipParts(book, most);
  const workbook = await workbookOf(parts);
  if (workbook.sheets.length === 0) throw damaged();
  return workbook.sheets.map(({ name, path }) => ({ name, rows: rowsOf(parts, path, workbook) }));
}

const looked = 20; // rows

/**
 * The first sheet, passing over those that only go before: a cover of a column or two, or a short summary, where a longer table follows
 * that is no narrower.
 */
async function sheetToRead<T>(sheets: T[], firstRows: (sheet: T) => Promise<Row[]>): Promise<T> {
  let best: { sheet: T; rows: number; wide: number } | null = null;
  for (const sheet of sheets) {
    if (best && best.rows >= looked && best.wide > 1) break;
    const first = await firstRows(sheet);
    const wide = Math.max(0, ...first.map(({ cells }) => cells.filter((cell) => cell !== '').length));
    const isLonger = best && first.length >= looked && wide >= best.wide;
    if (first.length && (!best || isLonger || (best.wide === 1 && wide > 1 && first.length > 1)))
      best = { sheet, rows: first.length, wide };
  }
  return best?.sheet ?? sheets[0]!;
}

async function* rowsOf(parts: ZipParts, path: string, workbook: Workbook): AsyncGenerator<Row> {
  const read = rowReader(workbook);
  for await (const tokens of tokensIn(parts, path))
    for (const token of tokens) {
      const row = read(token);
      if (row?.cells.some((cell) => cell !== '')) yield row;
    }
}

type Cell = { column: number; type: string; style: number };

/** Takes the tokens of a sheet (ECMA-376 part 1, 18.3.1) and gives each row when its end is reached. */
function rowReader(workbook: Workbook): (token: Token) => Row | null {
  let row: Row = { row: 0, cells: [] };
  let cell: Cell = { column: -1, type: 'n', style: 0 };
  let value = '';
  let inValue = false;
  let cells = 0;
  const written = textReader(); // text that stands in the cell itself
  return (token) => {
    const text = written(token);
    if (token.kind === 'text') {
      if (inValue) value += token.text;
      return null;
    }
    const { kind, name, attributes } = token;
    if (name === 'row' && kind === 'open') {
      row = { row: Number(attribute(attributes, 'r')) || row.row + 1, cells: [] };
      cell = { column: -1, type: 'n', style: 0 };
    } else if (name === 'c' && kind !== 'close') {
      cell = cellAt(attributes, cell.column);
      value = '';
    } else if (name === 'c') place(row, cell, cell.type === 'inlineStr' ? text() : cellText(value, cell, workbook));
    else if (name === 'v') inValue = kind === 'open';
    else if (name === 'row' && kind === 'close') {
      cells += row.cells.length;
      if (row.row > mostRows || cells > mostCells) throw tooMany(row);
      return row;
    }
    return null;
  };
}

const tooMany = ({ row }: Row) =>
  new Unreadable(
    'too-large',
    'This sheet has more cells than are read at once. Save a part of it as CSV and bring that.',
    {
      row,
    },
  );

function cellAt(attributes: string, before: number): Cell {
  const place = /^[A-Z]+/i.exec(attribute(attributes, 'r') ?? '')?.[0].toUpperCase();
  const column = place ? [...place].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : before + 1;
  return { column, type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? 0) };
}

function place({ row, cells }: Row, { column }: Cell, text: string) {
  if (column >= mostColumns) throw tooWide(row);
  while (cells.length < column) cells.push('');
  cells[column] = keepable(text).trim();
}

function cellText(value: string, { type, style }: Cell, { strings, formats, since1904 }: Workbook): string {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value.replace(/T00:00:00(\.0+)?Z?$/, '');
  if (type === 'e') return '';
  const number = Number(value);
  if (type !== 'n' || value === '' || !Number.isFinite(number)) return value;
  return numberText(number, formats[style] ?? 'plain', since1904);
}

const daysTo1904 = 1462;

function numberText(number: number, format: NumberFormat, since1904: boolean): string {
  if (format === 'plain') return String(number);
  const seconds = Math.round(number * 86_400);
  if (format === 'elapsed' || seconds < 86_400) return clockText(seconds);
  const text = dateText(seconds + (since1904 ? daysTo1904 * 86_400 : 0));
  return text?.replace('T00:00:00', '') ?? String(number);
}

/** Seconds since 30 December 1899, from which spreadsheets count; null beyond the year 9999. */
function dateText(seconds: number): string | null {
  const at = Date.UTC(1899, 11, 30) + seconds * 1000;
  return at < Date.UTC(10_000, 0, 1) ? new Date(at).toISOString().slice(0, 19) : null;
}

function clockText(seconds: number): string {
  const part = (size: number) => String(Math.floor(Math.abs(seconds) / size) % 60).padStart(2, '0');
  return `${seconds < 0 ? '-' : ''}${Math.floor(Math.abs(seconds) / 3600)}:${part(60)}:${part(1)}`;
}
