// Photos of finished work: which files are taken, who may see them, what becomes of them.

import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { emptyRoot, everyFile, inPieces } from '../../../tests/empty-store.ts';
import { assignmentsOf, liveWorld } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { diskStore } from '../files/disk.ts';
import { pictureAlone } from '../files/picture-alone.ts';
import type { Actor } from '../people/actor.ts';
import { checkWork, finishAssignment, type NewPhoto } from '../plans/finishing.ts';
import { ownWork } from '../plans/own-work.ts';
import { newestStep } from '../plans/work-steps.ts';
import { addBuiltInUnits, unitOf } from '../qualifications/units.ts';
import { intoStore } from '../upload.ts';
import { makeClaim } from './claims.ts';
import { enrol } from './enrolments.ts';
import { fileToRead } from './file-reading.ts';
import { takeEvidence } from './taking.ts';

const most = 30_000_000;
const jpeg = (background = 'red') =>
  sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .withExif({ IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .jpeg()
    .toBuffer();

/** A store, and what takes a file into it as the page of one's work does. */
async function phone() {
  const root = await emptyRoot();
  const store = diskStore(root);
  const into = intoStore({ most, pictures: true }, () => store);
  const take = (name: string, bytes: Uint8Array) => into(pictureAlone(inPieces(bytes), name, most), name);
  return { store, take, lying: () => everyFile(root) };
}

async function working() {
  const cast = await liveWorld();
  const [mine] = await assignmentsOf(cast.mo, cast.plan.id);
  const reports = (photos: readonly NewPhoto[], note: string | null = null) =>
    finishAssignment(cast.mo, mine!.id, note, true, photos);
  const photosOf = async () => (await ownWork(cast.mo, mine!.id)).steps.flatMap(({ photos }) => photos);
  return { ...cast, work: mine!.id, reports, photosOf };
}

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('R-007 which files are photos', () => {
  test('what is named a photo and is none is refused in words, and nothing of it stays', async () => {
    const { take, lying } = await phone();
    const svg = latin('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const none = 'is no photo that is kept here. Choose a picture that is JPEG, PNG, WebP, HEIC or GIF.';
    for (const [name, bytes, words] of [
      ['rota.jpg', latin('%PDF-1.7\n%%EOF'), `rota.jpg ${none}`],
      ['rota.pdf', latin('%PDF-1.7\n%%EOF'), `rota.pdf ${none}`],
      ['notes.txt', latin('Shelf 4 is full'), `notes.txt ${none}`],
      ['film.mp4', latin('\0\0\0\x18ftypisom\0\0\0\0isomiso2'), `film.mp4 ${none}`],
      ['old.zip', latin('PK\x03\x04'), `old.zip ${none}`],
      ['empty.jpg', latin(''), 'empty.jpg is empty: it holds nothing to keep.'],
      ['drawn.svg', svg, `drawn.svg ${none}`],
      ['drawn.jpg', svg, `drawn.jpg ${none}`],
      ['page.jpg', latin('<html><script>alert(1)</script>'), `page.jpg ${none}`],
      ['a.png', await jpeg(), 'a.png is a JPEG picture by its content. Name it a.jpg, and add it again.'],
      ['half.jpg', (await jpeg()).subarray(0, 400), 'half.jpg begins like a JPEG picture and is none'],
      ['a.heic', latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'a.heic begins like a HEIC picture and is none'],
    ] as const)
      await expect(take(name, bytes), name).rejects.toThrow(words);
    await expect(take('large.jpg', Buffer.alloc(most + 1))).rejects.toThrow(
      'large.jpg is larger than 30 MB, the most that one file may have.',
    );
    expect(await lying()).toEqual([]);
  });

  test('R-120 a photo is kept without where it was taken, and what is no picture is refused by the report', async ({
    db: _,
  }) => {
    const { store, take } = await phone();
    const { reports, photosOf, mo, work } = await working();
    const place = latin('\x33\0\0\0\x01\0\0\0');
    const original = await jpeg();
    expect(original.includes(place)).toBe(true);
    const photo = await take('shelf.jpg', original);
    const kept = Buffer.concat(await Array.fromAsync(await store.open(photo.hash)));
    expect(kept.includes(place)).toBe(false);
    const pdf = { ...photo, name: 'rota.pdf', type: 'application/pdf' }; // as another way in might bring it
    await expect(reports([photo, pdf])).rejects.toThrow('rota.pdf is no photo');
    await expect(reports([pdf])).rejects.toThrow(Invalid);
    expect([await photosOf(), (await ownWork(mo, work)).doneAt]).toEqual([[], null]);
    await reports([photo]);
    expect(await photosOf()).toMatchObject([{ name: 'shelf.jpg', type: 'image/jpeg', size: kept.length }]);
  });

  test('at most ten belong to one report', async ({ db: _ }) => {
    const [{ take }, { reports, photosOf }] = [await phone(), await working()];
    const photo = await take('a.jpg', await jpeg());
    await expect(reports(Array.from({ length: 11 }, () => photo))).rejects.toMatchObject({
      problems: { photos: ['Choose at most 10 photos for one report, those that show most'] },
    });
    await reports(Array.from({ length: 10 }, () => photo));
    expect(await photosOf()).toHaveLength(10);
  });

  test('the same photo twice is two photos of the report and one file on the disk', async ({ db: _ }) => {
    const { take, lying } = await phone();
    const { reports, photosOf } = await working();
    const bytes = await jpeg();
    await reports([await take('a.jpg', bytes), await take('b.jpg', bytes), await take('c.jpg', await jpeg('blue'))]);
    const photos = await photosOf();
    expect(photos.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(new Set(photos.map(({ hash }) => hash)).size).toBe(2);
    expect(await lying()).toHaveLength(2);
  });
});

describe('R-122 who may see a photo of work', () => {
  const reads = (actor: Actor, id: string) =>
    fileToRead(actor, id).then(
      () => true,
      (error) => {
        if (error instanceof NotFound || error instanceof NotAllowed) return false;
        throw error;
      },
    );

  test('whoever did it, leads and manages the team; whoever reads evidence it stands in; nobody besides', async ({
    db: _,
  }) => {
    const { take } = await phone();
    const cast = await working();
    const { lee, mo, nia, oz, pat, ada, ash, ivy, ike, eve, cody, foreign, work } = cast;
    await cast.reports([await take('a.jpg', await jpeg())], 'All sorted');
    const [photo] = await cast.photosOf();
    const who = { lee, mo, nia, oz, pat, ada, ash, ivy, ike, eve, cody, flo: foreign.leader };
    const readers = async () => {
      const may: string[] = [];
      for (const [name, actor] of Object.entries(who)) if (await reads(actor, photo!.id)) may.push(name);
      return may;
    };
    expect(await readers()).toEqual(['lee', 'mo', 'pat']);

    const [unit] = await addBuiltInUnits(cody);
    const enrolment = await enrol(cody, {
      ...{ unitId: unit!.id, candidateId: mo.personId, startedOn: '2026-01-05', expiredReason: 'To practise' },
      ...{ assessorId: ash.personId, internalQualityAssurerId: ivy.personId },
    });
    const taken = await takeEvidence(mo, { kind: 'work-document', sourceId: work });
    expect(await readers()).toEqual(['lee', 'mo', 'pat']);
    const criterion = (await unitOf(cody, unit!.id)).outcomes[0]!.criteria[0]!.id;
    await makeClaim(mo, taken.id, {
      ...{ enrolmentId: enrolment.id, criterionId: criterion, place: `photo-${photo!.id}`, quote: null },
      how: 'The shelf as I left it.',
    });
    await submitCleared(mo, taken.id, { declared: true, version: 1 });
    expect(await readers()).toEqual(['lee', 'mo', 'pat', 'ash', 'ivy']);
  });

  test('it stays with the report it came with, when that is given back, reported anew or taken back', async ({
    db: _,
  }) => {
    const { take } = await phone();
    const { lee, mo, work, reports, photosOf } = await working();
    await reports([await take('first.jpg', await jpeg())]);
    const stepId = (await reading(mo.organisationId, newestStep(mo, work)))!.id;
    await checkWork(lee, work, { stepId, outcome: 'not-yet', words: 'The top shelf' });
    await reports([await take('second.jpg', await jpeg('blue'))]);
    await finishAssignment(mo, work, null, false);
    const { steps } = await ownWork(mo, work);
    expect(steps.map(({ step, photos }) => [step, photos.map(({ name }) => name)])).toEqual([
      ['finish', ['first.jpg']],
      ['return', []],
      ['finish', ['second.jpg']],
      ['take-back', []],
    ]);
    for (const { id } of await photosOf()) expect(await reads(lee, id)).toBe(true);
    await expect(finishAssignment(mo, work, null, false)).rejects.toThrow(Conflict);
  });
});
