// Somebody with a keyboard and no mouse: where the focus goes on the main pages, and that it can be seen there.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleHome } from '../sample-home.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { launch, type Visitor, visitor } from './visitor.ts';

let home: Awaited<ReturnType<typeof sampleHome>>;
let server: ServerProcess;
let browser: Browser;
let visit: Visitor;

beforeAll(async () => {
  home = await sampleHome('keyboard');
  server = await startServer({ LEADWELL_DATA: home.path });
  browser = await launch();
  visit = await visitor(browser, server.origin);
  await visit.go('/sign-in');
  await visit.press('Enter as Imani Clarke');
  await visit.isAt('/today');
});
afterAll(async () => {
  await visit?.leave();
  await browser?.close();
  await server?.end('SIGTERM');
  home.remove();
});

type Stop = { name: string; seen: boolean; outlined: boolean; place: number };

/** What has the focus: whether it can be seen and nothing lies over it, whether it is outlined, and its place in the order of the document. */
const focused = (page: Page) => page.evaluate(stopOf);

function stopOf(): Stop | null {
  const on = document.activeElement;
  if (!on || on === document.body) return null;
  const [first] = on.getClientRects(); // a link may go on in the next line
  const { width, height, left, top } = first ?? on.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(on);
  // Of what is higher than the window the middle is looked at: its outline runs along both sides.
  const at = height > innerHeight ? innerHeight / 2 : top + Math.min(height, 20) / 2;
  const hit = document.elementFromPoint(left + width / 2, at);
  return {
    name: `${on.tagName.toLowerCase()} “${(on.textContent || on.getAttribute('name') || on.id).trim().slice(0, 40)}”`,
    seen: width > 1 && height > 1 && on.contains(hit),
    outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0,
    place: [...document.querySelectorAll('*')].indexOf(on),
  };
}

type Watched = typeof globalThis & { stops: (Stop | null)[] };

/** Each stop is looked at when the next key goes down: to ask from outside after each of a thousand keys took half a minute. */
const watch = (page: Page) =>
  page.evaluate(`{
    ${stopOf};
    globalThis.stops = [];
    addEventListener('keydown', () => stops.push(stopOf()), { capture: true });
  }`);

/** Every stop of the Tab key, from the top of the page until it leaves it. */
async function stops(page: Page): Promise<Stop[]> {
  await watch(page);
  for (;;) {
    await Promise.all(Array.from({ length: 40 }, () => page.keyboard.press('Tab')));
    const [before, ...all] = await page.evaluate(() => (globalThis as Watched).stops);
    expect(before).toBe(null);
    const end = all.findIndex((stop, at) => !stop || stop.place <= (all[at - 1]?.place ?? -1));
    if (end >= 0) return all.slice(0, end) as Stop[];
  }
}

test('R-121 Tab goes through each main page in the order of reading, and the focus can be seen at every stop', async () => {
  const { page } = visit;
  await visit.go('/lead');
  const plan = await page.getByRole('link', { name: 'Ready for the cold weeks' }).first().getAttribute('href');
  await visit.go('/prove');
  const portfolio = await page.getByRole('main').getByRole('link', { name: 'Imani Clarke' }).getAttribute('href');
  for (const width of [1440, 375]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of [
      '/today',
      plan!,
      `${portfolio}/matrix`,
      '/lead/people',
      '/lead/one-to-ones',
      '/serve',
      '/develop',
      '/find?q=damp',
    ]) {
      await visit.go(path);
      const found = await stops(page);
      const links = await page.getByRole('main').locator('a[href]').count();
      expect(found.length, `${path} at ${width}`).toBeGreaterThan(Math.min(10, links));
      const unseen = found.filter(({ seen, outlined }) => !seen || !outlined).map(({ name }) => name);
      expect(unseen, `${path} at ${width}`).toEqual([]);
      expect(await page.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])').count()).toBe(0);
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('R-121 the first stop skips to the main content', async () => {
  const { page } = visit;
  await visit.go('/today');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toMatchObject({ name: 'a “Skip to main content”', seen: true });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement!.closest('main') !== null)).toBe(true);
});

test('R-121 the menu opens by Enter, its links come next, and Escape closes it', async () => {
  const { page } = visit;
  await visit.go('/today');
  await page.getByRole('button', { name: 'Record' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toMatchObject({ name: 'a “A work plan”', seen: true, outlined: true });
  await page.keyboard.press('Escape');
  expect(await page.getByRole('link', { name: 'A work plan' }).isVisible()).toBe(false);
  expect(await focused(page)).toMatchObject({ name: 'button “Record”' });
});

test('R-121 Enter sends the form it was pressed in; what is wrong then has the focus, and leads to its box', async () => {
  const { page } = visit;
  await visit.go('/lead/one-to-ones');
  await page.getByRole('main').getByRole('link', { name: 'Callum Reid' }).first().click();
  await page.getByLabel('Where (optional)').fill('Room 2');
  await page.getByLabel('Something to talk about').fill('Half written');
  await page.getByLabel('Where (optional)').press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('problem');
  expect(await page.getByLabel('Where (optional)').inputValue()).toBe('Room 2');
  expect(await page.getByLabel('Something to talk about').inputValue()).toBe('Half written');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('schedule-day');
});
