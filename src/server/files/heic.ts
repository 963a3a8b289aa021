// HEIC is never drawn here, as its decoder needs a licence. Whether a file is one is told from its boxes (ISO/IEC 14496-12, 23008-12).
import type { ReadAt } from './detect.ts';

const mostBoxes = 100; // beside each other: a camera writes three or four at the top level, and fewer than twenty inside

/**
 * Whether the boxes at the top level fill the file to its last byte, and one says what pictures there are: which is the first, where
 * their bytes lie and what they are; or what moves and how. `size`: bytes. The pictures themselves are not looked at.
 */
export async function isWholeHeic(size: number, readAt: ReadAt): Promise<boolean> {
  const boxes = await boxesIn(0, size, readAt);
  for (const { kind, from, to } of boxes ?? []) {
    if (kind === 'meta' && (await describesPictures(from + 4, to, readAt))) return true; // 4: version and flags
    if (kind === 'moov' && (await holds(['mvhd', 'trak'], from, to, readAt)) !== null) return true;
  }
  return false;
}

async function describesPictures(from: number, to: number, readAt: ReadAt): Promise<boolean> {
  const boxes = await holds(['hdlr', 'pitm', 'iinf', 'iloc'], from, to, readAt);
  const handler = boxes?.find(({ kind }) => kind === 'hdlr');
  if (!handler) return false;
  return Buffer.from(await readAt(handler.from + 8, 4)).toString('latin1') === 'pict'; // after version, flags and a zero
}

type Box = { kind: string; from: number; to: number };

/** The boxes between two places, where each of these kinds is among them; else null. */
async function holds(kinds: string[], from: number, to: number, readAt: ReadAt): Promise<Box[] | null> {
  const boxes = await boxesIn(from, to, readAt);
  return boxes && kinds.every((wanted) => boxes.some(({ kind }) => kind === wanted)) ? boxes : null;
}

/** What lies between two places, where it is boxes and nothing but boxes; else null. `from`: where the content of each begins. */
async function boxesIn(from: number, to: number, readAt: ReadAt): Promise<Box[] | null> {
  const boxes: Box[] = [];
  for (let at = from; at < to; at = boxes.at(-1)!.to) {
    const box = boxAt(Buffer.from(await readAt(at, 16)), at, to);
    if (!box || boxes.length === mostBoxes) return null;
    boxes.push(box);
  }
  return boxes;
}

/** A box by its head; null when it is none, or goes beyond `end`. */
function boxAt(head: Buffer, at: number, end: number): Box | null {
  if (head.length < 8) return null;
  const kind = head.toString('latin1', 4, 8);
  const said = head.readUInt32BE(0);
  if (said === 0) return { kind, from: at + 8, to: end }; // to the end of what it is in
  if (said === 1 && head.length < 16) return null;
  const [length, begins] = said === 1 ? [Number(head.readBigUInt64BE(8)), 16] : [said, 8];
  return length >= begins && length <= end - at ? { kind, from: at + begins, to: at + length } : null;
}
