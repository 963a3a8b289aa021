// What is kept of a file of people until it is imported: its rows as text, without the columns that are refused.
import { keepable } from '#server/keepable.ts';
import type { Bytes } from '#server/tables/decode.ts';
import { headerAt } from '#server/tables/header.ts';
import { openTable } from '#server/tables/table.ts';
import { Unreadable } from '#server/tables/unreadable.ts';
import { refusalOf } from './reading/sensitive-columns.ts';

export const mostBytes = 10 * 1024 ** 2;
const mostUnpacked = 50 * 1024 ** 2; // read while the person waits
const mostRows = 20_000;
const mostColumns = 500;

export type Content = { content: string; refusedColumns: { header: string; why: string }[] };

/**
 * The file as delimited text with every row at its place, so that row numbers stay those of the file.
 * @throws Unreadable for what is no table, is too large, or holds nothing but refused columns
 */
export async function contentOf(source: Bytes): Promise<Content> {
  const table = await openTable(source, { mostBytes, mostSheetBytes: mostBytes, mostUnpacked });
  const lines: string[] = [];
  let shown: ((cells: string[]) => string[]) | null = null;
  let refusedColumns: Content['refusedColumns'] = [];
  const first: { row: number; cells: string[] }[] = [];
  const delimiter = table.kind === 'delimited' ? table.delimiter : ',';
  const write = ({ row, cells }: { row: number; cells: string[] }) => {
    while (lines.length < row - 1) lines.push('');
    lines.push(shown!(cells).map(quoted).join(delimiter));
  };
  const settle = () => {
    const at = headerAt(first) ?? 0;
    const header = first[at]?.cells ?? [];
    ({ shown, refusedColumns } = without(header));
    for (const row of first.slice(at)) write(row);
  };
  for await (const row of table.rows) {
    if (row.row > mostRows + 10 || lines.length + first.length > mostRows + 10)
      throw new Unreadable('too-large', `The file has more than ${mostRows} rows. Bring it in parts.`);
    if (row.cells.length > mostColumns) throw tooWide(row.row, row.cells.length);
    if (shown) write(row);
    else if (first.push(row) === 10) settle();
  }
  if (!shown) settle();
  return { content: keepable(`${lines.join('\n')}\n`), refusedColumns };
}

const tooWide = (row: number, columns: number) =>
  new Unreadable(
    'too-large',
    `Row ${row} has ${columns} columns, and a file of people may have ${mostColumns}. Leave out what is not about people.`,
    { row },
  );

/** What is shown of a row: every cell but those under a refused header. */
function without(header: string[]) {
  const why = header.map((name) => refusalOf(name));
  if (header.length > 0 && why.every((reason) => reason !== null))
    throw new Unreadable('not-a-table', 'Every column of this file is refused, so nothing of it can be imported.');
  return {
    shown: (cells: string[]) => cells.filter((_, at) => !why[at]),
    refusedColumns: header.flatMap((name, at) => (why[at] ? [{ header: name, why: why[at] }] : [])),
  };
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
