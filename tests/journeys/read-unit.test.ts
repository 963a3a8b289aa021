// A centre coordinator brings the specification of a unit, corrects what was read beside its original, and saves it; also without script.
import { expect, test } from 'vitest';
import { fits, inSample, opened, phoneWithoutScript, says } from './in-sample.ts';

const enter = inSample('read-unit');
const unit = (number: string) =>
  `Unit reference number: ${number}\nTitle: Answer calls\nLevel: 2\n1 Greet callers\n1.1 Say hello\n1.3 Give your name\n2 Understand calls\n2.1 Explain why callers call\n`;

test('R-091 a specification is pasted, corrected beside its original, and saved', async () => {
  const joan = await enter('Joan Whitlock');
  const { page } = joan;
  await joan.go('/prove/units');
  await opened(joan, 'Read a specification');
  await joan.press('Read it');
  await says(joan, 'Paste the specification, or choose its file');
  await joan.fill({ 'Text of the unit': 'Dear all, there is no unit in this.' });
  await joan.press('Read it');
  await says(joan, 'No outcomes or criteria were found in it.');
  expect(await page.getByLabel('Text of the unit (optional)').inputValue()).toContain('Dear all');
  await joan.isSound();
  await joan.fill({ 'Text of the unit': unit('D/555/0001') });
  await joan.press('Read it');
  await says(joan, '1.2 is missing before 1.3');
  await page.locator('#line-6').getByText('Doubtful').waitFor();
  await joan.isSound();
  await joan.fill({ 'Words of criterion 1.1': 'Say hello to everybody', Title: '' });
  await joan.press('Move down criterion 1.1');
  await joan.press('Take out criterion 2.1');
  await joan.press('Save the unit');
  await says(joan, 'Give the unit’s title.');
  await says(joan, 'Give at least one criterion.');
  await joan.isSound();
  await joan.press('Put back criterion 2.1');
  await joan.fill({ Title: 'Answer calls well' });
  await page.getByLabel('1.2 is missing before 1.3').check();
  await joan.press('Save the unit');
  await says(joan, /^Saved\./);
  await says(joan, 'Unit D/555/0001: Answer calls well');
  expect(await page.locator('.claim__head').allInnerTexts()).toEqual([
    expect.stringMatching(/1\.3\s+Give your name/),
    expect.stringMatching(/1\.1\s+Say hello to everybody/),
    expect.stringMatching(/2\.1\s+Explain why callers call/),
  ]);
  const exported = page.getByRole('link', { name: 'This unit as a CASE package (JSON)' });
  const answer = await page.request.get((await exported.getAttribute('href'))!);
  expect(await answer.json()).toMatchObject({ CFDocument: { title: 'Answer calls well', caseVersion: '1.1' } });
});

test('R-091 the same on a phone without script; others are not led there', async () => {
  const joan = await enter('Joan Whitlock', phoneWithoutScript);
  await joan.go('/prove/units/read');
  await joan.page.locator('input[type=file]').setInputFiles({
    ...{ name: 'calls.txt', mimeType: 'text/plain' },
    buffer: Buffer.from(unit('D/555/0002')),
  });
  await joan.press('Read it');
  await says(joan, '1.2 is missing before 1.3');
  await fits(joan);
  await joan.press('Add a criterion to outcome 2');
  await joan.fill({ 'Words of criterion 2.2': 'Explain how long they wait' });
  await joan.page.getByLabel('Number', { exact: true }).press('Enter');
  expect(await joan.page.getByLabel('Words of criterion 2.2').inputValue()).toBe('Explain how long they wait');
  await joan.press('Save the unit');
  await says(joan, '2.2');
  await says(joan, 'calls.txt');
  const imani = await enter('Imani Clarke');
  const response = await imani.page.request.get('/prove/units/read');
  expect(response.status()).toBe(404);
});
