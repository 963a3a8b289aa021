import { Readable } from 'node:stream';
import type excel from 'exceljs';
import type { Row } from './delimited.ts';
import { Unreadable } from './unreadable.ts';
import { refuseBomb } from './zip.ts';

const mostUnpacked = 400 * 1024 * 1024;

/**
 * Rows of the first sheet that has any, read as a stream. A cell is text as one would type it: a date `2026-03-02`, with a
 * time `2026-03-02T09:30:00`, a time or duration `0:02:23`, a number `0.85`, a formula its last result, an error nothing.
 */
export async function* sheetRows(book: Uint8Array): AsyncGenerator<Row> {
  await refuseBomb(book, mostUnpacked);
  let found = false;
  try {
    for await (const sheet of await readerOf(book)) {
      for await (const row of sheet) {
        const cells = cellsOf(row);
        if (!cells.some((cell) => cell !== '')) continue;
        found = true;
        yield { row: row.number, cells };
      }
      if (found) return;
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('damaged', 'This workbook cannot be read. Open it, save it again as .xlsx or as CSV.');
  }
}

/** The library is loaded for the first workbook: text files need not wait for it. */
async function readerOf(book: Uint8Array) {
  const { default: excel } = await import('exceljs');
  return new excel.stream.xlsx.WorkbookReader(Readable.from([book]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
}

function cellsOf(row: excel.Row): string[] {
  const cells: string[] = [];
  row.eachCell({ includeEmpty: true }, (cell) => {
    cells.push(textOf(cell.value, cell.numFmt ?? '').trim());
  });
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

function textOf(value: excel.CellValue | undefined, format: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value, format);
  if (typeof value !== 'object') return String(value).replace(/^(true|false)$/, (word) => word.toUpperCase());
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return textOf(value.text as excel.CellValue, format);
  if ('result' in value) return textOf(value.result as excel.CellValue, format);
  return '';
}

const dayZero = Date.UTC(1899, 11, 30);

function dateText(date: Date, format: string): string {
  const seconds = Math.round((date.getTime() - dayZero) / 1000);
  if (!Number.isFinite(seconds)) return '';
  if (seconds < 86_400 || /\[h+\]/i.test(format)) return clockText(seconds);
  const text = new Date(dayZero + seconds * 1000).toISOString().slice(0, 19);
  return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
}

function clockText(seconds: number): string {
  const part = (size: number) => String(Math.floor(Math.abs(seconds) / size) % 60).padStart(2, '0');
  return `${seconds < 0 ? '-' : ''}${Math.floor(Math.abs(seconds) / 3600)}:${part(60)}:${part(1)}`;
}
