import { type Bytes, decoding, type Encoding, joined } from './decode.ts';
import { delimitedRows, type Row } from './delimited.ts';
import type { Delimiter } from './delimiter.ts';
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
  refuseOtherKinds(head);
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

function refuseOtherKinds(head: Uint8Array) {
  const wide = begins(head, [0xff, 0xfe]) || begins(head, [0xfe, 0xff]);
  const zeros = head.filter((byte) => byte === 0).length;
  if (head.length === 0) throw new Unreadable('empty', 'The file is empty. A table with a header row is needed.');
  if (begins(head, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new Unreadable(
      'old-workbook',
      'This workbook is in the old .xls form or has a password. Save it as .xlsx without a password, or as CSV.',
    );
  if (begins(head, [0x25, 0x50, 0x44, 0x46]))
    throw new Unreadable('not-a-table', 'This is a PDF, not a table. Save the table as CSV or .xlsx.');
  if (!wide && zeros > 0 && !everySecondZero(head))
    throw new Unreadable('not-a-table', 'This is not a table of text. CSV and .xlsx files can be read.');
}

/** UTF-16 without a mark: zeros in the odd or the even places, never in both. */
function everySecondZero(head: Uint8Array): boolean {
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]! += 1;
  return Math.min(...zeros) === 0 && Math.max(...zeros) > head.length * 0.3;
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
