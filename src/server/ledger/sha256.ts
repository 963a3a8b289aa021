import { hash } from 'node:crypto';

/** SHA-256 over the parts one after another; text counts as its UTF-8 bytes. 32 bytes. */
export function sha256(...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  const [only] = parts;
  const whole =
    parts.length === 1
      ? only!
      : Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return Uint8Array.from(hash('sha256', whole, 'buffer'));
}
