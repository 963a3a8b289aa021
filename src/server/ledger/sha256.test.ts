import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from './encoding.ts';
import { sha256 } from './sha256.ts';
import { sha256 as portable } from './sha256-portable.ts';

test('FIPS 180-4: the hash of "abc"', () => {
  const published = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect([toHex(sha256('abc')), toHex(portable('a', 'bc'))]).toEqual([published, published]);
});

test('the portable hash gives the same as the library, at every length around a block', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = new Uint8Array(length).fill(length);
    expect(toHex(portable(bytes))).toBe(toHex(sha256(bytes)));
  }
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (parts) => {
      expect(toHex(portable(...parts))).toBe(toHex(sha256(...parts)));
    }),
  );
});
