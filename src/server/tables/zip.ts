import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { Unreadable } from './unreadable.ts';

/** Reads one part of a zip, a little at a time. */
export type ZipParts = Map<string, () => AsyncGenerator<Uint8Array>>;
type Entry = { path: string; method: number; locked: boolean; size: number; declared: number; header: number };

// XML of sheets packs to a tenth or a thirtieth; blank formatted cells to less, which is why little parts may.
const [mostRatio, unpackedFreely] = [100, 10 * 1024 ** 2];

/**
 * The parts of a zip by their paths, as its directory lists them (APPNOTE.TXT 4.3). A part that declares more than it may unpack
 * to is not begun. What it declares may lie, so it is also counted while it is unpacked: past `most` bytes of all parts together,
 * or past a hundredfold of what was read for them, reading throws `Unreadable`.
 */
export function zipParts(zip: Uint8Array, most: number): ZipParts {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const left = { bytes: most, most };
  return new Map(entriesOf(bytes).map((entry) => [entry.path, () => unpacked(bytes, entry, left)]));
}

async function* unpacked(zip: Buffer, entry: Entry, left: { bytes: number; most: number }): AsyncGenerator<Uint8Array> {
  if (entry.locked) throw new Unreadable('damaged', 'This workbook has a password. Save it without one, or as CSV.');
  if (entry.declared > left.bytes) throw tooLarge(left.most);
  if (isSwollen(entry.declared, entry.size)) throw swollen();
  for await (const chunk of chunksOf(zip, entry)) {
    left.bytes -= chunk.length;
    if (left.bytes < 0) throw tooLarge(left.most);
    yield chunk;
  }
}

async function* chunksOf(zip: Buffer, { method, header, size }: Entry): AsyncGenerator<Uint8Array> {
  if (header + 30 > zip.length || (method !== 0 && method !== 8)) throw damaged();
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const data = zip.subarray(start, start + size);
  if (method === 0) yield data;
  else {
    const inflate = Readable.from([data]).pipe(createInflateRaw());
    let size = 0;
    try {
      for await (const chunk of inflate as AsyncIterable<Uint8Array>) {
        size += chunk.length;
        if (isSwollen(size, inflate.bytesWritten)) throw swollen();
        yield chunk;
      }
    } catch (error) {
      throw error instanceof Unreadable ? error : damaged();
    } finally {
      inflate.destroy();
    }
  }
}

const isSwollen = (unpacked: number, packed: number) => unpacked > unpackedFreely && unpacked > mostRatio * packed;

function entriesOf(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > zip.length) throw damaged();
  const entries: Entry[] = [];
  let at = directoryAt(zip, end);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const pathEnd = at + 46 + zip.readUInt16LE(at + 28);
    const extraEnd = pathEnd + zip.readUInt16LE(at + 30);
    if (extraEnd > zip.length) throw damaged();
    entries.push(entryAt(zip, at, pathEnd, extraEnd));
    at = extraEnd + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function entryAt(zip: Buffer, at: number, pathEnd: number, extraEnd: number): Entry {
  const wide = wideFields(zip.subarray(pathEnd, extraEnd));
  const field = (place: number) => {
    const short = zip.readUInt32LE(place);
    return short === 0xffffffff ? (wide.shift() ?? damagedAt()) : short;
  };
  const declared = field(at + 24); // the unpacked size comes first among the wide fields
  const size = field(at + 20);
  const header = field(at + 42);
  const path = zip.toString('utf8', at + 46, pathEnd);
  const locked = (zip.readUInt16LE(at + 8) & 1) === 1;
  return { path, method: zip.readUInt16LE(at + 10), locked, size, declared, header };
}

/** Zip64 (4.5.3): sizes and places of 8 bytes in the extra field with the id 1. */
function wideFields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: Math.floor(field.length / 8) }, (_, nth) => Number(field.readBigUInt64LE(nth * 8)));
  }
  return [];
}

function directoryAt(zip: Buffer, end: number): number {
  const at = zip.readUInt32LE(end + 16);
  if (at !== 0xffffffff) return at;
  const wide = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 6, 6]), end);
  if (wide < 0 || wide + 56 > zip.length) throw damaged();
  return Number(zip.readBigUInt64LE(wide + 48));
}

function damagedAt(): never {
  throw damaged();
}

export const damaged = () =>
  new Unreadable(
    'damaged',
    'This workbook is damaged: its parts cannot be read. Open it, save it again and bring that.',
  );
const tooLarge = (most: number) =>
  new Unreadable(
    'too-large',
    `This workbook unpacks to more than ${Math.round(most / 1024 / 1024)} MB. Save the one sheet as CSV and bring that.`,
  );
const swollen = () =>
  new Unreadable(
    'too-large',
    `This workbook unpacks to more than ${mostRatio} times its size, as no table does. Save the one sheet as CSV and bring that.`,
  );
