import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { Unreadable } from './unreadable.ts';

/**
 * Refuses a zip that unpacks to more than `most` bytes. The sizes a zip declares may lie, so it is unpacked and counted,
 * a little at a time, before anything keeps it in memory. Layout: APPNOTE.TXT 4.3.
 */
export async function refuseBomb(zip: Uint8Array, most: number): Promise<void> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  let total = 0;
  for (const entry of entriesOf(bytes)) {
    total += entry.packed ? await unpackedSize(entry.data, most - total) : entry.data.length;
    if (total > most) throw tooLarge(most);
  }
}

function* entriesOf(zip: Buffer): Generator<{ packed: boolean; data: Buffer }> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > zip.length) throw damaged();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const header = zip.readUInt32LE(at + 42);
    if (header + 30 > zip.length) throw damaged();
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    yield { packed: zip.readUInt16LE(at + 10) === 8, data };
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

async function unpackedSize(data: Buffer, most: number): Promise<number> {
  let size = 0;
  try {
    for await (const chunk of Readable.from([data]).pipe(createInflateRaw())) {
      size += (chunk as Buffer).length;
      if (size > most) return size;
    }
  } catch {
    throw damaged();
  }
  return size;
}

const damaged = () =>
  new Unreadable('damaged', 'This workbook is damaged: its parts cannot be unpacked. Open it and save it again.');
const tooLarge = (most: number) =>
  new Unreadable(
    'too-large',
    `This workbook unpacks to more than ${Math.round(most / 1024 / 1024)} MB. Save the one sheet as CSV and bring that.`,
  );
