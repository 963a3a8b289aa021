import { randomBytes } from 'node:crypto';

let last = 0;
let counter = 0;

/** A UUIDv7 (RFC 9562): sorts by the time it was made, also within one millisecond of this process. */
export function newId(): string {
  const now = Math.max(Date.now(), last);
  counter = now === last ? counter + 1 : randomBytes(2).readUInt16BE() & 0x7ff;
  last = counter > 0xfff ? now + 1 : now;
  counter &= 0xfff;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(last, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
