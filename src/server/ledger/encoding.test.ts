import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8 } from './encoding.ts';

test('bytes come back from hexadecimal, base64 and UTF-8 as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string({ unit: 'grapheme' }), (bytes, text) => {
      expect(fromHex(toHex(bytes))).toEqual(Uint8Array.from(bytes));
      expect(fromBase64(toBase64(bytes))).toEqual(Uint8Array.from(bytes));
      expect(fromUtf8(utf8(text))).toBe(text);
    }),
  );
});

test('a second spelling of the same bytes is refused', () => {
  expect(fromHex('AB')).toBeNull();
  expect(fromHex('abc')).toBeNull();
  expect(fromBase64('QQ==')).toEqual(Uint8Array.of(65));
  for (const other of ['QR==', 'QQ', 'QQ=', ' QQ==', 'QQ==\n', '-_==']) expect(fromBase64(other)).toBeNull();
  expect(fromUtf8(Uint8Array.of(0xc0, 0x80))).toBeNull();
});
