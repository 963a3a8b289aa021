// Taking in one file: hashed, counted and checked on its way to the disk, and flushed before anything trusts it.
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Invalid, Unavailable } from '../errors.ts';
import { detectKind } from './detect.ts';
import type { Disk } from './disk.ts';
import { isDrawable } from './drawable.ts';
import { isWholeHeic } from './heic.ts';
import { kinds } from './kinds.ts';
import { mostPixels } from './most-pixels.ts';
import { faultOf } from './preview.ts';
import type { Expected, KeptFile } from './store.ts';

/** Writes the content to `path`, which must be new. The file is flushed and closed when this answers, also by throwing. */
export async function receive(
  disk: Disk,
  path: string,
  content: AsyncIterable<Uint8Array>,
  expected: Expected,
): Promise<KeptFile> {
  const file = await disk.open(path, 'wx+', 0o600);
  try {
    const { hash, size, isText } = await write(file, content, expected);
    if (expected.type) {
      await file.datasync();
      return { hash, size, type: expected.type };
    }
    const readAt = async (from: number, length: number) => {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    const found = await detectKind({ name: expected.name, size, readAt, isText }, expected.pictures);
    if ('refusal' in found) throw new Invalid({ file: found.refusal });
    const { type, words } = found.kind;
    const fault = isDrawable({ type, size })
      ? await faultOf(await readAt(0, size))
      : type === kinds.heic.type && !(await isWholeHeic(size, readAt))
        ? 'damaged'
        : null;
    if (fault) throw new Invalid({ file: pictureFaults[fault](expected.name, words) });
    await file.datasync();
    return { hash, size, type };
  } finally {
    await file.close();
  }
}

/** Why a picture is not kept. */
export const pictureFaults = {
  damaged: (name: string, words: string) =>
    `${name} begins like ${words} and is none: it is damaged, or something else under that name. Open it, save it again, and add that.`,
  'too large': (name: string) =>
    `${name} has more than ${mostPixels / 1_000_000} million pixels, the most that a picture may have. Save it smaller, like 6,000 × 4,000, and add that.`,
  'too slow': (name: string) => `${name} took too long to draw. Save it smaller, like 6,000 × 4,000, and add that.`,
};

async function write(file: FileHandle, content: AsyncIterable<Uint8Array>, { name, most }: Expected) {
  const hash = createHash('sha256');
  const text = textCheck();
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > most)
      throw new Invalid({ file: `${name} is larger than ${inWords(most)}, the most that one file may have.` });
    hash.update(chunk);
    text.take(chunk);
    for (let done = 0; done < chunk.length; ) done += (await file.write(chunk, done)).bytesWritten;
  }
  return { hash: hash.digest('hex'), size, isText: text.ended() };
}

/** Whether bytes that come in pieces are UTF-8 without NUL. */
function textCheck() {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let holds = true;
  const attempt = (chunk?: Uint8Array) => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      holds = false;
    }
  };
  return {
    take(chunk: Uint8Array) {
      if (holds) attempt(chunk);
      if (holds && chunk.includes(0)) holds = false;
    },
    ended() {
      if (holds) attempt();
      return holds;
    },
  };
}

/** A full disk, said so; anything else as it is. */
export const asRefusal =
  (name: string) =>
  (error: unknown): never => {
    if (!['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new Unavailable(
      `The disk is full, so ${name} was not kept. Nothing else was changed. Make room, then add it again.`,
    );
  };

function inWords(bytes: number) {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.floor(bytes / 1_000)} kB` : `${Math.floor(bytes / 1_000_000)} MB`;
}
