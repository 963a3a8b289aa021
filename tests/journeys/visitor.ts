// Somebody at a browser, who also looks whether each page is sound: for assistive technology, on a narrow window, in its policy.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.LEADWELL_CHROMIUM || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-software-rasterizer',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });

export type Visitor = {
  page: Page;
  go: (path: string) => Promise<unknown>;
  /** Axe finds nothing, and at 320 pixels nothing scrolls sideways. */
  isSound: () => Promise<void>;
  press: (button: string) => Promise<void>;
  fill: (fields: Record<string, string>) => Promise<void>;
  /** Waits until they are on this page. */
  isAt: (path: string) => Promise<void>;
  leave: () => Promise<void>;
};

/** A browser of their own, without cookies. Leaving fails when a page was refused something by its own policy. */
export async function visitor(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(60_000); // a test says which step it waited for in vain
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  return {
    page,
    go: (path) => page.goto(path),
    isSound: () => isSound(page),
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
    fill: async (fields) => {
      for (const [label, value] of Object.entries(fields)) {
        const named = (words: string) => page.getByLabel(words, { exact: true });
        await named(label)
          .or(named(`${label} (optional)`))
          .fill(value);
      }
    },
    isAt: (path) => page.waitForURL(({ pathname }) => pathname === path),
    leave: async () => {
      expect(refused).toEqual([]);
      await context.close();
    },
  };
}

async function isSound(page: Page) {
  const window = page.viewportSize()!;
  const { violations } = await new AxeBuilder({ page }).analyze();
  const problems = violations.map(
    ({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  await page.setViewportSize({ width: 320, height: 900 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(window);
  expect(problems).toEqual([]);
  expect(width, `${page.url()} at 320 pixels`).toBeLessThanOrEqual(320);
}
