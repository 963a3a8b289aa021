import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { placeless, withoutPlace } from './place.ts';

const home = {
  IFD0: { Copyright: 'kept', Make: 'A phone' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 2613/100',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 3941/100',
  },
};
const taken = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
    .withExif(home)
    .withMetadata({ orientation: 6 });
const degrees = ['\x33\0\0\0\x01\0\0\0', '\0\0\0\x33\0\0\0\x01']; // 51/1, either way round
const saysWhere = (bytes: Uint8Array) => degrees.some((one) => latin(bytes).includes(one));
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

// AVIF stands for HEIC: the boxes are the same, and only the coding of the picture is another
test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
  'R-120 a %s no longer says where it was taken, and is the same picture otherwise',
  async (format) => {
    const photo = await taken().toFormat(format, { quality: 90 }).toBuffer();
    expect(saysWhere(photo)).toBe(true);
    const changed = withoutPlace(photo);
    expect(saysWhere(changed)).toBe(false);
    expect(changed.length).toBe(photo.length);
    const [before, after] = await Promise.all(
      [photo, changed].map((bytes) => sharp(bytes, { failOn: 'warning' }).metadata()),
    );
    expect([after!.orientation, latin(after!.exif!).includes('kept')]).toEqual([before!.orientation, true]);
    const pixels = (bytes: Buffer) => sharp(bytes, { failOn: 'warning' }).raw().toBuffer();
    expect((await pixels(changed)).equals(await pixels(photo))).toBe(true);
  },
);

test('R-120 the place in XMP is blanked, as an attribute and as an element', () => {
  const xmp =
    '<x exif:GPSLatitude="51,30.4N" exif:GPSLongitude=\'0,7.6W\'><exif:GPSAltitude>35/1</exif:GPSAltitude></x>';
  expect(withoutPlace(Buffer.from(xmp)).toString().replaceAll(/ +/g, ' ')).toBe(
    `<x exif:GPSLatitude=" " exif:GPSLongitude=' '><exif:GPSAltitude> </exif:GPSAltitude></x>`,
  );
});

test('Exif that points outside of itself harms nothing, and what is no picture stays as it is', async () => {
  const photo = await taken().jpeg().toBuffer();
  const at = photo.indexOf('Exif\0\0', 0, 'latin1') + 6;
  for (let cut = at; cut < at + 400; cut += 1) {
    expect(withoutPlace(photo.subarray(0, cut)).length).toBe(cut);
    const wild = Buffer.from(photo);
    wild.fill(0xff, cut, cut + 4);
    expect(withoutPlace(wild).length).toBe(photo.length);
  }
  const words = Buffer.from('Exif\0\0 and no header, EXIF, eXIf');
  expect(withoutPlace(words)).toBe(words);
});

test('what is larger than it may be goes on as it came, and is not gathered', async () => {
  const pieces = async function* () {
    for (let made = 0; made < 6; made += 1) yield Buffer.from('exif:GPSA="1"');
  };
  const given: string[] = [];
  for await (const chunk of placeless(pieces(), 30)) given.push(latin(chunk));
  expect(given).toEqual(Array.from({ length: 6 }, () => 'exif:GPSA="1"'));
  expect(await text(placeless(pieces(), 200))).toBe('exif:GPSA=" "'.repeat(6));
});
