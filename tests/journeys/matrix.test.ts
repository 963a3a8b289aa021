// A candidate with a keyboard and no mouse in the matrix: from cell to cell, into the claim of an empty one, several claims at once; then the
// same matrix without script.
import { describe, expect, test } from 'vitest';
import { fits, inSample, opened, phoneWithoutScript, says } from './in-sample.ts';
import { oneStory } from './story.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('matrix');
let imani: Visitor;
let matrix = '';
let evidence = '';

const focusedName = () =>
  imani.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
const keys = async (...all: string[]) => {
  for (const key of all) await imani.page.keyboard.press(key);
};

describe('R-094 the matrix', () => {
  oneStory();

  test('R-094 R-121 arrow keys go from the head of a row to its cells and down to the next criterion, and stop at the edge', async () => {
    imani = await enter('Imani Clarke', { viewport: { width: 1440, height: 900 } });
    await imani.go('/prove');
    await opened(imani, 'Imani Clarke');
    await opened(imani, 'Criteria and evidence as a matrix');
    await says(imani, /Arrow keys go from cell to cell, Enter opens what stands there, and C claims/);
    matrix = new URL(imani.page.url()).pathname;
    await imani.page.getByRole('link', { name: /^1\.1 / }).focus();
    await keys('ArrowRight');
    const first = (await focusedName())!;
    expect(first).toMatch(/1\.1.*evidence 1(?:$|:)/);
    await keys('ArrowDown');
    expect(await focusedName()).toMatch(/1\.2.*evidence 1(?:$|:)/);
    await keys('ArrowUp', 'ArrowLeft');
    expect(await focusedName()).toMatch(/^1\.1/);
    await keys('End', 'Home', 'ArrowLeft');
    expect(await focusedName(), 'nothing is left of it').toMatch(/^1\.1/);
    await imani.isSound();
  });

  test('R-094 R-121 Enter on an empty cell opens the claim of that pair, and C claims a filled one again', async () => {
    const { page } = imani;
    const empty = page.getByRole('link', { name: /^Claim \d\.\d with evidence \d+$/ });
    const [, code] = /^Claim (\S+) with/.exec((await empty.first().getAttribute('aria-label'))!)!;
    await empty.first().focus();
    await keys('Enter');
    await page.getByRole('heading', { level: 1, name: 'Claim a criterion' }).waitFor();
    expect(await page.getByLabel('Criterion').locator('option:checked').textContent()).toMatch(new RegExp(`^${code} `));
    evidence = new URL(page.url()).pathname.replace('/claims', '');
    await imani.go(matrix);
    await page.locator('td.cell:not(.nil) a').first().focus();
    await keys('c');
    await page.getByRole('heading', { level: 1, name: 'Claim a criterion' }).waitFor();
    await imani.go(`${matrix}?claim=9.9:1`);
    await says(imani, 'The cell that the address names is not in this matrix.');
  });

  test('R-094 R-121 several criteria are claimed at once by keyboard alone, and nothing typed is lost where one is at fault', async () => {
    const { page } = imani;
    await imani.go(`${evidence}/claims/several`);
    await imani.isSound();
    await page.getByRole('button', { name: 'Go on with these' }).focus();
    await keys('Enter');
    await says(imani, 'Tick at least one criterion, then go on.');
    const open = page.getByRole('checkbox').filter({ visible: true });
    for (const at of [0, 1]) {
      await open.nth(at).focus();
      await keys('Space');
    }
    await page.getByRole('button', { name: 'Go on with these' }).focus();
    await keys('Enter');
    await page.getByRole('button', { name: 'Claim all 2' }).waitFor();
    const how = page.getByLabel(/^How this shows/);
    await how.first().fill('I asked everybody first, because they knew what stood in the way.');
    const places = page.getByLabel(/^Where in the evidence/);
    for (const at of [0, 1]) await places.nth(at).selectOption({ index: at + 1 });
    await how.nth(1).fill('');
    await page.getByRole('button', { name: 'Claim all 2' }).focus();
    await keys('Enter');
    await page.getByRole('alert').waitFor();
    const second = await page.locator('label', { hasText: 'How this shows' }).nth(1).textContent();
    const [, code] = /How this shows (\d\.\d)/.exec(second!)!;
    expect(await page.getByRole('alert').getByRole('link').allTextContents(), 'whose field it is').toEqual([
      `${code}: Enter how this shows it`,
    ]);
    await imani.isSound();
    expect(await how.first().inputValue()).toMatch(/^I asked everybody first/);
    await how.nth(1).fill('We agreed what each tries, and I wrote it down.');
    await page.getByRole('button', { name: 'Claim all 2' }).focus();
    await keys('Enter');
    await says(imani, '2 criteria are claimed.');
    expect(await page.getByText('We agreed what each tries, and I wrote it down.').count()).toBe(1);
  });

  test('R-094 without script on a phone the heads and lists lead to the same claims', async () => {
    const plain = await enter('Imani Clarke', phoneWithoutScript);
    await plain.go(matrix);
    expect(await plain.page.getByText(/Arrow keys go from cell to cell/).isVisible()).toBe(false);
    await fits(plain);
    await plain.page.getByRole('link', { name: /^1\.1 / }).click();
    await opened(plain, 'Claim it with evidence you have');
    await plain.press('Go on with these');
    await says(plain, 'Tick at least one piece of evidence, then go on.');
    await plain.page.getByRole('checkbox').first().check();
    await plain.press('Go on with these');
    await plain.press('Claim it');
    await plain.page.getByRole('alert').waitFor();
    await fits(plain);
  });
});

describe('R-096 R-108 occasions and what is weak', () => {
  test('R-096 R-108 each event stands once, with what rests on too little; pages of the package are sound', async () => {
    const { page } = imani;
    await imani.go(matrix.replace('/matrix', '/occasions'));
    await says(imani, 'Records of the same meeting, one-to-one or plan are one occasion');
    await imani.isSound();
    await imani.go(`${evidence}/standards`);
    await imani.isSound();
    await page.getByLabel('Standard', { exact: true }).selectOption({ index: 1 });
    await page.getByRole('radio').first().check();
    await page.getByLabel('How this shows the standard').fill('We rang back on the day, as we promise.');
    await imani.press('Keep it');
    await says(imani, 'Kept. Whoever may read the evidence finds it on the standard’s page too.');
    await page.getByRole('main').locator('article a').first().click();
    await says(imani, 'We rang back on the day, as we promise.');
    await imani.isSound();
  });
});
