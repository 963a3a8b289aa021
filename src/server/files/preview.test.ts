import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sayNoPreview } from './drawable.ts';
import { previewOf } from './preview.ts';
import type { FileStore } from './store.ts';

const preview = async (bytes: Uint8Array, type: string, name = 'a.png') => {
  const store = { open: () => Promise.resolve(Readable.from([bytes])) } as unknown as FileStore;
  const answer = await previewOf(store, { hash: '', size: bytes.length, type, name });
  return 'why' in answer ? answer.why : answer;
};

test('a preview is small, upright WebP and knows nothing of where and when the picture was taken', async () => {
  const photo = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Copyright: 'canary-ada' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const small = await preview(Buffer.concat([photo, Buffer.from('<script>canary')]), 'image/jpeg');
  const { format, width, height, exif, orientation } = await sharp(small).metadata();
  expect({ format, width, height, exif, orientation }).toEqual({ format: 'webp', width: 213, height: 640 });
  expect(Buffer.from(small).includes('canary')).toBe(false);
});

test('a small picture is not blown up', async () => {
  const icon = await sharp({ create: { width: 16, height: 16, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  expect((await sharp(await preview(icon, 'image/png')).metadata()).width).toBe(16);
});

test('a bomb of 60,000 by 60,000 pixels, and a picture cut off, get no preview, and it is said why', async () => {
  expect(await preview(pngOf(60_000, 60_000), 'image/png')).toContain('more than 70 million pixels');
  const photo = await sharp({ create: { width: 500, height: 500, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  expect(await preview(photo.subarray(0, photo.length / 2), 'image/png')).toContain('breaks off or is damaged');
});

test('what is no picture is not drawn, and it is said why', async () => {
  const pdf = await preview(Buffer.from('%PDF-1.7'), 'application/pdf', 'rota.pdf');
  expect(pdf).toBe('No preview is drawn of a PDF: download it to open it.');
  const svg = await preview(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml', 'a.svg');
  expect(svg).toBe('No preview is drawn of this kind of file: download it to open it.');
  expect(sayNoPreview({ name: 'rota.HEIC', size: 9 })).toContain('a HEIC picture cannot be drawn here');
  expect(sayNoPreview({ name: 'wall.jpg', size: 60_000_001 })).toContain('pictures above 60 MB are not drawn');
  expect(sayNoPreview({ name: 'wall.jpg', size: 60_000_000 })).toBeNull();
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
