import { createHash } from 'node:crypto';

/** SHA-256 over the parts one after another; text counts as its UTF-8 bytes. 32 bytes. */
export function sha256(...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}
