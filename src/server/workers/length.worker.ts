import { type IFormat, parseBuffer } from 'music-metadata';
import { answer, asked } from './apart.ts';

/** A recording and its media type. */
export type LengthAsked = { bytes: Uint8Array; type: string };
/** `seconds`: null where it does not say how long it is. `isEmpty`: nothing in it can be heard. */
export type LengthMessage = { seconds: number | null; isEmpty: boolean };

/** Twice what an MP3 can have: in noise what looks like sound lies too far apart. */
const mostBitsASecond = 640_000;

const { bytes, type } = await asked<LengthAsked>();
const options = { duration: true, skipCovers: true, skipPostHeaders: true };
const found = await parseBuffer(bytes, { mimeType: type, size: bytes.length }, options).catch(() => null);
const duration = found?.format.duration;
const seconds = duration && Number.isFinite(duration) ? duration : null;
answer({ seconds, isEmpty: hasNoSound(found?.format ?? null, seconds) } satisfies LengthMessage);

/**
 * A header without sound, or noise under a header. Only of kinds that are sound alone and simple enough to be sure: films and M4A come in
 * more ways than are read here.
 */
function hasNoSound(format: IFormat | null, length: number | null): boolean {
  if (type === 'audio/wav') return length === null;
  if (type === 'audio/ogg') return !format?.hasAudio;
  if (type !== 'audio/mpeg') return false;
  const bits = 8 * (bytes.length - sizeOfTag());
  return !format?.codec?.endsWith('Layer 3') || length === null || bits / length > mostBitsASecond;
}

/** Bytes of what stands before the sound, such as a cover: ID3v2, seven bits to a byte. */
function sizeOfTag(): number {
  if (Buffer.from(bytes.subarray(0, 3)).toString('latin1') !== 'ID3') return 0;
  return 10 + bytes.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}
