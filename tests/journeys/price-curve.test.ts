// What more development would cost, while the reader reads on: the page looks after the work by itself.
import { describe, expect, test } from 'vitest';
import { inSample, opened, says } from './in-sample.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('price-curve');

describe('R-002 the price of development', () => {
  test('what is worked out comes into the page, and the reader stays where they are', async () => {
    const imani = await enter('Imani Clarke');
    await toRun(imani);
    await imani.press('Work it out');
    await says(imani, 'Working out what more development would cost');
    const at = () => imani.page.locator('body').evaluate(() => Math.round(scrollY));
    await imani.page.locator('body').evaluate(() => scrollTo({ top: 250, behavior: 'instant' }));
    const was = await at();
    expect(was).toBeGreaterThan(200);
    await done(imani);
    await expect.poll(at).toBe(was);
    await imani.isSound();
  });

  test('without script the page fetches itself anew until it is there', async () => {
    const imani = await enter('Imani Clarke', { javaScriptEnabled: false });
    await toRun(imani);
    await imani.press('Run it again');
    const before = imani.page.url();
    await imani.page.getByRole('button', { name: 'Work it out' }).waitFor({ timeout: 60_000 });
    await imani.press('Work it out');
    await done(imani);
    expect(imani.page.url().split('#')[0]).toBe(before.split('#')[0]);
  });

  test('asking for a point of it begins a run that has so much, and leads there', async () => {
    const imani = await enter('Imani Clarke');
    await toRun(imani);
    await imani.press('Run it again');
    await imani.page.getByRole('button', { name: 'Work it out' }).waitFor({ timeout: 60_000 });
    await imani.press('Work it out');
    await done(imani);
    const before = imani.page.url().split('#')[0];
    await imani.page
      .getByRole('button', { name: /^Ask for at least/ })
      .last()
      .click();
    await says(imani, 'This run is asked for at least');
    expect(imani.page.url().split('#')[0]).not.toBe(before);
    await imani.page.getByRole('button', { name: /Run it again/ }).waitFor({ timeout: 60_000 });
    await says(imani, /Asked for at least \d/);
  });
});

async function toRun(imani: Visitor) {
  await imani.go('/lead');
  await opened(imani, 'Ready for the cold weeks');
  await opened(imani, 'All runs of the allocation');
  await opened(imani, /^\d+ \w+ \d{4}/);
}

const done = (imani: Visitor) =>
  imani.page.getByText('Each picture has a scale of its own').waitFor({ timeout: 90_000 });
