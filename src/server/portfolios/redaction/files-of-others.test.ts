// Names in files: found with those of the words, replaced in a copy of the file, or the file exchanged or left; what holds a submission.
import { buffer } from 'node:stream/consumers';
import { describe, expect } from 'vitest';
import { test } from '../../../../tests/database.ts';
import { inPieces } from '../../../../tests/empty-store.ts';
import { portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { zipped } from '../../../../tests/zipped.ts';
import { NotFound } from '../../errors.ts';
import { fileStore } from '../../files/kept.ts';
import { makeClaim } from '../claims.ts';
import { submitEvidence } from '../evidence.ts';
import { fileToRead } from '../file-reading.ts';
import { addFiles } from '../taking.ts';
import { exchangeFile } from './covering.ts';
import { leaveFind, leaveUndecided, replaceUndecided } from './deciding.ts';
import { fileBlocksOf } from './document-words.ts';
import { othersOf } from './others-page.ts';

const word = (text: string) =>
  zipped({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`,
  });
const kept = async (name: string, content: string | Uint8Array) => ({
  ...(await fileStore().put(inPieces(Buffer.from(content)), { name, most: 1_000_000, type: 'text/plain' })),
  name,
});

/** A file as Lee's evidence, with one claim. */
async function filed(name: string, content: string | Uint8Array) {
  const cast = await portfolioWorld();
  const { lee } = cast;
  const when = { happenedFrom: '2026-02-10', happenedTo: null, simulated: false };
  const evidence = await addFiles(lee, { title: 'The rota', ...when, about: 'I asked Mo first.' }, [
    await kept(name, content),
  ]);
  const claim = { enrolmentId: cast.enrolment.id, criterionId: cast.criterion('1.4'), place: 'file-1', quote: null };
  await makeClaim(lee, evidence.id, { ...claim, how: 'I drew it up.' });
  const sign = async (version: number) => submitEvidence(lee, evidence.id, { declared: true, version });
  const [file] = fileBlocksOf(evidence.document);
  const page = () => othersOf(lee, evidence.id);
  const open = async () => (await page()).finds.filter(({ decision }) => !decision);
  const textOf = async (sha256: string) => (await buffer(await fileStore().open(sha256))).toString();
  return { ...cast, evidence, file: file!, sign, page, open, textOf };
}

describe('R-120 L21 names in a file', () => {
  test('of text are the same find as in the words beside it; replaced, Leadwell’s copy of the file travels and the file itself is sealed', async ({
    db: _,
  }) => {
    const { lee, ash, evidence, file, sign, page, open, textOf } = await filed(
      'rota.txt',
      'Early: Mo Member\nLate: Mrs Platt, 0161 496 0123\n',
    );
    await expect(sign(evidence.version)).rejects.toThrow(/shows others/);
    expect((await open()).map(({ words }) => words)).toEqual([['Mo', 'Mo Member'], ['Mrs Platt'], ['0161 496 0123']]);
    expect((await page()).files[0]).toMatchObject({
      said: expect.stringContaining('in the copy of the file, too'),
      finds: [{ place: 'line 1' }, { place: 'line 2' }, { place: 'line 2' }],
    });
    const copy = await replaceUndecided(lee, evidence.id);
    const [instead] = fileBlocksOf(copy.document);
    expect(instead).toMatchObject({ id: file.id, name: 'rota.txt', redacted: true });
    expect(await textOf(instead!.sha256)).toBe('Early: a colleague (A)\nLate: a customer (A), [phone number]\n');
    const signed = await sign(copy.version);
    expect(signed.submittedAt).not.toBeNull();
    expect((await fileToRead(ash, instead!.fileId)).name).toBe('rota.txt');
    await expect(fileToRead(ash, file.fileId)).rejects.toThrow(NotFound);
    expect((await othersOf(ash, copy.id)).inPlace).toEqual([{ id: file.id, name: 'rota.txt', how: 'redacted' }]);
  });

  test('go back into the file where it is decided that they stay', async ({ db: _ }) => {
    const { lee, evidence, file, open } = await filed('rota.txt', 'Early: Mo Member\n');
    const [mo] = await open();
    await replaceUndecided(lee, evidence.id);
    const back = await leaveFind(lee, evidence.id, { find: mo!.key, reason: 'Mo agreed.' });
    expect(fileBlocksOf(back.document)).toEqual([file]);
  });

  test('are no question where it shows nobody and was read whole', async ({ db: _ }) => {
    const { lee, evidence, sign, page, open } = await filed('rota.docx', word('Early shift, late shift'));
    expect((await open()).map(({ words }) => words)).toEqual([['Mo']]);
    expect((await page()).files[0]!.said).toBe('It was read, word by word. Nothing was found.');
    const copy = await replaceUndecided(lee, evidence.id);
    await sign(copy.version);
  });

  test('of another kind are shown with their place, and hold the submission until the file is exchanged for one without them', async ({
    db: _,
  }) => {
    const { lee, evidence, file, sign, page, open } = await filed('rota.docx', word('Early: Mo Member'));
    const copy = await replaceUndecided(lee, evidence.id);
    await expect(sign(copy.version)).rejects.toThrow(/“rota.docx” \(a file\)/);
    expect((await page()).files[0]).toMatchObject({
      said: expect.stringContaining('cannot be replaced within a file of this kind'),
      finds: [{ text: 'Mo Member', place: 'paragraph 1' }],
    });
    await exchangeFile(lee, evidence.id, file.fileId, await kept('rota2.docx', word('Early: Mo Member still')));
    expect(await open()).toMatchObject([{ subject: expect.stringContaining('person:'), exchange: file.fileId }]);
    const last = await exchangeFile(lee, evidence.id, file.fileId, await kept('rota3.docx', word('Early: A')));
    expect(await open()).toEqual([]);
    await sign(last.version);
  });

  test('of another kind stay with one reason for the file, or with the reason for whom they name', async ({
    db: _,
  }) => {
    const { lee, evidence, sign, open } = await filed('rota.docx', word('Early: Mo Member'));
    const [mo] = await open();
    const left = await leaveFind(lee, evidence.id, { find: mo!.key, reason: 'Mo agreed.' });
    expect(await open()).toEqual([]);
    await sign(left.version);
    const other = await filed('list.docx', word('Late: Mo Member'));
    const all = await leaveUndecided(other.lee, other.evidence.id, { reason: 'They agreed.' });
    await other.sign(all.version);
  });
});
