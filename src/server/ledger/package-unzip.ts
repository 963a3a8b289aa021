// Reading a package's zip without trusting it: nothing is unpacked, every length is checked against what is there.
import { fromUtf8 } from './encoding.ts';
import type { Problem } from './package-format.ts';
import { directoryMark, endMark, localHeader, localMark, type ZipHeader, zipDirectory } from './package-zip.ts';

/** `crc` is what its header says; `content` a view of the zip's own bytes. */
export type ZippedFile = ZipHeader & { content: Uint8Array };

/** The files of the zip, from their own headers or, where those are damaged, from the directory at the end. */
export function readZip(bytes: Uint8Array): { files: ZippedFile[] } | { problem: Problem } {
  if (bytes.length === 0) return { problem: { kind: 'unreadable', where: { offset: 0 }, what: 'The file is empty.' } };
  const walked = byHeaders(bytes);
  if (walked.end === 'directory') return walked;
  const files = byDirectory(bytes);
  const ours = files?.some((file) => hasOurHeader(bytes, file)); // where all are another's, to name each would say nothing
  return files && ours ? { files } : { problem: walked.end };
}

function hasOurHeader(bytes: Uint8Array, file: ZippedFile): boolean {
  const header = localHeader(file);
  return firstDifference(bytes, header, file.content.byteOffset - bytes.byteOffset - header.length) === null;
}

/** Every place where the zip is not as these files make it. */
export function zipProblems(bytes: Uint8Array, files: readonly ZipHeader[]): Problem[] {
  let at = 0;
  const problems: Problem[] = [];
  const compare = (expected: Uint8Array, name: string | null, part: string) => {
    const offset = firstDifference(bytes, expected, at);
    if (offset !== null) problems.push(changedAt(offset, name, part));
    at += expected.length;
  };
  for (const file of files) {
    compare(localHeader(file), file.name, `The zip header of ${file.name}`);
    at += file.size;
  }
  for (const { line, name } of zipDirectory(files, at))
    compare(line, name, name ? `The line of ${name} in the zip's directory` : "The end of the zip's directory");
  if (bytes.length > at)
    problems.push(changedAt(at, null, `${bytes.length - at} bytes follow the end of the zip: the zip`));
  return problems;
}

const changedAt = (offset: number, file: string | null, part: string): Problem => ({
  kind: 'zip-changed',
  where: file ? { file, offset } : { offset },
  what: `${part} was changed, at byte ${offset}.`,
});

function firstDifference(bytes: Uint8Array, expected: Uint8Array, from: number) {
  const at = expected.findIndex((byte, index) => bytes[from + index] !== byte);
  return at < 0 ? null : from + at;
}

/** The part of a header in which no two files of ours differ: up to its checksum. */
const sameInAll = localHeader({ name: '', size: 0, crc: 0 }).subarray(0, 14);

function byHeaders(bytes: Uint8Array): { files: ZippedFile[]; end: 'directory' | Problem } {
  const view = viewOf(bytes);
  const files: ZippedFile[] = [];
  let at = 0;
  while (mark(view, at) === localMark) {
    const file =
      at + 30 <= bytes.length ? zipped(bytes, at, view.getUint32(at + 14, true), view.getUint32(at + 18, true)) : null;
    if (!file) {
      const foreign = at + 30 <= bytes.length ? firstDifference(bytes, sameInAll, at) : null;
      return { files, end: foreign === null ? cutOff(files, bytes.length) : packedAnew(foreign) };
    }
    const offset = firstDifference(bytes, localHeader(file), at);
    if (offset !== null) return { files, end: packedAnew(offset) };
    files.push(file);
    at += localHeader(file).length + file.size;
  }
  if (mark(view, at) === directoryMark && files.length > 0) return { files, end: 'directory' };
  return { files, end: at + 4 > bytes.length ? cutOff(files, bytes.length) : packedAnew(at) };
}

function byDirectory(bytes: Uint8Array): ZippedFile[] | null {
  const view = viewOf(bytes);
  const end = bytes.length - 22;
  if (end < 0 || mark(view, end) !== endMark) return null;
  const files: ZippedFile[] = [];
  for (let at = view.getUint32(end + 16, true); at < end; ) {
    if (mark(view, at) !== directoryMark || at + 46 > end) return null;
    const nameLength = view.getUint16(at + 28, true);
    const place = view.getUint32(at + 42, true);
    const name = fromUtf8(bytes.subarray(at + 46, at + 46 + nameLength));
    const [crc, size] = [view.getUint32(at + 16, true), view.getUint32(at + 20, true)];
    const from = place + 30 + nameLength;
    if (name === null || from + size > end) return null;
    files.push({ name, crc, size, content: bytes.subarray(from, from + size) });
    at += 46 + nameLength;
  }
  return files.length > 0 ? files : null;
}

function zipped(bytes: Uint8Array, at: number, crc: number, size: number): ZippedFile | null {
  const from = at + 30 + viewOf(bytes).getUint16(at + 26, true);
  const name = fromUtf8(bytes.subarray(at + 30, from)) ?? '';
  return from + size <= bytes.length ? { name, crc, size, content: bytes.subarray(from, from + size) } : null;
}

const cutOff = (files: ZippedFile[], length: number): Problem => ({
  kind: 'cut-off',
  where: { offset: length },
  what: `The package ends at byte ${length}, after ${files.at(-1)?.name ?? 'its first bytes'}: the rest is missing.`,
});

const packedAnew = (offset: number): Problem => ({
  kind: 'unreadable',
  where: { offset },
  what: `From byte ${offset} on this is not a package as Leadwell writes it. Verify the zip as it was exported, not packed anew.`,
});

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const mark = (view: DataView, at: number) => (at + 4 <= view.byteLength ? view.getUint32(at, true) : null);
