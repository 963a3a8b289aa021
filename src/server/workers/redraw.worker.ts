import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { mostPixels } from '../files/most-pixels.ts';

sharp.concurrency(1); // one core stays free for the pages
export type Redrawing = { bytes: Uint8Array; format: 'jpeg' | 'png' | 'webp' | 'gif' };
/** The picture drawn anew, upright; or why it cannot be, as of a preview. */
export type RedrawnMessage = Uint8Array | 'too large' | 'too slow' | 'damaged';

// As near to the original as one sees, and about as long.
const options = { jpeg: { quality: 90 }, png: {}, webp: { quality: 90, effort: 2 }, gif: {} };

async function redrawn({ bytes, format }: Redrawing): Promise<RedrawnMessage> {
  const animated = format === 'gif' || format === 'webp';
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated })
    .timeout({ seconds: 25 }) // libvips works outside this thread, which ending the worker would not stop
    .rotate()
    .toFormat(format, options[format]);
  try {
    return new Uint8Array(await picture.toBuffer());
  } catch (error) {
    const { message } = error as Error;
    if (/pixel limit/i.test(message)) return 'too large';
    return /timeout/i.test(message) ? 'too slow' : 'damaged';
  }
}

parentPort?.postMessage(await redrawn(workerData as Redrawing));
