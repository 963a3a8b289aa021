// A candidate and an assessor with a keyboard and no mouse: a record becomes evidence, is claimed, declared and submitted; then it is judged,
// spoken of and decided on. Every control is reached by Tab from where the keys left off.
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { inSample, says } from './in-sample.ts';
import { oneStory } from './story.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('keyboard-evidence');
/** No page has as many stops. */
const mostStops = 400;

/** Goes on by Tab until the control has the focus. */
async function reach({ page }: Visitor, control: Locator): Promise<void> {
  const wanted = await control.first().elementHandle();
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((one) => document.activeElement === one, wanted)) return;
  }
  throw new Error(`No Tab leads to ${control} on ${page.url()}`);
}

async function press(visit: Visitor, control: Locator, key = 'Enter'): Promise<void> {
  await reach(visit, control);
  await visit.page.keyboard.press(key);
}

async function type(visit: Visitor, label: string | RegExp, words: string): Promise<void> {
  await reach(visit, visit.page.getByLabel(label));
  await visit.page.keyboard.type(words);
}

const link = ({ page }: Visitor, name: string | RegExp) => page.getByRole('main').getByRole('link', { name });
const button = ({ page }: Visitor, name: string | RegExp) => page.getByRole('button', { name });
const titled = ({ page }: Visitor, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('R-121 by keyboard alone', () => {
  oneStory();
  let title = '';

  test('R-094 R-121 a candidate takes a record as evidence, claims with it, decides of names, declares and submits', async () => {
    const imani = await enter('Imani Clarke');
    await imani.go('/prove');
    await press(imani, link(imani, 'Imani Clarke'));
    await titled(imani, /^Unit 39/);
    await press(imani, link(imani, 'Add evidence'));
    await titled(imani, 'Add evidence');
    await press(imani, button(imani, /^Use as evidence/));
    await says(imani, /^Taken as evidence \d+\. Now say what it shows\.$/);
    await press(imani, link(imani, 'Claim a criterion'));
    await titled(imani, 'Claim a criterion');
    await reach(imani, imani.page.getByLabel('Criterion', { exact: true }));
    await imani.page.keyboard.press('ArrowDown');
    await press(imani, imani.page.getByRole('radio'), 'Space');
    await type(
      imani,
      /^How this shows/,
      'I asked first what stood in the way, and we agreed what each tries until Friday.',
    );
    await press(imani, button(imani, 'Claim it'));
    await says(imani, 'Claimed.');
    const { pathname } = new URL(imani.page.url());
    await press(imani, link(imani, 'Names and details of others'));
    await titled(imani, 'Names and details of others');
    await press(imani, button(imani, /^Replace/));
    await says(imani, 'Nothing is left to decide');
    await imani.isSound();
    await imani.go(pathname);
    await press(imani, imani.page.locator('#declaration').getByRole('checkbox'), 'Space');
    await press(imani, button(imani, /^Sign and submit/));
    await says(imani, 'Submitted, not judged yet');
    const heading = await imani.page.getByRole('heading', { level: 1 }).textContent();
    title = heading!.trim().replace(/^Evidence \d+: /, '');
    await imani.isSound();
  });

  test('R-103 R-121 an assessor finds it, judges it, gives feedback and drafts a decision', async () => {
    const geoff = await enter('Geoff Ainsworth');
    await press(geoff, link(geoff, /^Judge \d+ claims? of Imani Clarke/));
    await titled(geoff, /Imani Clarke/);
    await press(geoff, geoff.page.getByRole('main').getByRole('table').getByRole('link', { name: title }));
    await says(geoff, 'This place is');
    for (const name of [/^Valid/, /^Authentic/, /^Current/, /^Sufficient/])
      await press(geoff, geoff.page.getByRole('checkbox', { name }), 'Space');
    await press(geoff, geoff.page.getByRole('radio', { name: 'Accepted', exact: true }), 'Space');
    await type(geoff, /^Feedback to Imani Clarke/, 'You wait for the answer.');
    await press(geoff, button(geoff, /^Save/));
    await says(geoff, 'The judgement is recorded.');
    await geoff.go('/prove');
    await press(geoff, link(geoff, 'Imani Clarke'));
    await titled(geoff, /^Unit 39/);
    const home = new URL(geoff.page.url()).pathname;
    await press(geoff, link(geoff, 'Feedback and its actions'));
    await titled(geoff, 'Feedback to Imani Clarke');
    await type(geoff, /^What it is about/, 'Your last record');
    await type(geoff, /^Feedback to Imani Clarke/, 'You ask before you tell.');
    await press(geoff, button(geoff, 'Give the feedback'));
    await says(geoff, 'The feedback is kept.');
    await geoff.go(home);
    await press(geoff, link(geoff, 'The decision, and what stands in its way'));
    await titled(geoff, /: decision$/);
    await press(geoff, geoff.page.locator('summary', { hasText: 'is not yet competent' }));
    await press(geoff, geoff.page.getByRole('radio', { name: 'Not yet competent' }), 'Space');
    await type(geoff, /^Feedback to Imani Clarke/, 'One more talk with a member, on another day.');
    await press(geoff, button(geoff, 'Draft the decision'));
    await says(geoff, 'The decision is drafted.');
    expect(await geoff.page.locator('#draft').getByText('One more talk with a member, on another day.').count()).toBe(
      1,
    );
    await geoff.isSound();
  });
});
