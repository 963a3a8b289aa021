// Evidence that is no record: files looked at page by page, played from a moment, framed; figures; what cannot travel; a certificate.
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { pdfOf, silence } from '../recordings.ts';
import { day, fits, inSample, opened, othersAgreed, phoneWithoutScript, says } from './in-sample.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('evidence-files');
let home = '';
let evidence = '';
let board: Buffer;

const today = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const framed = { create: { width: 600, height: 400, channels: 3 as const, background: '#dde' } };

beforeAll(async () => {
  board = await sharp(framed).jpeg().toBuffer();
});

const idIn = ({ page }: Visitor) => new URL(page.url()).pathname;

/** Claims a criterion of the evidence at one of its places; `part`: what is filled in to name the part. */
async function claim(visit: Visitor, code: string, place: string, part: (visit: Visitor) => Promise<unknown>) {
  await visit.go(`${evidence}/claims`);
  const { page } = visit;
  const criterion = page.getByLabel('Criterion', { exact: true });
  const value = await criterion.locator('option', { hasText: new RegExp(`^\\s*${code} `) }).getAttribute('value');
  await criterion.selectOption(value!);
  await page.getByLabel(place, { exact: true }).check();
  await part(visit);
  await visit.fill({ 'How this shows the criterion': 'I drew it up with those whom it concerns, and asked first.' });
  await visit.press('Claim it');
}

test('R-092 R-094 on a phone without script files are added with the camera, and pages, times and fields of them are claimed', async () => {
  const imani = await enter('Imani Clarke', phoneWithoutScript);
  const { page } = imani;
  await imani.go('/prove');
  await opened(imani, 'Imani Clarke');
  await page.waitForURL(/\/prove\/[0-9a-f-]{36}$/);
  home = idIn(imani);
  await imani.go(`${home}/file`);
  await fits(imani);
  await page.getByLabel('The file', { exact: true }).setInputFiles([
    { name: 'rota.pdf', mimeType: 'application/pdf', buffer: pdfOf(4) },
    { name: 'talk.wav', mimeType: 'audio/wav', buffer: silence(312) },
  ]);
  const camera = page.getByLabel('A photo taken now (optional)');
  expect(await camera.getAttribute('capture')).toBe('environment');
  await camera.setInputFiles({ name: 'board.jpg', mimeType: 'image/jpeg', buffer: board });
  await imani.fill({
    Title: 'Files of the rota',
    'What it is, and your part in it': 'The rota, a talk on it, the board.',
  });
  await day(imani, 'When it was made, or what it is about happened', today);
  await imani.press('Save the file');
  await says(imani, 'Now say what it shows');
  evidence = idIn(imani);
  await says(imani, 'Page 1 of 4, drawn for this page.');
  await fits(imani);
  await claim(imani, '1.4', 'The files: rota.pdf', () => imani.fill({ Pages: '9' }));
  await says(imani, 'rota.pdf has 4 pages: enter pages from 1 to 4');
  expect(await page.getByLabel('How this shows the criterion').inputValue()).toContain('asked first');
  await fits(imani);
  await imani.fill({ Pages: '2 to 3' });
  await imani.press('Claim it');
  await says(imani, 'Claimed.');
  await claim(imani, '4.4', 'The files: talk.wav', () => imani.fill({ From: '2:10', To: '3:40' }));
  await says(imani, 'Claimed.');
  await claim(imani, '2.4', 'The files: board.jpg', () => page.getByLabel('Top right', { exact: true }).check());
  await says(imani, 'The files: board.jpg, top right');
  await fits(imani);
});

test('R-094 with script a frame is drawn on the picture, and its edges stand in the form', async () => {
  const imani = await enter('Imani Clarke');
  const { page } = imani;
  await claim(imani, '3.2', 'The files: board.jpg', async () => {
    const widthOf = (image: HTMLImageElement) => image.naturalWidth;
    const [paper, picture] = [page.locator('.preview--page'), page.locator('[data-framed]')];
    await paper.scrollIntoViewIfNeeded(); // what comes later moves what stands below it
    await expect.poll(() => paper.evaluate(widthOf)).toBe(1000);
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.locator('img').evaluate(widthOf)).toBe(600);
    const { x, y, width, height } = (await picture.boundingBox())!;
    await page.mouse.move(x + width * 0.5, y + height * 0.25);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.75, y + height * 0.5, { steps: 3 });
    await page.mouse.up();
    expect(await page.getByLabel('Or its edges, in per cent').inputValue()).toBe('50, 25, 75, 50');
  });
  await says(imani, 'The files: board.jpg, 50 to 75% across, 25 to 50% down');
  await imani.isSound();
  for (const path of [`${evidence}/claims`, `${home}/file`, `${home}/certificate`]) {
    await imani.go(path);
    await imani.isSound();
  }
  await imani.go(evidence);
  await othersAgreed(imani);
  await page.getByLabel(/This is a true record of my own work/).check();
  await page.getByRole('button', { name: /^Sign and submit to/ }).click();
  await says(imani, 'is signed and submitted');
});

test('R-092 R-094 the assessor sees each claim’s page, moment and frame beside the judgement, and turns the pages over', async () => {
  const geoff = await enter('Geoff Ainsworth');
  const { page } = geoff;
  const id = evidence.split('/').at(-1);
  await geoff.go('/prove/assess');
  await opened(geoff, /Files of the rota/);
  await geoff.isSound();
  await page.getByRole('img', { name: 'Page 2 of rota.pdf' }).waitFor();
  await page.getByRole('link', { name: 'The files: rota.pdf, pages 2 to 3' }).click();
  await says(geoff, 'Page 2 of 4');
  await geoff.isSound();
  await page.getByRole('link', { name: 'Page 3' }).click();
  await page.getByRole('img', { name: 'Page 3 of rota.pdf' }).waitFor();
  await geoff.go(`${evidence}/look/file-1?page=12`);
  await says(geoff, 'It has 4 pages: the first is shown.');
  await geoff.go(`/prove/evidence/${id}`);
  await page.getByRole('link', { name: 'The files: talk.wav, from 2:10 to 3:40' }).click();
  const player = page.getByLabel('Play talk.wav');
  const source = await player.getAttribute('src');
  expect(source).toMatch(/^\/files\/[0-9a-f-]{36}#t=130,220$/);
  expect(await player.getAttribute('autoplay')).toBeNull();
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => Math.round(audio.currentTime))).toBe(130);
  const part = await page.request.get(source!.split('#')[0]!, { headers: { range: 'bytes=100-199' } });
  expect([part.status(), (await part.body()).length]).toEqual([206, 100]);
  await geoff.go(`${evidence}/look/file-3`);
  await page.getByRole('img', { name: 'Preview of board.jpg' }).waitFor();
  expect(await page.locator('.picture__frame').count()).toBe(2);
  await geoff.isSound();
});

test('R-092 a control chart becomes evidence in one step, and names nobody but who took it', async () => {
  const imani = await enter('Imani Clarke');
  await imani.go('/improve/fcr');
  await imani.press('Use as evidence');
  await says(imani, 'Now say what it shows');
  await says(imani, 'Counted in Leadwell from imported contacts');
  await imani.isSound();
  await imani.go('/improve/fcr');
  await imani.press('Use as evidence');
  await says(imani, 'and it has not changed since. This is it.');
});

test('R-092 what cannot travel is described, seen by a colleague who finds it on Today, and signed by keyboard alone', async () => {
  const imani = await enter('Imani Clarke');
  await imani.go(`${home}/in-situ`);
  await imani.isSound();
  await imani.press('Save it and ask them');
  await says(imani, 'Enter where it is kept');
  await imani.fill({
    'What it is': 'The wall of thanks',
    'What is to be seen, and your part in it': 'Cards of tenants. I put up the first.',
    'Where it is kept': 'Second floor',
    'Why it cannot be copied': 'It hangs there.',
  });
  await day(imani, 'The day it is from', today);
  await imani.page.getByLabel('Who is asked to look at it').selectOption({ label: 'Callum Reid, Adviser, evenings' });
  await imani.press('Save it and ask them');
  await says(imani, 'Until somebody signs that they saw it, it does not count');
  const callum = await enter('Callum Reid');
  await opened(callum, 'Go and see what Imani Clarke describes');
  await callum.isSound();
  await day(callum, 'The day you saw it', today);
  await callum.page.getByRole('textbox', { name: 'What you saw' }).focus();
  await callum.page.keyboard.type('Eleven cards, as described.');
  await callum.page.keyboard.press('Tab');
  await callum.page.keyboard.press('Enter');
  await says(callum, 'Signed. Thank you');
  await imani.page.reload();
  await says(imani, /Callum Reid saw it on .*Eleven cards/);
});

test('R-092 a certificate is kept with what it says, and what has expired is refused with nothing lost', async () => {
  const imani = await enter('Imani Clarke', phoneWithoutScript);
  await imani.go(`${home}/certificate`);
  await fits(imani);
  const file = { name: 'certificate.pdf', mimeType: 'application/pdf', buffer: pdfOf(1) };
  const choose = () => imani.page.getByLabel('The file', { exact: true }).setInputFiles(file);
  await choose();
  await imani.fill({
    'What it certifies': 'Level 2 Certificate in Customer Service',
    'Awarded by': 'Northway Awards',
    'What it says of your work now': 'I use it every day.',
  });
  await day(imani, 'Awarded on', '2024-05-01');
  await day(imani, 'Expires on', '2025-05-01');
  await imani.press('Save the certificate');
  await says(imani, 'It expired on 1 May 2025');
  expect(await imani.page.getByLabel('Awarded by').inputValue()).toBe('Northway Awards');
  await day(imani, 'Expires on', '2199-05-01');
  await choose();
  await imani.press('Save the certificate');
  await says(imani, 'It holds until 1 May 2199');
  await fits(imani);
});
