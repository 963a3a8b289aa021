// Somebody at a browser, who also looks whether each page is sound: for assistive technology, on a narrow window, in its policy.
import { type Browser, type BrowserContextOptions, type ConsoleMessage, chromium, type Page } from 'playwright-core';
import { expect, onTestFailed } from 'vitest';
import { isSound } from './sound.ts';

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

/** Windows that somebody has left, by browser and options: to open one costs more than a dozen pages. */
const left = new WeakMap<Browser, Map<string, Page[]>>();

/** A window without cookies. Its leaving fails when a page was refused something by its own policy. */
export async function visitor(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const { page, giveBack } = await windowOf(browser, { baseURL: origin, ...options });
  const refused: string[] = [];
  const listen = (message: ConsoleMessage) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  };
  page.on('console', listen);
  ifThisFails(() => tellWhereItStood(page));
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
      page.off('console', listen);
      expect(refused).toEqual([]);
      await giveBack();
    },
  };
}

/** In a hook there is no test to fail, and no other way to learn that. */
function ifThisFails(tell: () => Promise<void>) {
  try {
    onTestFailed(tell);
  } catch {
    return;
  }
}

/** What somebody saw when a test failed: without it, what happens once in a hundred runs is never understood. */
async function tellWhereItStood(page: Page) {
  const words = await page
    .locator('main')
    .ariaSnapshot({ timeout: 2_000 })
    .catch((error: Error) => error.message);
  console.error(`It stood at ${page.url()}:\n${words}`);
}

/** One that somebody with the same options has left, emptied of what the product keeps in a browser; or a new one. */
async function windowOf(browser: Browser, options: BrowserContextOptions) {
  const all = left.get(browser) ?? new Map<string, Page[]>();
  left.set(browser, all);
  const kind = JSON.stringify(options);
  const free = all.get(kind) ?? [];
  all.set(kind, free);
  const page = free.pop() ?? (await openWindow(browser, options));
  const giveBack = async () => {
    await page.context().clearCookies();
    free.push(page);
  };
  return { page, giveBack };
}

async function openWindow(browser: Browser, options: BrowserContextOptions) {
  const still = { reducedMotion: 'reduce' } as const; // to draw pages that hand over softly takes a fifth of all the time
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...still, ...options });
  context.setDefaultTimeout(60_000); // a test says which step it waited for in vain
  return context.newPage();
}
