import type { Row } from '#server/tables/delimited.ts';
import type { DecimalMark } from '#server/tables/numbers.ts';

/** A row as its file has it, before anybody asks what it means; or the reason why not even its cells can be told apart. */
export type RawRow = Row | { row: number; reason: string; raw: string };

/** A file opened: its header and its rows after it. `row` counts as a spreadsheet does, the header being row 1 in most files. */
export type RawFile = {
  shape: 'table' | 'sheet' | 'json' | 'queue-log' | 'cdr';
  header: string[];
  /** The decimal mark to take where a column does not show its own: a comma beside semicolons. */
  mark: DecimalMark;
  rows: AsyncIterable<RawRow>;
  /** What was met on the way that a person should know; it may grow until the rows are read. */
  notes: string[];
  /** Names by id, where the file brings its own users. */
  names: ReadonlyMap<string, string>;
};

/** The first rows for looking at, and all rows, those included. */
export async function peekRows<T>(
  rows: AsyncIterable<T>,
  most: number,
): Promise<{ first: T[]; all: AsyncGenerator<T> }> {
  const source = rows[Symbol.asyncIterator]();
  const first: T[] = [];
  while (first.length < most) {
    const next = await source.next();
    if (next.done) break;
    first.push(next.value);
  }
  async function* all() {
    try {
      yield* first;
      if (first.length < most) return;
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    } finally {
      await source.return?.();
    }
  }
  return { first, all: all() };
}
