// Of a photo the picture alone: a phone writes into it where and when it was taken, and that may be somebody's home.
import { Invalid } from '../errors.ts';
import type { Redrawing, RedrawnMessage } from '../workers/redraw.worker.ts';
import { inWorker } from '../workers/run.ts';
import { detectKind } from './detect.ts';
import { heicAlone } from './heic-alone.ts';
import { type Kind, kinds } from './kinds.ts';
import { pictureFaults } from './receive.ts';

const mostTime = 30_000;
const formats: Record<string, Redrawing['format']> = {
  [kinds.jpeg.type]: 'jpeg',
  [kinds.png.type]: 'png',
  [kinds.webp.type]: 'webp',
  [kinds.gif.type]: 'gif',
};

/**
 * A picture as it is to be kept, out of the bytes it arrives with: drawn anew, upright and in the colours of a screen, so that nothing
 * else of the file goes with it, by whatever name it is written there. What is no picture, and whatever has more than `most` bytes, goes
 * on as it is, to be refused.
 * @throws Invalid where it cannot be drawn
 */
export async function* pictureAlone(
  content: AsyncIterable<Uint8Array>,
  name: string,
  most: number,
): AsyncIterable<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    parts.push(chunk);
    size += chunk.length;
    if (size > most) yield* parts.splice(0);
  }
  if (size <= most) yield alone(Buffer.concat(parts), name);
  else yield* parts;
}

async function alone(bytes: Buffer, name: string): Promise<Uint8Array> {
  const readAt = async (from: number, length: number) => bytes.subarray(from, from + length);
  const found = await detectKind({ name, size: bytes.length, readAt, isText: false }, true);
  if ('refusal' in found) return bytes;
  const drawn = await redrawn(bytes, found.kind);
  if (drawn instanceof Uint8Array) return drawn;
  throw new Invalid({ file: pictureFaults[drawn](name, found.kind.words) });
}

/** HEIC is never drawn here, as its decoder needs a licence: what is not the picture is blanked where it stands. */
async function redrawn(bytes: Buffer, { type }: Kind): Promise<RedrawnMessage> {
  const format = formats[type];
  if (!format) return heicAlone(bytes) ?? 'damaged';
  return inWorker<RedrawnMessage>('redraw', { bytes, format } satisfies Redrawing, mostTime).catch(() => 'too slow');
}
