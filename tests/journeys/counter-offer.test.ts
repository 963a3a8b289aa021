// A plan from draft to agreed with a counter-offer: the leader with script, the member on a phone without it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, daysAfter } from '../../src/server/day-words.ts';
import { sampleHome } from '../sample-home.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { oneStory } from './story.ts';
import { launch, type Visitor, visitor } from './visitor.ts';

let home: Awaited<ReturnType<typeof sampleHome>>;
let server: ServerProcess;
let browser: Browser;
let imani: Visitor;
let callum: Visitor;
let plan = '';

beforeAll(async () => {
  home = await sampleHome('counter-offer');
  server = await startServer({ LEADWELL_DATA: home.path });
  browser = await launch();
  imani = await enter('Imani Clarke');
  callum = await enter('Callum Reid', { viewport: { width: 375, height: 700 }, javaScriptEnabled: false });
});
afterAll(async () => {
  await imani?.leave();
  await callum?.leave();
  await browser?.close();
  await server?.end('SIGTERM');
  home.remove();
});

async function enter(name: string, options = {}): Promise<Visitor> {
  const visit = await visitor(browser, server.origin, options);
  await visit.go('/sign-in');
  await visit.press(`Enter as ${name}`);
  await visit.isAt('/today');
  return visit;
}
const says = (visit: Visitor, words: string | RegExp) => visit.page.getByText(words).first().waitFor();
const opened = ({ page }: Visitor, name: string | RegExp) =>
  page.getByRole('main').getByRole('link', { name }).first().click();
async function day({ page }: Visitor, legend: string, date: string) {
  const [year, month, day] = date.split('-') as [string, string, string];
  const boxes = page.getByRole('group', { name: legend });
  for (const [label, value] of [
    ['Day', day],
    ['Month', month],
    ['Year', year],
  ] as const)
    await boxes.getByLabel(label, { exact: true }).fill(value);
}
/** Nothing stands beyond the edge of the phone; without script there is nothing to run axe in. */
const fits = async ({ page }: Visitor) => {
  const wide = await page.locator('body').evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(375);
};
const today = dayOf(new Date(), 'Europe/London');
const letters = 'Sort the letters that came back';
const forms = 'Shorten the moving-in form';

describe('R-001 R-002 R-005 a plan from draft to agreed', () => {
  oneStory();

  test('is made, given work by hand, and opened to the team', async () => {
    await imani.go('/lead/plans/new');
    await imani.fill({ Title: 'Paper that helps' });
    await day(imani, 'First day', today);
    await day(imani, 'Last day', daysAfter(today, 27));
    await imani.press('Make the plan');
    await says(imani, 'This plan has no objective yet');
    plan = new URL(imani.page.url()).pathname;
    await opened(imani, 'Add an objective');
    await imani.fill({ 'What is to be achieved': 'Nobody rings to ask what our letters mean' });
    await imani.press('Add the objective');
    await opened(imani, 'Link a measure, or say why not');
    await imani.fill({ 'Why there is no measure': 'We count such calls from January.' });
    await imani.press('Save');
    for (const [title, hours] of [
      [letters, '3'],
      [forms, '2'],
    ] as const) {
      await imani.go(plan);
      await opened(imani, 'Add a task');
      await imani.fill({ 'What is to be done': title, Hours: hours });
      await imani.press('Add a task');
      await says(imani, 'The task is added.');
    }
    for (const [title, name] of [
      [letters, 'Callum Reid'],
      [forms, 'Tomasz Nowak'],
    ] as const) {
      await imani.go(plan);
      await opened(imani, title);
      const byHand = imani.page.locator('#override');
      await byHand.getByRole('radio', { name }).check();
      await byHand.getByLabel('Why').fill('They asked for something quiet.');
      await imani.press('Assign it yourself');
      await says(imani, 'Assigned.');
    }
    await imani.go(plan);
    await imani.press('Open it to the team');
    await says(imani, 'The plan is open to the team.');
  });

  test('a member offers to swap, on a phone without script; what is missing is told and nothing typed is lost', async () => {
    await callum.go('/today?all=1');
    await opened(callum, 'Agree your task in “Paper that helps”');
    await says(callum, letters);
    await callum.page.getByText('Offer something else').click();
    await callum.page.getByRole('radio', { name: 'Swap it for a task of a colleague' }).check();
    await callum.fill({ Why: 'I cannot read the old scans' });
    await callum.press('Send my counter-offer');
    await says(callum, 'Choose the task that you would swap it for');
    expect(await callum.page.getByLabel('Why', { exact: true }).inputValue()).toBe('I cannot read the old scans');
    await fits(callum);
    await callum.page.getByLabel('Their task').selectOption(`${forms}, 2 h`);
    await callum.press('Send my counter-offer');
    await says(callum, 'Your counter-offer is sent.');
    await says(callum, 'Your counter-offer waits for the leader.');
    await fits(callum);
  });

  test('the leader reads what it changes for others, and takes it', async () => {
    await imani.go('/today?all=1');
    await opened(imani, `Callum Reid has a counter-offer for “${letters}”`);
    const take = imani.page.getByRole('button', { name: /^Take it/ });
    for (let tries = 0; tries < 60 && (await take.count()) === 0; tries += 1) {
      await imani.page.waitForTimeout(500);
      await imani.page.reload();
    }
    await says(imani, 'Everybody else keeps what they have.');
    await says(imani, `Callum Reid gets “${forms}” and gives up “${letters}”`);
    await says(imani, `Tomasz Nowak gets “${letters}” and gives up “${forms}”`);
    await imani.isSound();
    await take.click();
    await says(imani, 'The counter-offer is taken. Whoever it touches is asked again.');
  });

  test('both agree to what they have now, and the plan is agreed', async () => {
    const tomasz = await enter('Tomasz Nowak');
    for (const [visit, title] of [
      [callum, forms],
      [tomasz, letters],
    ] as const) {
      await visit.go('/today?all=1');
      await opened(visit, 'Agree your task in “Paper that helps”');
      await says(visit, /Counter-offer of Callum Reid, taken by Imani Clarke/);
      const form = visit.page.getByRole('group', { name: `My answer to “${title}”` });
      await form.getByRole('radio', { name: 'I agree' }).check();
      await visit.page.getByRole('button', { name: /^Answer/ }).click();
      await says(visit, 'Your answer is saved.');
    }
    await tomasz.leave();
    await imani.go(plan);
    await imani.press('Agree the plan');
    await says(imani, /Agreed/);
    await imani.isSound();
    await callum.go(plan);
    await says(callum, /Agreed/);
    await fits(callum);
  });
});
