// What somebody writes while things move on: their words come back whole. The member writes on a phone without script, in the dark.
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/server/day-words.ts';
import { beginBeforeItsTime, day, fits, inSample, opened, phoneWithoutScript, says } from './in-sample.ts';
import { openOwnPlan } from './own-plan.ts';
import { oneStory } from './story.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('nothing-lost');
const item = 'The on-call phone is off at night, and nobody wrote it down';
const objection = 'The letters take eight minutes each, and nobody counted that';
let imani: Visitor;
let callum: Visitor;

/** What stands above the page to be copied; the form it was written in is gone. */
async function comesBack(words: string) {
  const block = callum.page.getByRole('region', { name: 'What you wrote, not saved' });
  await block.waitFor();
  expect(await block.getByRole('textbox').inputValue()).toBe(words);
  expect(await block.getByRole('textbox').getAttribute('readonly')).not.toBeNull();
  expect(await block.textContent()).toContain('you alone, on this page');
  await fits(callum);
  return block;
}

describe('R-011 a meeting that moves on while somebody writes', () => {
  oneStory();

  test('begins: what was meant for its agenda comes back, and stands where it can be said', async () => {
    imani = await enter('Imani Clarke');
    callum = await enter('Callum Reid', { ...phoneWithoutScript, colorScheme: 'dark' });
    await imani.go('/lead/meetings/new');
    await imani.fill({ Title: 'Phones at night', 'What it is for': 'Agree who has it', Time: '23:59' });
    await day(imani, 'Day', dayOf(new Date(), 'Europe/London'));
    await imani.page.getByLabel('Round robin').check();
    await imani.press('Call the meeting');
    await imani.page.waitForURL(/\/lead\/meetings\/[0-9a-f-]{36}$/);
    await imani.fill({ 'What it is about': 'Who has the phone' });
    await imani.page.getByLabel('To decide').check();
    await imani.press('Put it on the agenda');
    await callum.go(new URL(imani.page.url()).pathname);
    await callum.fill({ 'What it is about': item });
    await callum.page.getByLabel('To decide').check();
    await beginBeforeItsTime(imani);
    await imani.page.getByRole('button', { name: /^Open it/ }).click();
    await callum.press('Put it on the agenda');
    await says(callum, 'The meeting has begun, so the agenda is closed.');
    const block = await comesBack(item);
    expect(await block.getByRole('link').getAttribute('href')).toBe('#said-words');
  });

  test('is minuted: what was said too late comes back, and stands as a correction', async () => {
    expect(await callum.page.getByLabel('What you say, in a line').inputValue()).toBe(item);
    await imani.press('Propose the minutes');
    await says(imani, 'No decision is written down on “Who has the phone”.');
    await imani.page.getByLabel('Leave open: “Who has the phone”').check();
    await imani.press('Propose the minutes');
    await says(imani, 'The minutes are proposed.');
    await says(imani, 'No decision was made.');
    await callum.press('Write it down');
    await says(callum, 'The minutes of this meeting are proposed already.');
    await comesBack(item);
    expect(await callum.page.getByLabel('What should be corrected').inputValue()).toBe(item);
    await callum.press('Say it');
    await says(callum, 'Your correction stands in the minutes, with your name.');
    await says(callum, item);
    expect(await callum.page.getByText('What you wrote, not saved').count()).toBe(0);
  });
});

describe('R-001 a plan that moves on while somebody writes', () => {
  oneStory();
  let plan = '';

  test('is withdrawn: an objection and a proposal come back, with what happened', async () => {
    plan = await openOwnPlan(imani, {
      ...{ title: 'Letters at night', objective: 'Nobody waits for a letter', noMeasure: 'We count it from January.' },
      ...{ from: 200, tasks: [['Fold the letters', '3', 'Callum Reid']] },
    });
    await callum.go(plan);
    await callum.page.getByText('Comment, or object').click();
    await callum.page.getByLabel('An objection').check();
    await callum.fill({ 'In your words': objection });
    const proposing = await callum.page.context().newPage();
    await proposing.goto(`${plan}/tasks/new`);
    await proposing.getByLabel('What is to be done').fill('Fold them by machine');
    await proposing.getByLabel('Hours', { exact: true }).fill('2');
    await imani.go(plan);
    const withdrawing = imani.page.locator('#withdraw');
    await imani.page.locator('summary').filter({ hasText: 'Withdraw the plan' }).click();
    await withdrawing.getByLabel('Why').fill('We write no letters any more');
    await withdrawing.getByRole('button', { name: 'Withdraw the plan' }).click();
    await says(imani, 'Withdrawn');
    await callum.press('Say it');
    await says(callum, 'This plan is withdrawn. Comments and objections are heard while it is open');
    await comesBack(objection);
    await proposing.getByRole('button', { name: 'Propose a task' }).click();
    await proposing.getByText('This plan is withdrawn. Tasks are proposed while').waitFor();
    const back = proposing.getByRole('region', { name: 'What you wrote, not saved' }).getByLabel('What is to be done');
    expect(await back.inputValue()).toBe('Fold them by machine');
    await proposing.close();
  });

  test('is changed in two tabs: the second is refused, shows what the first saved, and can then be saved', async () => {
    const own = await openOwnPlan(imani, {
      ...{ title: 'Stamps at night', objective: 'Nobody waits for a stamp', noMeasure: 'We count it from January.' },
      ...{ from: 230, tasks: [['Sort the stamps', '3', 'Callum Reid']] },
    });
    await imani.go(own);
    await opened(imani, 'Sort the stamps');
    await imani.go(`${new URL(imani.page.url()).pathname}/edit`);
    const second = await imani.page.context().newPage();
    await second.goto(imani.page.url());
    await imani.fill({ Hours: '5' });
    await imani.press('Save');
    await imani.page.waitForURL(/tasks\/[0-9a-f-]{36}$/);
    await second.getByLabel('What is to be done').fill('Sort the stamps by colour');
    await second.getByRole('button', { name: 'Save' }).click();
    await second.getByText('Somebody else saved this while you were writing').waitFor();
    expect(await second.getByLabel('What is to be done').inputValue()).toBe('Sort the stamps by colour');
    expect(await second.locator('.theirs').allTextContents()).toEqual([
      expect.stringContaining('Sort the stamps'),
      expect.stringMatching(/5/),
    ]);
    await second.getByLabel('Hours', { exact: true }).fill('5');
    await second.getByRole('button', { name: 'Save' }).click();
    await second.waitForURL(/tasks\/[0-9a-f-]{36}$/);
    await second.getByText('Sort the stamps by colour').first().waitFor();
    await second.goto(`${second.url()}/edit`);
    expect(await second.getByLabel('Hours', { exact: true }).inputValue()).toBe('5');
    await second.close();
  });
});
