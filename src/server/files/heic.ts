// HEIC is never drawn here, as its decoder needs a licence. Whether a file is one is told from its boxes (ISO/IEC 14496-12).
import type { ReadAt } from './detect.ts';

const mostBoxes = 100; // at the top level a camera writes three or four

/** Whether the boxes at the top level fill the file to its last byte and one says what pictures there are. `size`: bytes. */
export async function isWholeHeic(size: number, readAt: ReadAt): Promise<boolean> {
  let describes = false;
  let at = 0;
  for (let boxes = 0; at < size && boxes < mostBoxes; boxes++) {
    const box = boxAt(Buffer.from(await readAt(at, 16)), size - at);
    if (!box) return false;
    describes ||= box.kind === 'meta' || box.kind === 'moov';
    at += box.length;
  }
  return at === size && describes;
}

/** A box by its head; null when it is none, or goes beyond the `left` bytes. */
function boxAt(head: Buffer, left: number): { kind: string; length: number } | null {
  if (head.length < 8) return null;
  const kind = head.toString('latin1', 4, 8);
  const said = head.readUInt32BE(0);
  if (said === 0) return { kind, length: left }; // to the end of the file
  if (said === 1 && head.length < 16) return null;
  const length = said === 1 ? Number(head.readBigUInt64BE(8)) : said;
  return length >= 8 && length <= left ? { kind, length } : null;
}
