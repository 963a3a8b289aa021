// A journey through the sample organisation: a copy of it that no other journey sees, and people inside, each in a browser of their own.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleHome } from '../sample-home.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { launch, type Visitor, visitor } from './visitor.ts';

export const phone = { viewport: { width: 375, height: 700 }, hasTouch: true };
export const phoneWithoutScript = { ...phone, javaScriptEnabled: false };

/** Answers how somebody comes inside; whoever came leaves when the file's tests are over. */
export function inSample(name: string) {
  const inside: Visitor[] = [];
  let home: Awaited<ReturnType<typeof sampleHome>>;
  let server: ServerProcess;
  let browser: Browser;
  beforeAll(async () => {
    home = await sampleHome(name);
    [server, browser] = await Promise.all([startServer({ LEADWELL_DATA: home.path }), launch()]);
  });
  afterAll(async () => {
    for (const visit of inside) await visit.leave();
    await browser?.close();
    await server?.end('SIGTERM');
    home.remove();
  });
  return async (person: string, options: BrowserContextOptions = {}): Promise<Visitor> => {
    const visit = await visitor(browser, server.origin, options);
    await visit.go('/sign-in');
    await visit.press(`Enter as ${person}`);
    await visit.isAt('/today');
    inside.push(visit);
    return visit;
  };
}

export const says = ({ page }: Visitor, words: string | RegExp) => page.getByText(words).first().waitFor();

/** Follows a link of the page's own content. */
export const opened = ({ page }: Visitor, name: string | RegExp) =>
  page.getByRole('main').getByRole('link', { name }).first().click();

/** A date, YYYY-MM-DD, in its three boxes; `within`: in which part of the page, where several ask for one. */
export async function day({ page }: Visitor, legend: string, date: string, within = 'main') {
  const parts = date.split('-');
  const boxes = page.locator(within).getByRole('group', { name: legend });
  for (const [at, label] of ['Year', 'Month', 'Day'].entries())
    await boxes.getByLabel(label, { exact: true }).fill(parts[at]!);
}

/** Nothing stands beyond the edge of the phone; also without script, where there is nothing to run axe in. */
export async function fits({ page }: { page: Page }) {
  const wide = await page.locator('body').evaluate(() => document.documentElement.scrollWidth);
  expect(wide, page.url()).toBeLessThanOrEqual(375);
}

/** Begins a meeting called for the last minute of today; which is asked about until an hour before it. */
export async function beginBeforeItsTime(leader: Visitor): Promise<void> {
  await leader.press('Begin the meeting');
  const asked = leader.page.getByLabel('Begin it now, before its time');
  await leader.page
    .getByText(/The meeting has begun|more than an hour from now/)
    .first()
    .waitFor();
  if ((await asked.count()) === 0) return;
  await asked.check();
  await leader.press('Begin the meeting');
}

/** Whoever is named in the evidence in hand agreed to it. Comes back to the evidence. */
export async function othersAgreed(who: Visitor) {
  const { pathname } = new URL(who.page.url());
  await opened(who, 'Names and details of others');
  await who.page
    .locator('summary', { hasText: /^Leave/ })
    .first()
    .click();
  await who.page
    .getByLabel(/^Why .* stays/)
    .first()
    .fill('They read it and agreed.');
  await who.page
    .getByRole('button', { name: /^Leave (?:it|all)/ })
    .first()
    .click();
  await says(who, 'Nothing is left to decide');
  await who.go(pathname);
}
