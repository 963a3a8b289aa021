// The code an authenticator app shows now (RFC 6238: HMAC-SHA-1, six digits, half a minute each).
import { createHmac } from 'node:crypto';

/** @param secret base32, as the app is given it */
export function totp(secret: string, at = Date.now()): string {
  const bits = [...secret.replace(/[=\s]/g, '')]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((b) => Number.parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  return String((hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff) % 1e6).padStart(6, '0');
}
