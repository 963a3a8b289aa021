// Where a photo was taken, out of the photo: a phone writes it in, and it may be somebody's home. Day, camera and which way is up stay.
import { crc32 } from 'node:zlib';

/** The bytes a picture arrives with, without the place; whatever has more than `most` bytes goes on as it is, to be refused. */
export async function* placeless(content: AsyncIterable<Uint8Array>, most: number): AsyncIterable<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    parts.push(chunk);
    size += chunk.length;
    if (size > most) yield* parts.splice(0);
  }
  if (size <= most) yield withoutPlace(Buffer.concat(parts));
  else yield* parts;
}

/**
 * The same picture, as long as before, with zeros where Exif (CIPA DC-008, the GPS IFD) and with blanks where XMP give the place: in JPEG,
 * HEIC, WebP and PNG. Nothing that is no such picture is changed.
 */
export function withoutPlace(picture: Buffer): Buffer {
  const changed = Buffer.from(picture);
  for (const at of exifIn(changed)) clearGps(changed.subarray(at));
  clearXmp(changed);
  if (changed.equals(picture)) return picture;
  if (changed.toString('latin1', 1, 4) === 'PNG') sumPngAnew(changed);
  return changed;
}

/** Before Exif stand a name of its own in JPEG and HEIC, the name of its chunk in PNG, that and a length in WebP. */
function* exifIn(picture: Buffer): Iterable<number> {
  for (const [mark, skip] of [
    ['Exif\0\0', 6],
    ['eXIf', 4],
    ['EXIF', 8],
  ] as const)
    for (let at = picture.indexOf(mark, 0, 'latin1'); at >= 0; at = picture.indexOf(mark, at + 1, 'latin1'))
      if (['II*\0', 'MM\0*'].includes(picture.toString('latin1', at + skip, at + skip + 4))) yield at + skip;
}

const gpsPointer = 0x8825;
const bytesOf = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]; // of one value, by its type (TIFF 6.0)

/** `tiff` begins at the header of its byte order; what points outside of it is left alone. */
function clearGps(tiff: Buffer): void {
  const little = tiff[0] === 0x49;
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const fits = (at: number, length: number) => at >= 0 && at + length <= tiff.length;
  const entries = (at: number) => {
    const count = fits(at, 2) ? short(at) : 0;
    return fits(at, 2 + count * 12) ? Array.from({ length: count }, (_, index) => at + 2 + index * 12) : [];
  };
  if (!fits(0, 8)) return;
  for (const pointer of entries(long(4)).filter((at) => short(at) === gpsPointer))
    for (const entry of entries(long(pointer + 8))) {
      const length = (bytesOf[short(entry + 2)] ?? 0) * long(entry + 4);
      if (length > 4 && fits(long(entry + 8), length)) tiff.fill(0, long(entry + 8), long(entry + 8) + length);
      tiff.fill(0, entry + 8, entry + 12);
    }
}

/** `exif:GPSLatitude="51,30N"`, or the same as an element. */
function clearXmp(picture: Buffer): void {
  for (let at = picture.indexOf('exif:GPS'); at >= 0; at = picture.indexOf('exif:GPS', at + 1)) {
    const said = /^exif:GPS\w+(?:\s*=\s*["']|>)/.exec(picture.toString('latin1', at, at + 80))?.[0];
    if (!said) continue;
    const from = at + said.length;
    const end = picture.indexOf(said.endsWith('>') ? '<' : said.at(-1)!, from);
    if (end > from && end - from < 200) picture.fill(' ', from, end);
  }
}

/** Each chunk of a PNG ends with the sum of its name and content. */
function sumPngAnew(png: Buffer): void {
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (at + 12 + length > png.length) return;
    if (/eXIf|iTXt|tEXt/.test(png.toString('latin1', at + 4, at + 8)))
      png.writeUInt32BE(crc32(png.subarray(at + 4, at + 8 + length)), at + 8 + length);
    at += 12 + length;
  }
}
