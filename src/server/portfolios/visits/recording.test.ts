import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from '../../../../tests/database.ts';
import { type PortfolioWorld, portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { begun, unmade } from '../../../../tests/visit-world.ts';
import { setClock } from '../../clock.ts';
import { reading, sql } from '../../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../../errors.ts';
import { fileStore } from '../../files/kept.ts';
import { newId } from '../../id.ts';
import { fileToRead } from '../file-reading.ts';
import { agreeToRecord, bringRecording, bytesOf, keepPart, takeToHear } from './recording.ts';
import { markRecording } from './visit-notes.ts';
import { visitOf } from './visit-page.ts';
import { second } from './visits.form.ts';
import { acknowledgeVisit, endVisit, signVisit } from './visits.ts';

const data = process.env.LEADWELL_DATA;
let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'leadwell-recording-'));
  process.env.LEADWELL_DATA = home;
});
afterAll(() => {
  if (data === undefined) delete process.env.LEADWELL_DATA;
  else process.env.LEADWELL_DATA = data;
  rmSync(home, { recursive: true });
});

const onDay = (day: string) => setClock(() => new Date(`${day}T10:00:00Z`));
// The head of a WebM file, and what goes on with it.
const head = Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ff', 'hex');
const rest = [Buffer.from('first seconds'), Buffer.from('and the next'), Buffer.from('and the last')];

async function* chunks(content: Uint8Array) {
  yield content;
}
const stored = (content: Uint8Array, first = false) =>
  fileStore().put(chunks(content), {
    name: 'recording.webm',
    most: 1_000,
    ...(!first && { type: 'application/octet-stream' }),
  });
const present = { present: 'Ash and Lee', agreed: true };

async function discussion(cast: PortfolioWorld) {
  onDay('2026-03-10');
  const { id } = await begun(cast, { kind: 'discussion', about: 'What Lee knows of targets' });
  await agreeToRecord(cast.ash, id, present);
  const take = newId();
  await keepPart(cast.ash, id, { take, number: 0 }, await stored(head, true));
  return { id, take };
}
const isNamed = ({ ash }: PortfolioWorld, hash: string) =>
  reading(
    ash.organisationId,
    async (db) => (await db.rows<{ named: boolean }>(sql`select is_file_named(${hash}) as named`))[0]!.named,
  );

describe('R-092 a professional discussion', () => {
  test('is recorded in parts as they arrive, in whatever order, each once, and becomes one file that can be read in part', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const { ash, lee, ivy } = cast;
    const { id, take } = await discussion(cast);
    for (const number of [2, 1, 3, 1]) await keepPart(ash, id, { take, number }, await stored(rest[number - 1]!));
    const whole = Buffer.concat([head, ...rest]);
    const heard = await takeToHear(ash, id, take);
    expect(await buffer(bytesOf(heard))).toEqual(whole);
    expect(await buffer(bytesOf(heard, { from: 40, to: 60 }))).toEqual(whole.subarray(40, 61));
    await expect(takeToHear(lee, id, take)).rejects.toThrow(NotFound);
    await markRecording(ash, id, {
      take,
      from: 725,
      to: 790,
      words: 'Why targets',
      criterionIds: [cast.criterion('4.2')],
      ...unmade,
    });
    await endVisit(ash, id);
    setClock(() => new Date('2026-03-10T10:20:00Z'));
    const later = { take, from: 3, to: 9, words: 'Heard again', criterionIds: [] };
    await markRecording(ash, id, { ...later, ...unmade });
    const part = (await stored(rest[0]!)).hash;
    expect(await isNamed(cast, part)).toBe(true);
    await signVisit(ash, id, { account: null, present: null, declared: true, version: 3 });
    expect(await isNamed(cast, part)).toBe(false);
    const { document, recordings } = await visitOf(lee, id);
    const { blocks } = document!.sections.find((section) => section.id === 'recordings')!;
    const sha256 = createHash('sha256').update(whole).digest('hex');
    expect(blocks).toMatchObject([{ id: 'recording-1', name: 'Recording 1.webm', size: whole.length, sha256 }]);
    expect(document!.sections.find((section) => section.id === 'marks')!.blocks).toMatchObject([
      { id: 'mark-1', label: '12:05 to 13:10, for 4.2', text: 'Why targets' },
      { id: 'mark-2', label: '0:03 to 0:09, marked after its end', text: 'Heard again' },
    ]);
    for (const reader of [ash, lee, ivy]) expect((await fileToRead(reader, recordings[0]!.id)).size).toBe(whole.length);
    await expect(fileToRead(cast.mo, recordings[0]!.id)).rejects.toThrow(NotFound);
    expect((await acknowledgeVisit(lee, id, { comment: null, version: 4 })).kind).toBe('discussion');
    await expect(keepPart(ash, id, { take, number: 4 }, await stored(rest[0]!))).rejects.toThrow(Conflict);
  });

  test('records nothing before all have agreed, of nobody else’s visit, and nothing that is no recording', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const { id } = await begun(cast, { kind: 'discussion' });
    const first = await stored(head, true);
    await expect(keepPart(cast.ash, id, { take: newId(), number: 0 }, first)).rejects.toThrow('agree to be recorded');
    await expect(agreeToRecord(cast.lee, id, present)).rejects.toThrow(NotAllowed);
    await agreeToRecord(cast.ash, id, present);
    await expect(keepPart(cast.lee, id, { take: newId(), number: 0 }, first)).rejects.toThrow(NotAllowed);
    await expect(bringRecording(cast.ash, id, { ...first, type: 'application/pdf' })).rejects.toThrow(Invalid);
    await bringRecording(cast.ash, id, first);
    expect((await visitOf(cast.ash, id)).takes).toHaveLength(1);
  });
});

test('R-092 the moment of a mark is read as people write it', () => {
  const read = (typed: string) => second('from when', '12:05').safeParse(typed).data ?? null;
  expect(['12:05', '1:02:03', '75', '0:07', '5:75', 'soon', ''].map(read)).toEqual([
    725,
    3723,
    75,
    7,
    null,
    null,
    null,
  ]);
});
