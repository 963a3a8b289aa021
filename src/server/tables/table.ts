import { type Bytes, decoding, type Encoding, joined, textOf } from './decode.ts';
import { delimitedRows, type Row } from './delimited.ts';
import type { Delimiter } from './delimiter.ts';
import { refuseOtherKinds } from './other-kinds.ts';
import { sheetRows } from './sheet.ts';
import { Unreadable } from './unreadable.ts';

/** `encoding()` is final once the rows have been read. */
export type OpenTable =
  | { kind: 'delimited'; delimiter: Delimiter; encoding: () => Encoding; rows: AsyncGenerator<Row> }
  | { kind: 'sheet'; rows: AsyncGenerator<Row> };

export type TableLimits = { mostBytes?: number; mostSheetBytes?: number; mostUnpacked?: number; delimiter?: Delimiter };

/**
 * Opens a file of either kind by what it holds, never by its name. Text is streamed in bounded memory; a workbook is held
 * whole while it is read. Throws `Unreadable`: for a file of another kind, an empty one, one over its limit.
 */
export async function openTable(source: Bytes, limits: TableLimits = {}): Promise<OpenTable> {
  const { mostBytes = 4 * 1024 ** 3, mostSheetBytes = 50 * 1024 ** 2, mostUnpacked, delimiter } = limits;
  const { head, rest } = await headOf(source);
  if (begins(head, [0x50, 0x4b, 3, 4]))
    return { kind: 'sheet', rows: sheetRows(await whole(rest, mostSheetBytes), mostUnpacked) };
  refuseOtherKinds(head, await textOf(head));
  const { text, encoding } = decoding(atMost(rest, mostBytes));
  return { kind: 'delimited', encoding, ...(await delimitedRows(text, delimiter)) };
}

async function headOf(source: Bytes) {
  const chunks = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let head: Uint8Array = new Uint8Array();
  let next = await chunks.next();
  for (; !next.done; next = await chunks.next()) {
    head = joined(head, next.value);
    if (head.length >= 4096) break;
  }
  async function* rest() {
    yield head;
    for (next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  return { head, rest: rest() };
}

const begins = (head: Uint8Array, mark: number[]) => mark.every((byte, at) => head[at] === byte);

async function* atMost(source: AsyncIterable<Uint8Array>, most: number) {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    yield chunk;
  }
}

async function whole(source: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of atMost(source, most)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const tooLarge = (most: number) =>
  new Unreadable('too-large', `The file is larger than ${Math.round(most / 1024 / 1024)} MB. Bring it in parts.`);
