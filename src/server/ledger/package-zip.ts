// The zip of a package, in the one form it can have: files in order of name, not compressed, no times, no comments.
// Every byte follows from names and contents, so a changed byte anywhere is found by writing the zip again.
import { utf8 } from './encoding.ts';

/** What the headers of one file say. `crc` is the CRC-32 of its content. */
export type ZipHeader = { name: string; size: number; crc: number };

/** Zip without its 64-bit extension ends here. */
export const mostZipBytes = 2 ** 32 - 1;
export const mostZipFiles = 2 ** 16 - 1;

export const localMark = 0x04034b50;
export const directoryMark = 0x02014b50;
export const endMark = 0x06054b50;

/** The header in front of a file's content: 30 bytes and the name. */
export const localHeader = (header: ZipHeader) =>
  record([u32(localMark), u16(10), ...facts(header), u16(0)], header.name);

/** The directory of all files and the end record; both follow the last content, at `from`. */
export function zipDirectory(headers: readonly ZipHeader[], from: number): { line: Uint8Array; name: string | null }[] {
  let offset = 0;
  const lines = headers.map((header) => {
    const places = [u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset)]; // extra, comment, disk, attributes, place
    const line = record([u32(directoryMark), u16(20), u16(10), ...facts(header), ...places], header.name);
    offset += localHeader(header).length + header.size;
    return { line, name: header.name };
  });
  const length = lines.reduce((sum, { line }) => sum + line.length, 0);
  const count = u16(headers.length);
  return [
    ...lines,
    { line: record([u32(endMark), u32(0), count, count, u32(length), u32(from), u16(0)], ''), name: null },
  ];
}

/** CRC-32 as zip counts it; give the value so far to go on with it. */
export function crc32(bytes: Uint8Array, soFar = 0): number {
  let crc = ~soFar;
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ crcTable[(crc ^ bytes[at]!) & 0xff]!;
  return ~crc >>> 0;
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** UTF-8 names, stored, 1 January 1980 at midnight, checksum, both sizes, length of the name. */
const facts = ({ name, size, crc }: ZipHeader) => [
  ...[u16(0x0800), u16(0), u16(0), u16(0x0021), u32(crc), u32(size), u32(size), u16(utf8(name).length)],
];

const record = (numbers: number[][], name: string) => Uint8Array.of(...numbers.flat(), ...utf8(name));
const u16 = (value: number) => [value & 0xff, value >>> 8];
const u32 = (value: number) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
