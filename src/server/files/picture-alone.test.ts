import { buffer } from 'node:stream/consumers';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { inPieces } from '../../../tests/empty-store.ts';
import { heicAlone } from './heic-alone.ts';
import { pictureAlone } from './picture-alone.ts';

const secret = 'SECRET 12 High Street';
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string) => Buffer.from(text, 'latin1');
const taken = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Copyright: secret }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 2613/100' } })
    .withMetadata({ orientation: 6 });
const alone = (bytes: Uint8Array, name: string) => buffer(pictureAlone(inPieces(bytes), name, 1_000_000));

const after = (head: number, bytes: Buffer, ...parts: Buffer[]) =>
  Buffer.concat([bytes.subarray(0, head), ...parts, bytes.subarray(head)]);
const segment = (mark: number, text: string) =>
  Buffer.concat([Buffer.from([0xff, mark, 0, text.length + 2]), bytesOf(text)]);
function chunk(name: string, content: Buffer): Buffer {
  const [length, named, sum] = [Buffer.alloc(4), Buffer.concat([bytesOf(name), content]), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
const xmp = `<x photoshop:City="${secret}" Iptc4xmpCore:Location="${secret}"/>`;

/** Where programs write what a picture shows and where it was taken, beside Exif. */
const written = {
  jpeg: (bytes: Buffer) =>
    Buffer.concat([
      after(
        2,
        bytes,
        segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp}`),
        segment(0xed, `Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x1a\x1c\x02\x5a\0\x15${secret}`),
        segment(0xfe, secret),
      ),
      bytesOf(secret), // behind the end, where telephones put a film
    ]),
  png: (bytes: Buffer) =>
    after(
      33,
      bytes,
      chunk('tEXt', bytesOf(`Comment\0${secret}`)),
      chunk('iTXt', bytesOf(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)),
      chunk('zTXt', Buffer.concat([bytesOf('Raw profile type exif\0\0'), deflateSync(bytesOf(secret), { level: 0 })])),
    ),
  webp: (bytes: Buffer) => bytes,
  gif: (bytes: Buffer) =>
    after(bytes.length - 1, bytes, bytesOf(`\x21\xfe${String.fromCharCode(secret.length)}${secret}\0`)),
};

test.each(['jpeg', 'png', 'webp', 'gif'] as const)(
  'R-120 of a %s the picture alone is left, upright, and nothing of where and how it was taken',
  async (format) => {
    const photo = written[format](await taken().toFormat(format).toBuffer());
    expect(latin(photo)).toContain(secret);
    const left = await alone(photo, `a.${format}`);
    expect(latin(left)).not.toMatch(/SECRET|Exif|EXIF|eXIf|XMP|tEXt|zTXt|iTXt|8BIM/);
    const { width, height, orientation, exif, xmp: said, iptc, format: kind } = await sharp(left).metadata();
    const turned = format === 'gif' ? [40, 20] : [20, 40]; // a GIF does not say which way is up
    expect([kind, width, height, orientation, exif, said, iptc]).toEqual([
      ...[format, ...turned],
      ...Array(4).fill(undefined),
    ]);
    const [red, green] = await sharp(left).raw().toBuffer();
    expect([red! > 240, green! < 20]).toEqual([true, true]);
  },
);

test('R-120 a picture that moves goes on moving', async () => {
  const frames = Buffer.concat([Buffer.alloc(300, 0), Buffer.alloc(300, 255)]);
  const raw = { width: 10, height: 20, channels: 3, pageHeight: 10 } as const;
  const moving = await sharp(frames, { raw }).gif({ loop: 0 }).toBuffer();
  expect((await sharp(await alone(moving, 'a.gif')).metadata()).pages).toBe(2);
});

test('R-120 a picture that cannot be drawn is refused in words, and none of it goes on', async () => {
  const photo = await taken().jpeg().toBuffer();
  await expect(alone(photo.subarray(0, 400), 'half.jpg')).rejects.toMatchObject({
    problems: { file: [expect.stringMatching(/^half\.jpg begins like a JPEG picture and is none/)] },
  });
});

test('what is no picture, or is larger than it may be, goes on as it came', async () => {
  expect(latin(await alone(bytesOf('%PDF-1.7'), 'a.jpg'))).toBe('%PDF-1.7');
  const pieces = async function* () {
    for (let made = 0; made < 6; made += 1) yield bytesOf('ten bytes.');
  };
  const given: string[] = [];
  for await (const part of pictureAlone(pieces(), 'a.jpg', 30)) given.push(latin(part));
  expect(given).toEqual(Array(6).fill('ten bytes.'));
});

// AVIF stands for HEIC: the boxes are the same, and only the coding of the picture is another.
test('R-120 a HEIC keeps what draws it, and nothing else', async () => {
  const plain = await taken().avif().toBuffer();
  const film = bytesOf(`\0\0\0\x1dmpvd${secret}`);
  const photo = Buffer.concat([plain, film]);
  const left = heicAlone(photo)!;
  expect(latin(photo).split('SECRET')).toHaveLength(3); // in Exif, and in the film
  expect(left.length).toBe(photo.length);
  expect(latin(left)).not.toMatch(/SECRET|mpvd/);
  const { width, height, exif } = await sharp(left).metadata();
  expect([width, height, latin(exif ?? Buffer.alloc(0)).replaceAll('\0', '')]).toEqual([20, 40, '']);
  const pixels = (bytes: Buffer) => sharp(bytes, { failOn: 'warning' }).raw().toBuffer();
  expect((await pixels(left)).equals(await pixels(plain))).toBe(true);
});

test('a HEIC that points outside of itself harms nothing', async () => {
  const photo = await taken().avif().toBuffer();
  for (let cut = 0; cut < Math.min(photo.length, 900); cut += 1) {
    const wild = Buffer.from(photo);
    wild.fill(0xff, cut, cut + 4);
    for (const bytes of [photo.subarray(0, cut), wild]) {
      const left = heicAlone(bytes);
      expect([undefined, bytes.length], `${cut}`).toContain(left?.length);
    }
  }
});
