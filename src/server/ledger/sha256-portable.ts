// SHA-256 (FIPS 180-4) without any library, for the stand-alone verifier: the same name and answers as `sha256.ts`.
import { utf8 } from './encoding.ts';

/** SHA-256 over the parts one after another; text counts as its UTF-8 bytes. 32 bytes. */
export function sha256(...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  const state = Int32Array.from(initialWords);
  const block = new Uint8Array(64);
  let filled = 0;
  let length = 0;
  const take = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; at++) {
      block[filled++] = bytes[at]!;
      if (filled === 64) compress(state, block);
      filled %= 64;
    }
    length += bytes.length;
  };
  for (const part of parts) take(typeof part === 'string' ? utf8(part) : part);
  take(padding(length, filled));
  return bigEndian(state);
}

const primes = firstPrimes(64);
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const initialWords = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const roundWords = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));

function firstPrimes(count: number) {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime)) found.push(n);
  return found;
}

function padding(length: number, filled: number) {
  const bytes = new Uint8Array((filled < 56 ? 64 : 128) - filled);
  bytes[0] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(bytes.length - 4, length * 8);
  return bytes;
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));
const schedule = new Int32Array(64);

function compress(state: Int32Array, block: Uint8Array) {
  for (let t = 0, at = 0; t < 16; t++, at += 4)
    schedule[t] = (block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!;
  for (let t = 16; t < 64; t++) {
    const early = schedule[t - 15]!;
    const late = schedule[t - 2]!;
    const mixed =
      (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
    schedule[t] = schedule[t - 16]! + schedule[t - 7]! + mixed;
  }
  let [a, b, c, d, e, f, g, h] = [
    state[0]!,
    state[1]!,
    state[2]!,
    state[3]!,
    state[4]!,
    state[5]!,
    state[6]!,
    state[7]!,
  ];
  for (let t = 0; t < 64; t++) {
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + roundWords[t]! + schedule[t]!) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  const added = [a, b, c, d, e, f, g, h];
  for (let at = 0; at < 8; at++) state[at] = state[at]! + added[at]!;
}

function bigEndian(words: Int32Array) {
  const view = new DataView(new ArrayBuffer(32));
  for (const [at, word] of words.entries()) view.setInt32(at * 4, word);
  return new Uint8Array(view.buffer);
}
