// A small picture of a kept picture, drawn anew, so that nothing hidden in the original (place, script, a bomb) is passed on.
import { inWorker } from '../workers/run.ts';
import type { FileStore, KeptFile } from './store.ts';

/** Pictures that can be drawn here; HEIC needs a licensed decoder. */
const drawable = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
const mostBytes = 60_000_000;
const mostTime = 10_000;

/** A WebP of at most 640 × 640, or null when none can be drawn: another kind of file, damaged, or too large. */
export async function previewOf(store: FileStore, file: KeptFile): Promise<Uint8Array | null> {
  if (!drawable.includes(file.type) || file.size > mostBytes) return null;
  const parts: Uint8Array[] = [];
  for await (const chunk of await store.open(file.hash)) parts.push(chunk as Uint8Array);
  return inWorker<Uint8Array>('preview', Buffer.concat(parts), mostTime).catch(() => null);
}
