import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { type Delimiter, delimiterOf, firstWidth, separatorLine } from './delimiter.ts';
import { mostColumns, tooWide, Unreadable } from './unreadable.ts';

/**
 * One row of a table. `row` is the number a person sees beside it in a spreadsheet: 1 is the first line of the file, blank
 * lines count, a cell with line breaks is still one row. `cells` are text without blanks around it.
 */
export type Row = { row: number; cells: string[] };

const sampleLength = 64 * 1024;
const longestRow = 1_000_000; // characters: more is a quotation mark that nobody closed, or no table

/** Rows of delimited text as they arrive; blank lines are left out. Throws `Unreadable` with the row. */
export async function delimitedRows(
  text: AsyncIterable<string>,
  given?: Delimiter,
): Promise<{ delimiter: Delimiter; rows: AsyncGenerator<Row> }> {
  const { sample, ended, rest } = await beginning(text[Symbol.asyncIterator]());
  const declared = separatorLine(sample);
  const delimiter = given ?? declared ?? delimiterOf(sample, ended);
  const wide = firstWidth(sample, delimiter) > mostColumns;
  return { delimiter, rows: rowsOf(rest, delimiter, { skip: declared ? 1 : 0, wide }) };
}

async function beginning(source: AsyncIterator<string>) {
  const chunks: string[] = [];
  let length = 0;
  let ended = false;
  while (length < sampleLength && !ended) {
    const next = await source.next();
    if (next.done) ended = true;
    else length += chunks.push(next.value) && next.value.length;
  }
  async function* rest() {
    yield* chunks;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  }
  return { sample: chunks.join('').slice(0, sampleLength), ended, rest: rest() };
}

/** `skip`: how many rows are no rows; `wide`: the first has more columns than are read, should it also be too long to be read whole. */
type Beginning = { skip: number; wide: boolean };

async function* rowsOf(
  text: AsyncGenerator<string>,
  delimiter: Delimiter,
  { skip, wide }: Beginning,
): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    ltrim: true, // so that a quotation mark after a space still opens a cell
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRow,
  });
  const source = Readable.from(text);
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row++;
      const cells = record.map(clean);
      if (row > skip && cells.some((cell) => cell !== '')) yield { row, cells };
    }
  } catch (error) {
    const at = Math.max(row, parser.info.records) + 1;
    throw wide && at === 1 && isTooLong(error) ? tooWide(at) : explained(error, at);
  } finally {
    source.destroy();
  }
}

/** The parser leaves blanks after a cell, and with them the quotation marks before those blanks. */
function clean(cell: string): string {
  const bare = cell.trim();
  if (bare.length === cell.length) return cell;
  return bare.length > 1 && bare.startsWith('"') && bare.endsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : bare;
}

function explained(error: unknown, row: number): unknown {
  if (isTooLong(error)) return tooLong(row);
  if (codeOf(error) !== 'CSV_QUOTE_NOT_CLOSED') return error;
  return new Unreadable(
    'open-quote',
    `A quotation mark that begins in row ${row} is never closed. Close it, or write it twice where it belongs to the text.`,
    { row },
  );
}

const codeOf = (error: unknown) => (error as { code?: string }).code;
const isTooLong = (error: unknown) => codeOf(error) === 'CSV_MAX_RECORD_SIZE';

/** Where the parser stops it has not seen whether a mark is open, so both are said. */
const tooLong = (row: number) =>
  new Unreadable(
    'row-too-long',
    `Row ${row} is longer than ${longestRow} characters. Either a quotation mark in it is never closed, or this is not a table of one row a line.`,
    { row },
  );
