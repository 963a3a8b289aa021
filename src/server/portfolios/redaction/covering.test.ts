// Files in the place of others: a picture with parts covered, a file redacted elsewhere, a name that gives somebody away.
import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { test } from '../../../../tests/database.ts';
import { emptyRoot, inPieces } from '../../../../tests/empty-store.ts';
import { portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { Conflict, Invalid, NotFound } from '../../errors.ts';
import { diskStore } from '../../files/disk.ts';
import { makeClaim } from '../claims.ts';
import { submitEvidence } from '../evidence.ts';
import { fileToRead } from '../file-reading.ts';
import { addFiles } from '../taking.ts';
import { coverPicture, exchangeFile, fileToCover } from './covering.ts';
import { leaveUndecided, replaceUndecided } from './deciding.ts';
import { fileBlocksOf } from './document-words.ts';
import { openOriginal } from './originals.ts';
import { othersOf } from './others-page.ts';
import { coverForm } from './redaction.form.ts';

/** A white picture, 40 × 60 as one sees it, that lies on its side in the file and says where it was taken. */
const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: 'white' } })
    .withExif({ IFD0: { Artist: 'Mo Member' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

async function filed(name: string, bytes: Uint8Array) {
  const cast = await portfolioWorld();
  const store = diskStore(await emptyRoot());
  const kept = async (called: string, content: Uint8Array) => ({
    ...(await store.put(inPieces(content), { name: called, most: 1_000_000 })),
    name: called,
  });
  const when = { happenedFrom: '2026-02-10', happenedTo: null, simulated: false };
  const evidence = await addFiles(cast.lee, { title: 'The desk', ...when, about: 'Our desk.' }, [
    await kept(name, bytes),
  ]);
  const claim = { enrolmentId: cast.enrolment.id, criterionId: cast.criterion('1.4'), place: 'file-1', quote: null };
  await makeClaim(cast.lee, evidence.id, { ...claim, how: 'I drew it up.' });
  const [file] = fileBlocksOf(evidence.document);
  const read = async (hash: string) => Buffer.concat(await Array.fromAsync(await store.open(hash)));
  return { ...cast, store, kept, evidence, file: file!, read };
}
const text = Buffer.from('Mo was here.\n');

describe('R-120 L21 a file', () => {
  test('is not read, and holds a submission until it is covered, exchanged or left with a reason', async ({
    db: _,
  }) => {
    const { lee, evidence } = await filed('desk.txt', text);
    const sign = (version: number) => submitEvidence(lee, evidence.id, { declared: true, version });
    await expect(sign(evidence.version)).rejects.toThrow(/“desk.txt” \(a file\)/);
    await expect(replaceUndecided(lee, evidence.id)).rejects.toThrow(Conflict);
    await leaveUndecided(lee, evidence.id, { reason: 'Nobody stands in it.' });
    await sign(evidence.version);
  });

  test('that is a picture is covered as one sees it, and the copy holds nothing beside the picture', async ({
    db: _,
  }) => {
    const { lee, evidence, file, store, read } = await filed('desk.jpg', await photo());
    expect((await photo()).toString('latin1')).toMatch(/Member/);
    const regions = [{ left: 0, top: 0, width: 100, height: 50 }];
    const copy = await coverPicture(lee, evidence.id, file.fileId, { regions }, store);
    const [covered] = fileBlocksOf(copy.document);
    expect(covered).toMatchObject({ id: file.id, name: 'desk.jpg' });
    expect(covered!.sha256).not.toBe(file.sha256);
    const bytes = await read(covered!.sha256);
    expect(bytes.toString('latin1')).not.toMatch(/Member|Exif/);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([40, 60]);
    const lightAt = (x: number, y: number) => data[(y * info.width + x) * info.channels]!;
    expect([lightAt(20, 5), lightAt(39, 25)].every((light) => light < 20)).toBe(true);
    expect([lightAt(20, 40), lightAt(0, 59)].every((light) => light > 235)).toBe(true);
  });

  test('that cannot be covered says so; regions are told in words', async ({ db: _ }) => {
    const { lee, evidence, file, store, mo } = await filed('desk.txt', text);
    const regions = [{ left: 0, top: 0, width: 100, height: 50 }];
    await expect(coverPicture(lee, evidence.id, file.fileId, { regions }, store)).rejects.toThrow(Invalid);
    await expect(fileToCover(mo, evidence.id, file.fileId)).rejects.toThrow(NotFound);
    const said = (typed: string) => coverForm.safeParse({ regions: typed }).error?.issues[0]?.message;
    for (const wrong of ['10 20 30', '10 20 0 15', 'a b c d', '101 0 1 1'])
      expect(said(wrong)).toMatch(/one region a line/);
    expect(coverForm.parse({ regions: '10 20 30 15\n\n50%, 50%, 5%, 5%\n' }).regions).toHaveLength(2);
  });

  test('put in its place travels, and the first is read by its candidate alone, and by whoever opened the original', async ({
    db: _,
  }) => {
    const { lee, ash, evidence, file, kept } = await filed('desk.txt', text);
    const copy = await exchangeFile(
      lee,
      evidence.id,
      file.fileId,
      await kept('desk redacted.txt', Buffer.from('Somebody was here.\n')),
    );
    const [instead] = fileBlocksOf(copy.document);
    expect(instead!.name).toBe('desk redacted.txt');
    expect((await othersOf(lee, copy.id)).finds[0]!.decision).toMatchObject({ how: 'exchanged' });
    await submitEvidence(lee, copy.id, { declared: true, version: copy.version });
    expect((await fileToRead(ash, instead!.fileId)).name).toBe('desk redacted.txt');
    expect((await fileToRead(lee, file.fileId)).name).toBe('desk.txt');
    await expect(fileToRead(ash, file.fileId)).rejects.toThrow(NotFound);
    await openOriginal(ash, copy.id, { reason: 'Is it the same rota?' });
    expect((await fileToRead(ash, file.fileId)).name).toBe('desk.txt');
  });

  test('whose name shows somebody is called otherwise in the copy, also when it is downloaded', async ({ db: _ }) => {
    const { lee, ash, evidence, file } = await filed('Mo Member rota.txt', text);
    await replaceUndecided(lee, evidence.id);
    const copy = await leaveUndecided(lee, evidence.id, { reason: 'Only hours stand in it.' });
    await submitEvidence(lee, copy.id, { declared: true, version: copy.version });
    const [instead] = fileBlocksOf(copy.document);
    expect([instead!.name, instead!.sha256]).toEqual(['a colleague (A) rota.txt', file.sha256]);
    expect((await fileToRead(ash, instead!.fileId)).name).toBe('a colleague (A) rota.txt');
    await expect(fileToRead(ash, file.fileId)).rejects.toThrow(NotFound);
  });
});
