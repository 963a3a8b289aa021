// A small picture of a kept picture, drawn anew, so that nothing hidden in the original (place, script, a bomb) is passed on.
import type { PreviewMessage } from '../workers/preview.worker.ts';
import { inWorker } from '../workers/run.ts';
import type { FileStore, KeptFile } from './store.ts';

/** Pictures that can be drawn here; HEIC needs a licensed decoder. */
const drawable = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
const mostBytes = 60_000_000;
const mostTime = 10_000;

export const isDrawable = ({ type, size }: Pick<KeptFile, 'type' | 'size'>): boolean =>
  drawable.includes(type) && size <= mostBytes;

/** Why a picture is not kept: it only begins like one or breaks off, or has too many pixels to be drawn; null when neither. */
export async function faultOf(picture: Uint8Array): Promise<'damaged' | 'too large' | null> {
  const answer = await drawn(picture).catch(() => null);
  return answer === 'damaged' || answer === 'too large' ? answer : null;
}

const drawn = (picture: Uint8Array) => inWorker<PreviewMessage>('preview', picture, mostTime);

/** A WebP of at most 640 × 640, or null when none can be drawn: another kind of file, damaged, or too large. */
export async function previewOf(store: FileStore, file: KeptFile): Promise<Uint8Array | null> {
  if (!isDrawable(file)) return null;
  const parts: Uint8Array[] = [];
  for await (const chunk of await store.open(file.hash)) parts.push(chunk as Uint8Array);
  const answer = await drawn(Buffer.concat(parts)).catch(() => null);
  return answer instanceof Uint8Array ? answer : null;
}
