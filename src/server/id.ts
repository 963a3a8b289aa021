import { randomUUID } from 'node:crypto';

let last = 0;
let counter = 0;

/** A UUIDv7 (RFC 9562): sorts by the time it was made, also within one millisecond of this process. */
export function newId(): string {
  const now = Math.max(Date.now(), last);
  const random = randomUUID(); // its digits come from a store that is filled for many at once: an import needs one for each row
  counter = now === last ? counter + 1 : Number.parseInt(random.slice(0, 3), 16) & 0x7ff;
  last = counter > 0xfff ? now + 1 : now;
  counter &= 0xfff;
  const time = last.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}${random.slice(18)}`;
}
