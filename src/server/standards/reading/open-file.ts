import { type Bytes, decoding, joined, textOf } from '#server/tables/decode.ts';
import type { Row } from '#server/tables/delimited.ts';
import { headerAt } from '#server/tables/header.ts';
import type { DecimalMark } from '#server/tables/numbers.ts';
import { isJson } from '#server/tables/other-kinds.ts';
import { openTable } from '#server/tables/table.ts';
import { mostColumns, tooWide, Unreadable } from '#server/tables/unreadable.ts';
import { cdrHeader, isCdr } from './call-records.ts';
import { openJson } from './json-items.ts';
import { isQueueLog, queueCalls, queueLogHeader } from './queue-log.ts';
import { peekRows, type RawFile, type RawRow } from './raw-rows.ts';
import { sheetBeside } from './sheet-beside.ts';

/** Opens a file of contacts by what it holds, never by its name. Throws `Unreadable`. */
export async function openFile(source: Bytes): Promise<RawFile> {
  const { head, all } = await peekBytes(source);
  const text = await textOf(head);
  if (isJson(text) && !text.startsWith('{\\rtf')) return openJson(all);
  if (isQueueLog(text)) {
    const notes: string[] = [];
    return {
      shape: 'queue-log',
      mark: '.',
      header: queueLogHeader,
      rows: queueCalls(decoding(all).text, notes),
      notes,
      names: new Map(),
    };
  }
  if (isZip(head)) {
    const notes: string[] = [];
    const book = await whole(all);
    return openRows(
      sheetBeside(book, (note) => notes.push(note)),
      { shape: 'sheet', mark: '.', notes },
    );
  }
  const table = await openTable(all);
  return openRows(table.rows, {
    shape: 'table',
    mark: table.kind === 'delimited' && table.delimiter === ';' ? ',' : '.',
    notes: [],
  });
}

const isZip = (head: Uint8Array) => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
const mostSheetBytes = 50 * 1024 ** 2;

async function whole(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > mostSheetBytes) {
      throw new Unreadable(
        'too-large',
        'This workbook is larger than 50 MB. Save the one sheet as CSV and bring that.',
      );
    }
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

type About = { shape: 'table' | 'sheet'; mark: DecimalMark; notes: string[] };

async function openRows(rows: AsyncIterable<Row>, { shape, mark, notes }: About): Promise<RawFile> {
  const { first, all } = await peekRows(rows, 20);
  if (first.length === 0) throw new Unreadable('empty', 'The file has no rows. A table with a header row is needed.');
  const file = { mark, notes, names: new Map<string, string>() };
  if (isCdr(first[0]!.cells)) {
    notes.push('Call detail records without a header: the columns of Asterisk’s own order were taken.');
    return { ...file, shape: 'cdr', header: cdrHeader, rows: all };
  }
  const at = headerAt(first);
  if (at === null) {
    throw new Unreadable('no-header', 'No row looks like a header. The first row must name the columns.', {
      row: first[0]!.row,
    });
  }
  const columns = first[at]!.cells.findLastIndex((cell) => cell !== '') + 1;
  if (columns > mostColumns) throw tooWide(first[at]!.row, columns);
  if (at > 0) notes.push(`The header is in row ${first[at]!.row}; what stands above it was passed over.`);
  return { ...file, shape, header: first[at]!.cells, rows: after(all, at + 1) };
}

async function* after(rows: AsyncIterable<Row>, skip: number): AsyncGenerator<RawRow> {
  let at = 0;
  for await (const row of rows) if (at++ >= skip) yield row;
}

async function peekBytes(source: Bytes): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const chunks = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let head: Uint8Array = new Uint8Array();
  let next = await chunks.next();
  for (; !next.done && head.length < 4096; next = await chunks.next()) head = joined(head, next.value);
  async function* all() {
    if (head.length) yield head;
    for (; !next.done; next = await chunks.next()) yield next.value;
  }
  return { head, all: all() };
}
