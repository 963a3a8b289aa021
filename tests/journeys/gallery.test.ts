// Every part in every state: accessible, inside the window, honest about what went wrong.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { isWiderThanWindow, problemsOf } from './sound.ts';
import { launch, visitor } from './visitor.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function withPage(options: BrowserContextOptions, work: (page: Page) => Promise<void>) {
  const { page, go, leave } = await visitor(browser, inject('origin'), { reducedMotion: 'no-preference', ...options });
  await go('/gallery');
  await work(page);
  await leave();
}

const sent = { name: 'Save the objective', exact: true };

// The structure differs by width, the colours by scheme: each of both is scanned once.
describe.each([
  [1440, 'light'],
  [375, 'dark'],
  [320, 'light'],
] as const)('%i pixels wide, %s', (width, colorScheme) => {
  test('R-121 nothing is wrong for assistive technology and nothing scrolls sideways', async () => {
    await withPage({ viewport: { width, height: 900 }, colorScheme }, async (page) => {
      expect(await isWiderThanWindow(page)).toBe(false);
      expect(await problemsOf(page)).toEqual([]);
      const bar = await page.locator('.bars svg').first().boundingBox();
      expect(bar?.width, 'a bar beside a name and words of two lines').toBeGreaterThan(150);
    });
  });
});

test('R-121 a refused form is as sound as a fresh one', async () => {
  await withPage({ viewport: { width: 320, height: 900 }, colorScheme: 'dark' }, async (page) => {
    await page.getByRole('button', sent).click();
    await page.getByRole('alert').waitFor();
    expect(await isWiderThanWindow(page)).toBe(false);
    expect(await problemsOf(page)).toEqual([]);
  });
});

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('R-121 a refused form takes the reader to what is wrong and keeps what was typed', async () => {
    await withPage({ javaScriptEnabled }, async (page) => {
      const objective = page.getByRole('textbox', { name: 'Objective' });
      await objective.fill('My words');
      await page.getByRole('checkbox', { name: 'Valid' }).uncheck();
      await page.getByRole('button', sent).click();
      const summary = page.getByRole('alert', { name: 'There is a problem' });
      await summary.waitFor();
      expect(await page.title()).toMatch(/^Error: /);
      expect(await page.locator(':focus').getAttribute('role')).toBe('alert');
      expect(await objective.inputValue()).toBe('My words');
      expect(await page.getByRole('checkbox', { name: 'Valid' }).isChecked()).toBe(false);
      await summary.getByRole('link', { name: 'Enter the target as a number, like 78%' }).click();
      expect(await page.locator(':focus').getAttribute('name')).toBe('target');
    });
  });

  test('of two forms on a page only the one that was sent is refused', async () => {
    await withPage({ javaScriptEnabled }, async (page) => {
      await page.getByRole('textbox', { name: 'Skill' }).fill('Triage');
      await page.getByRole('button', { name: 'Add the skill' }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('textbox', { name: 'Skill' }).getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByRole('textbox', { name: 'Objective' }).getAttribute('aria-invalid')).toBe(null);
    });
  });

  test('after a lost race both texts are there', async () => {
    await withPage({ javaScriptEnabled }, async (page) => {
      await page.getByRole('textbox', { name: 'Objective' }).fill('My words');
      await page.getByRole('button', { name: 'Save it against Priya’s version' }).click();
      await page.getByRole('alert', { name: 'Somebody else saved this while you were writing' }).waitFor();
      expect(await page.getByRole('textbox', { name: 'Objective' }).inputValue()).toBe('My words');
      expect(await page.getByText('Triage every damp report within two hours').isVisible()).toBe(true);
    });
  });

  test('a step that cannot be taken back asks first, and Escape leaves everything as it is', async () => {
    await withPage({ javaScriptEnabled }, async (page) => {
      const question = page.getByRole('dialog', { name: 'Withdraw evidence 11?' });
      await page.getByRole('button', { name: 'Withdraw evidence 11' }).click();
      expect(await question.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await question.isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Withdraw evidence 11' }).click();
      await question.getByRole('button', { name: 'Keep it' }).click();
      expect(await question.isVisible()).toBe(false);
    });
  });

  test('further fields show while their choice is made', async () => {
    await withPage({ javaScriptEnabled }, async (page) => {
      const who = page.getByRole('textbox', { name: 'Who authorised it?' });
      expect(await who.isVisible()).toBe(true);
      await page.getByRole('radio', { name: 'Yes' }).check();
      expect(await who.isVisible()).toBe(false);
      const since = page.getByRole('textbox', { name: 'Since which week?' });
      expect(await since.isVisible()).toBe(false);
      await page.getByRole('checkbox', { name: 'It comes again every week' }).check();
      expect(await since.isVisible()).toBe(true);
      await page.getByRole('button', sent).click();
      await page.getByRole('alert', { name: 'There is a problem' }).waitFor();
      expect(await page.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true);
      expect(await who.isVisible(), 'what is refused in them shows also where it is not').toBe(true);
    });
  });

  test('R-121 the skip link is first and leads to the main part', async () => {
    await withPage({ javaScriptEnabled }, async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.locator(':focus').getAttribute('id')).toBe('main');
    });
  });
});

test('paper opens nothing: what is folded is printed, without the sign that it could be opened', async () => {
  await withPage({}, async (page) => {
    const folded = page.locator('details', { hasText: 'How this is worked out' });
    const told = folded.getByText('By counting weeks');
    const isShown = () => told.evaluate((one) => one.checkVisibility({ contentVisibilityAuto: true }));
    expect(await isShown()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await isShown()).toBe(true);
    const summary = folded.locator('summary');
    expect(await summary.evaluate((one) => getComputedStyle(one).listStyleType)).toBe('none');
  });
});
