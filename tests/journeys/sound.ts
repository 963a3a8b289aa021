// Whether a page is sound for assistive technology, and stays inside a narrow window.
import { readFileSync } from 'node:fs';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds on the page as it stands. It runs inside the page: no page of ours has frames, so none is left out. */
export async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    // What passes is not written up node by node: that took longer than the rules.
    return (await axe.run(document, { resultTypes: ['violations'] })).violations;
  });
  return violations.map(
    ({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

export const isWiderThanWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** The words of pictures that reach out of their picture, where they are cut off. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const isOut = (text: SVGTextElement) => {
      const [inner, outer] = [text.getBoundingClientRect(), text.ownerSVGElement!.getBoundingClientRect()];
      return inner.left < outer.left - 0.5 || inner.right > outer.right + 0.5 || inner.bottom > outer.bottom + 0.5;
    };
    return [...document.querySelectorAll<SVGTextElement>('svg text')].filter(isOut).map((text) => text.textContent);
  });

/** Axe finds nothing, no picture cuts its words off, and at 320 pixels nothing scrolls sideways. */
export async function isSound(page: Page) {
  const window = page.viewportSize()!;
  expect(await problemsOf(page)).toEqual([]);
  expect(await cutOff(page), page.url()).toEqual([]);
  await page.setViewportSize({ width: 320, height: 900 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  const cut = await cutOff(page);
  await page.setViewportSize(window);
  expect(cut, `${page.url()} at 320 pixels`).toEqual([]);
  expect(width, `${page.url()} at 320 pixels`).toBeLessThanOrEqual(320);
}
