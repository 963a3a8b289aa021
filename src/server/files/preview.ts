// A small picture of a kept picture, drawn anew, so that nothing hidden in the original (place, script, a bomb) is passed on.
import type { PreviewMessage } from '../workers/preview.worker.ts';
import { inWorker } from '../workers/run.ts';
import { isDrawable, sayNoPreview } from './drawable.ts';
import { mostPixels } from './most-pixels.ts';
import type { FileStore, KeptFile } from './store.ts';

const mostTime = 10_000;

/** Why a picture is not kept: it only begins like one or breaks off, or has too many pixels to be drawn; null when neither. */
export async function faultOf(picture: Uint8Array): Promise<'damaged' | 'too large' | null> {
  const answer = await drawn(picture).catch(() => null);
  return answer === 'damaged' || answer === 'too large' ? answer : null;
}

const drawn = (picture: Uint8Array) => inWorker<PreviewMessage>('preview', picture, mostTime);

/** A WebP of at most 640 × 640, or why none can be drawn: another kind of file, damaged, too large, or too slow. */
export async function previewOf(
  store: FileStore,
  file: KeptFile & { name: string },
): Promise<Uint8Array | { why: string }> {
  if (!isDrawable(file)) return { why: sayNoPreview(file) ?? faultWords.damaged };
  const parts: Uint8Array[] = [];
  for await (const chunk of await store.open(file.hash)) parts.push(chunk as Uint8Array);
  const answer = await drawn(Buffer.concat(parts)).catch(() => 'too slow' as const);
  return answer instanceof Uint8Array ? answer : { why: faultWords[answer] };
}

const faultWords = {
  damaged: 'No preview: the picture breaks off or is damaged. Download it to open it.',
  'too large': `No preview: the picture has more than ${mostPixels / 1_000_000} million pixels. Download it to open it.`,
  'too slow': 'No preview: the picture took too long to draw. Download it to open it.',
};
