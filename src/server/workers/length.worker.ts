import { parseBuffer } from 'music-metadata';
import { answer, asked } from './apart.ts';

/** A recording and its media type. */
export type LengthAsked = { bytes: Uint8Array; type: string };
/** Null where it does not say how long it is. */
export type LengthMessage = { seconds: number | null };

const { bytes, type } = await asked<LengthAsked>();
const options = { duration: true, skipCovers: true, skipPostHeaders: true };
const found = await parseBuffer(bytes, { mimeType: type, size: bytes.length }, options).catch(() => null);
const seconds = found?.format.duration;
answer({ seconds: seconds && Number.isFinite(seconds) ? seconds : null } satisfies LengthMessage);
