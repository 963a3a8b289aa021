import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { previewOf } from './preview.ts';
import type { FileStore } from './store.ts';

const preview = (bytes: Uint8Array, type: string) => {
  const store = { open: () => Promise.resolve(Readable.from([bytes])) } as unknown as FileStore;
  return previewOf(store, { hash: '', size: bytes.length, type });
};

test('a preview is small, upright WebP and knows nothing of where and when the picture was taken', async () => {
  const photo = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Copyright: 'canary-ada' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const small = await preview(Buffer.concat([photo, Buffer.from('<script>canary')]), 'image/jpeg');
  const { format, width, height, exif, orientation } = await sharp(small!).metadata();
  expect({ format, width, height, exif, orientation }).toEqual({ format: 'webp', width: 213, height: 640 });
  expect(Buffer.from(small!).includes('canary')).toBe(false);
});

test('a small picture is not blown up', async () => {
  const icon = await sharp({ create: { width: 16, height: 16, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  expect((await sharp((await preview(icon, 'image/png'))!).metadata()).width).toBe(16);
});

test('a bomb of 60,000 by 60,000 pixels, and a picture cut off, get no preview', async () => {
  expect(await preview(pngOf(60_000, 60_000), 'image/png')).toBeNull();
  const photo = await sharp({ create: { width: 500, height: 500, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  expect(await preview(photo.subarray(0, photo.length / 2), 'image/png')).toBeNull();
});

test('what is no picture is not drawn', async () => {
  expect(await preview(Buffer.from('%PDF-1.7'), 'application/pdf')).toBeNull();
  expect(await preview(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')).toBeNull();
});

function pngOf(width: number, height: number) {
  const chunk = (name: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}
