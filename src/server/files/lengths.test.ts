import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { emptyRoot, inPieces } from '../../../tests/empty-store.ts';
import { pdfOf, silence } from '../../../tests/recordings.ts';
import { diskStore } from './disk.ts';
import { pageOf, withLengths } from './lengths.ts';
import { partsOf, shownAs } from './playable.ts';

const stored = async (files: Record<string, Buffer>) => {
  const store = diskStore(await emptyRoot());
  const kept = Object.entries(files).map(async ([name, bytes]) => ({
    ...(await store.put(inPieces(bytes), { name, most: 1_000_000 })),
    name,
  }));
  return { store, kept: await Promise.all(kept) };
};

test('R-092 pages of a PDF and seconds of a recording are read from the file; of what has none, or is damaged, nothing is said', async () => {
  const { store, kept } = await stored({
    'rota.pdf': pdfOf(3),
    'talk.wav': silence(2.5),
    'notes.txt': Buffer.from('Notes\n'),
    'broken.pdf': Buffer.from('%PDF-1.7\nnothing'),
  });
  const lengths = (await withLengths(store, kept)).map(({ name, pages, seconds }) => ({ name, pages, seconds }));
  expect(lengths).toEqual([
    { name: 'rota.pdf', pages: 3, seconds: undefined },
    { name: 'talk.wav', pages: undefined, seconds: 2.5 },
    { name: 'notes.txt', pages: undefined, seconds: undefined },
    { name: 'broken.pdf', pages: undefined, seconds: undefined },
  ]);
});

test('R-092 a recording in which nothing can be heard is refused in words, as a damaged picture is', async () => {
  // The same noise each time: what a reader of MP3 takes for a frame depends on the bytes.
  const noiseOf = (seed: string) => createHash('shake256', { outputLength: 20_000 }).update(seed).digest();
  const noise = noiseOf('noise');
  const tag = Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1');
  const refused = {
    'header.wav': silence(0).subarray(0, 16),
    'nothing.wav': silence(0),
    ...Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => [`tagged${at}.mp3`, Buffer.concat([tag, noiseOf(`noise ${at}`)])]),
    ),
    'frame.mp3': Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), noise]),
    'noise.ogg': Buffer.concat([Buffer.from('OggS'), noise]),
  };
  for (const [name, bytes] of Object.entries(refused)) {
    const { store, kept } = await stored({ [name]: bytes });
    await expect(withLengths(store, kept, 'recording'), name).rejects.toMatchObject({
      problems: { recording: [expect.stringMatching(`^${name} begins like .* and nothing can be heard in it`)] },
    });
  }
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)]);
  const { store, kept } = await stored({
    'talk.mp3': Buffer.concat(Array.from({ length: 100 }, () => frame)),
    'cut.wav': silence(2).subarray(0, 8_044),
  });
  expect((await withLengths(store, kept)).map(({ seconds }) => seconds)).toEqual([expect.closeTo(2.61), 1]);
});

test('R-092 a page is drawn as a picture of our own, each its own; a page that is not there is refused in words', async () => {
  const { store, kept } = await stored({ 'rota.pdf': pdfOf(3), 'notes.txt': Buffer.from('Notes\n') });
  const [rota, notes] = kept;
  const drawn = await Promise.all([1, 2].map((page) => pageOf(store, rota!, page)));
  for (const [at, picture] of drawn.entries()) {
    if (!(picture instanceof Uint8Array)) throw new Error('no picture');
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: 1000, height: 1500 });
    const dark = await sharp(picture).greyscale().raw().toBuffer();
    const top = Math.floor(dark.findIndex((shade) => shade < 128) / 1000);
    expect(top, `page ${at + 1}`).toBeCloseTo(1500 - (30 + 20 * at) * 5, -1);
  }
  expect(await pageOf(store, rota!, 4)).toEqual({ why: 'This PDF has 3 pages, so there is no page 4.' });
  expect(await pageOf(store, notes!, 1)).toEqual({ why: expect.stringContaining('Only PDFs have pages') });
});

test('R-092 what can be played, turned over or looked at is told by its kind', () => {
  const shown = ['a.pdf', 'a.mp3', 'a.webm', 'a.JPG', 'a.docx', 'a'].map((name) => [shownAs(name), partsOf(name)]);
  expect(shown).toEqual([
    ['pages', 'pages'],
    ['sound', 'time'],
    ['film', 'time'],
    ['picture', 'region'],
    [null, null],
    [null, null],
  ]);
});
