// Telling Word, Excel and PowerPoint from other zip archives by the names in the archive's directory. Nothing is unpacked.
import type { Content } from './detect.ts';

/** 'archive' is any other zip; 'macros' an Office file that carries some; null a zip whose directory cannot be read. */
export async function officeKind({
  size,
  readAt,
}: Content): Promise<'word' | 'excel' | 'powerpoint' | 'macros' | 'archive' | null> {
  const names = await namesIn(size, readAt);
  if (!names) return null;
  if (!names.has('[Content_Types].xml')) return 'archive';
  if ([...names].some((name) => name.endsWith('vbaProject.bin'))) return 'macros';
  if (names.has('word/document.xml')) return 'word';
  if (names.has('xl/workbook.xml')) return 'excel';
  return names.has('ppt/presentation.xml') ? 'powerpoint' : 'archive';
}

const mostNames = 20_000;
const mostDirectory = 4_000_000;

async function namesIn(size: number, readAt: Content['readAt']): Promise<Set<string> | null> {
  const tailFrom = Math.max(0, size - 65_557); // the end record is 22 bytes and a comment of at most 65,535
  const tail = Buffer.from(await readAt(tailFrom, size - tailFrom));
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > tail.length) return null;
  const [count, length, from] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (count > mostNames || length > mostDirectory || from + length > size) return null;
  const directory = Buffer.from(await readAt(from, length));
  const names = new Set<string>();
  for (let at = 0; names.size < count && at + 46 <= directory.length; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    names.add(directory.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return names;
}
