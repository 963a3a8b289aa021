// A candidate hides who her colleagues and customers are: on a phone without script, and a picture by drawing; her assessor reads the copy.
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { day, fits, inSample, opened, phoneWithoutScript, says } from './in-sample.ts';
import { oneStory } from './story.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('others');
let imani: Visitor;
let there = '';

describe('R-120 L21 names and details of others', () => {
  oneStory();

  test('hold the signature, and the words typed beside it stay', async () => {
    imani = await enter('Imani Clarke', phoneWithoutScript);
    await imani.go('/prove');
    await opened(imani, 'Imani Clarke');
    await opened(imani, 'Add evidence');
    await opened(imani, 'Write an account');
    await imani.fill({
      Title: 'A caller in the cold',
      'What it is about': 'Adwoa Mensah took a call from Mrs Ollerton, 0161 496 0123, and asked me.',
    });
    await day(imani, 'When it happened, or began', '2026-10-05');
    await imani.press('Save the account');
    await opened(imani, 'Claim a criterion');
    await imani.page.getByLabel('Criterion', { exact: true }).selectOption({ index: 1 });
    await imani.page.getByRole('radio').first().check();
    await imani.fill({ 'How this shows the criterion': 'I let Adwoa decide.' });
    await imani.press('Claim it');
    there = new URL(imani.page.url()).pathname;
    await imani.page.locator('#declaration').getByRole('checkbox').check();
    await imani.page.getByRole('button', { name: /^Sign and submit/ }).click();
    await says(imani, /^This shows others: “Adwoa Mensah” \(somebody known here\)/);
    expect(await imani.page.locator('#declaration').getByRole('checkbox').isChecked()).toBe(true);
  });

  test('are replaced one by one, left with a reason, and what was missed is added', async () => {
    await opened(imani, 'Names and details of others');
    await fits(imani);
    await imani.page.getByText('Leave Adwoa Mensah as it is').click();
    await imani.page
      .getByRole('button', { name: /^Leave it/ })
      .first()
      .click();
    await says(imani, 'Enter why it stays');
    await imani.fill({ 'Why Adwoa Mensah stays': 'Adwoa agreed on 6 October.' });
    await imani.page
      .getByRole('button', { name: /^Leave it/ })
      .first()
      .click();
    await says(imani, 'Stays: “Adwoa agreed on 6 October.”');
    await imani.press('Replace all 2 names and details');
    await says(imani, 'Nothing is left to decide');
    await imani.fill({ 'The words': 'in the cold' });
    await imani.page.getByLabel('What it is').selectOption('detail');
    await imani.press('Add and replace it');
    await says(imani, 'Replaced by [detail]');
    await fits(imani);
    await imani.go(there);
    await says(imani, 'Adwoa Mensah took a call from a customer (A), [phone number], and asked me.');
    await imani.page.locator('#declaration').getByRole('checkbox').check();
    await imani.page.getByRole('button', { name: /^Sign and submit/ }).click();
    await says(imani, 'is signed and submitted.');
  });

  test('and the assessor reads the copy, and the original only with a reason that the candidate sees', async () => {
    const geoff = await enter('Geoff Ainsworth');
    await geoff.go(there);
    expect(await geoff.page.content()).not.toMatch(/Ollerton|0161 496/);
    await opened(geoff, 'Names and details of others');
    await says(geoff, 'Adwoa agreed on 6 October.');
    await geoff.isSound();
    await geoff.press('Open the original');
    await says(geoff, 'Enter why you open the original');
    await geoff.fill({ 'Why you open the original': 'To see that it is one customer.' });
    await geoff.press('Open the original');
    await says(geoff, /Mrs Ollerton, 0161 496 0123/);
    await geoff.isSound();
    await imani.go(`${there}/others`);
    await says(imani, 'To see that it is one customer.');
  });

  test('in a picture are covered by drawing, or by numbers where there is no script', async () => {
    const drawing = await enter('Imani Clarke');
    const { page } = drawing;
    await drawing.go('/prove');
    await opened(drawing, 'Imani Clarke');
    await opened(drawing, 'Add evidence');
    await opened(drawing, 'Add a file');
    const buffer = await sharp({ create: { width: 400, height: 300, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    await page.locator('#file').setInputFiles({ name: 'board.png', mimeType: 'image/png', buffer });
    await drawing.fill({ Title: 'Our board', 'What it is, and your part in it': 'I drew it.' });
    await day(drawing, 'When it was made, or what it is about happened', '2026-10-05');
    await drawing.press('Save the file');
    await page.getByRole('heading', { level: 1, name: /Our board$/ }).waitFor();
    const evidence = new URL(page.url()).pathname;
    await drawing.go(`${evidence}/others`);
    await drawing.isSound();
    await opened(drawing, /^Cover a part of board.png/);
    const lines = page.getByLabel('What is covered');
    await page.locator('.cover img').evaluate((picture: HTMLImageElement) => picture.decode());
    const over = (await page.locator('.cover svg').boundingBox())!;
    await page.mouse.move(over.x + 1, over.y + 1);
    await page.mouse.down();
    await page.mouse.move(over.x + over.width / 2, over.y + over.height / 2);
    await page.mouse.up();
    expect(await lines.inputValue()).toMatch(/^0\.\d 0\.\d 49\.\d 49\.\d$/);
    await drawing.isSound();
    await drawing.press('Make the covered copy');
    await says(drawing, 'Covered in the copy');
    await drawing.go(evidence);
    await page.getByRole('img', { name: 'Preview of board.png' }).waitFor();
    await imani.go(`${evidence}/others`);
    await opened(imani, 'Cover or exchange board.png');
    await imani.fill({ 'What is covered': '10 20' });
    await imani.press('Make the covered copy');
    await says(imani, /Enter one region a line/);
    expect(await imani.page.getByLabel('What is covered').inputValue()).toBe('10 20');
    await imani.fill({ 'What is covered': '10 20 30 15' });
    await imani.press('Make the covered copy');
    await says(imani, 'Covered in the copy');
    await fits(imani);
  });

  test('in a table are found by their cells, and the copy of the file that travels is written without them', async () => {
    const desk = await enter('Imani Clarke');
    const { page } = desk;
    await desk.go('/prove');
    await opened(desk, 'Imani Clarke');
    await opened(desk, 'Add evidence');
    await opened(desk, 'Add a file');
    const buffer = Buffer.from('Who,Called\nAdwoa Mensah,0161 496 0123\n');
    await page.locator('#file').setInputFiles({ name: 'callbacks.csv', mimeType: 'text/csv', buffer });
    await desk.fill({ Title: 'Call-backs', 'What it is, and your part in it': 'I drew it up.' });
    await day(desk, 'When it was made, or what it is about happened', '2026-10-05');
    await desk.press('Save the file');
    await page.getByRole('heading', { level: 1, name: /Call-backs$/ }).waitFor();
    const evidence = new URL(page.url()).pathname;
    await desk.go(`${evidence}/others`);
    await says(desk, 'cell B2');
    await desk.isSound();
    await imani.go(`${evidence}/others`);
    await fits(imani);
    await desk.press('Replace all 2 names and details');
    await says(desk, 'Nothing is left to decide');
    await desk.go(evidence);
    const address = await page.getByRole('link', { name: 'callbacks.csv' }).first().getAttribute('href');
    const copy = await (await page.request.get(new URL(address!, page.url()).href)).text();
    expect(copy).toMatch(/^Who,Called\na colleague \(\w\),\[phone number\]\n$/);
  });
});
