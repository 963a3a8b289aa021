import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { emptyRoot, everyFile, inPieces } from '../../../tests/empty-store.ts';
import { diskStore } from './disk.ts';

test('what only begins like a picture, or breaks off, is refused and nothing of it stays; so is one too large to draw', async () => {
  const root = await emptyRoot();
  const store = diskStore(root);
  const put = (name: string, bytes: Uint8Array) => store.put(inPieces(bytes), { name, most: 1_000_000 });
  const picture = sharp({ create: { width: 300, height: 300, channels: 3, background: 'red' } });
  const [png, jpeg] = [await picture.png().toBuffer(), await picture.jpeg().toBuffer()];
  const mark = (bytes: Uint8Array, length: number) => Buffer.concat([bytes.subarray(0, length), Buffer.from('text')]);
  for (const [name, bytes] of [
    ['mark.png', mark(png, 8)],
    ['mark.jpg', mark(jpeg, 4)],
    ['cut.png', png.subarray(0, png.length / 2)],
    ['mark.gif', Buffer.from('GIF89a and text')],
  ] as const)
    await expect(put(name, bytes)).rejects.toThrow(`${name} begins like a `);
  expect(await everyFile(root)).toEqual([]);
  expect((await put('whole.png', png)).type).toBe('image/png');
  expect((await put('whole.jpg', jpeg)).type).toBe('image/jpeg');
  const wide = sharp({
    create: { width: 9000, height: 8000, channels: 3, background: 'red' },
    limitInputPixels: false,
  });
  await expect(put('poster.png', await wide.png().toBuffer())).rejects.toThrow(
    'poster.png has more than 70 million pixels, the most that a picture may have. Save it smaller',
  );
});

test('a HEIC picture as a program writes it is kept, and AVIF under that name is not', async () => {
  const store = diskStore(await emptyRoot());
  const put = (bytes: Buffer) => store.put(inPieces(bytes), { name: 'a.heic', most: 1_000_000 });
  const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: 'red' } });
  const avif = await picture.heif({ compression: 'av1' }).toBuffer(); // the boxes are the same; only the coding of the picture is another
  const branded = (major: string, other: string) => {
    const bytes = Buffer.from(avif);
    bytes.write(major, 8, 'latin1');
    bytes.write(other, 16, 'latin1');
    return bytes;
  };
  expect((await put(branded('heic', 'heic'))).type).toBe('image/heic');
  expect((await put(branded('mif1', 'heic'))).type).toBe('image/heic');
  for (const none of [avif, branded('mif1', 'avif')])
    await expect(put(none)).rejects.toThrow('a.heic is of a kind that is not kept here');
});

test('a HEIC picture is kept when its boxes fill it to the last byte, and refused when they do not', async () => {
  const store = diskStore(await emptyRoot());
  const put = (bytes: Buffer) => store.put(inPieces(bytes), { name: 'a.heic', most: 1_000_000 });
  const box = (kind: string, content: Buffer, said = content.length + 8) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(said);
    head.write(kind, 4, 'latin1');
    return Buffer.concat([head, content]);
  };
  const begins = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
  const handler = (kind: string) => box('hdlr', Buffer.from(`\0\0\0\0\0\0\0\0${kind}${'\0'.repeat(13)}`, 'latin1'));
  const [first, kinds, places] = ['pitm', 'iinf', 'iloc'].map((kind) => box(kind, randomBytes(6))) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const metaOf = (...inside: Buffer[]) => box('meta', Buffer.concat([Buffer.alloc(4), ...inside]));
  const [meta, media] = [metaOf(handler('pict'), first, kinds, places), box('mdat', randomBytes(3_000))];
  const whole = Buffer.concat([begins, meta, media]);
  expect((await put(whole)).type).toBe('image/heic');
  expect((await put(Buffer.concat([begins, meta, box('mdat', randomBytes(3_000), 0)]))).type).toBe('image/heic');
  const moving = box('moov', Buffer.concat([box('mvhd', randomBytes(9)), box('trak', randomBytes(9))]));
  expect((await put(Buffer.concat([begins, moving, media]))).type).toBe('image/heic');
  for (const none of [
    whole.subarray(0, whole.length - 1),
    Buffer.concat([begins, media]),
    Buffer.concat([begins, Buffer.from('and garbage of more than eight letters')]),
    Buffer.concat([begins, meta, box('mdat', randomBytes(9), 1)]),
    Buffer.concat([begins, meta, box('free', Buffer.alloc(0), 7)]),
    Buffer.from('\0\0\0\x18ftypheic', 'latin1'),
    Buffer.concat([begins, box('meta', Buffer.from('<script>alert(1)</script>')), media]),
    Buffer.concat([begins, metaOf(handler('pict'), first, kinds), media]),
    Buffer.concat([begins, metaOf(handler('mdir'), first, kinds, places), media]),
    Buffer.concat([begins, metaOf(handler('pict'), first, kinds, places, Buffer.from('rest')), media]),
    Buffer.concat([begins, box('moov', randomBytes(40)), media]),
  ])
    await expect(put(none)).rejects.toThrow('a.heic begins like a HEIC picture and is none');
});
