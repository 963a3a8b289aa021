import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { mostPixels } from '../files/most-pixels.ts';

sharp.concurrency(1); // one core stays free for the pages
/** `regions` in per cent of the picture as one sees it, upright. */
export type Covering = {
  bytes: Uint8Array;
  format: 'jpeg' | 'png' | 'webp';
  regions: { left: number; top: number; width: number; height: number }[];
};
/** The picture with the regions black, without anything else of the file; or why it cannot be drawn, as of a preview. */
export type CoveredMessage = Uint8Array | 'too large' | 'too slow' | 'damaged';

const options = { jpeg: { quality: 90 }, png: {}, webp: { quality: 90, effort: 2 } };

async function covered({ bytes, format, regions }: Covering): Promise<CoveredMessage> {
  try {
    const upright = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .timeout({ seconds: 12 }) // libvips works outside this thread, which ending the worker would not stop
      .rotate()
      .png({ compressionLevel: 1 })
      .toBuffer({ resolveWithObject: true });
    const boxes = regions.map((region) => boxIn(region, upright.info));
    const picture = sharp(upright.data, { limitInputPixels: mostPixels })
      .timeout({ seconds: 12 })
      .composite(boxes)
      .toFormat(format, options[format]);
    return new Uint8Array(await picture.toBuffer());
  } catch (error) {
    const { message } = error as Error;
    if (/pixel limit/i.test(message)) return 'too large';
    return /timeout/i.test(message) ? 'too slow' : 'damaged';
  }
}

/** Whole pixels outwards, so that no edge of what is covered shines through. */
function boxIn({ left, top, width, height }: Covering['regions'][number], picture: { width: number; height: number }) {
  const [x, y] = [Math.floor((left / 100) * picture.width), Math.floor((top / 100) * picture.height)];
  const right = Math.min(picture.width, Math.ceil(((left + width) / 100) * picture.width));
  const bottom = Math.min(picture.height, Math.ceil(((top + height) / 100) * picture.height));
  const size = { width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
  return { input: { create: { ...size, channels: 3 as const, background: '#000' } }, left: x, top: y };
}

parentPort?.postMessage(await covered(workerData as Covering));
