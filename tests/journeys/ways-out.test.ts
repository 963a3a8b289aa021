// A plan with work that fits nobody, then with a choice by hand that cannot be kept: its pages say what would have to change.
import { describe, expect, test } from 'vitest';
import { daysAfter } from '../../src/server/day-words.ts';
import { day, fits, inSample, opened, phoneWithoutScript, says } from './in-sample.ts';
import { openOwnPlan, today } from './own-plan.ts';
import { oneStory } from './story.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('ways-out');
let imani: Visitor;
let plan = '';
const letters = 'Sort the letters that came back';
const archive = 'Sort the archive of complaints';

async function runFrom(who: Visitor, button: string) {
  await who.go(plan);
  await who.press(button);
  const found = who.page.getByRole('heading', { name: 'What would make more possible' });
  for (let tries = 0; tries < 60 && (await found.count()) === 0; tries += 1) {
    await who.page.waitForTimeout(500);
    await who.page.reload();
  }
}

describe('R-002 work that fits nobody', () => {
  oneStory();

  test('longer than anybody’s hours is to be shared out, which its page says', async () => {
    imani = await enter('Imani Clarke');
    plan = await openOwnPlan(imani, {
      ...{ title: 'A clear archive', objective: 'Every complaint of last year is found within a minute' },
      noMeasure: 'Nobody counts how long it takes to find one.',
      from: 200, // past every plan of the sample, whose work would take their hours
      tasks: [[letters, '3', 'Tomasz Nowak']],
    });
    await opened(imani, 'Add a task');
    await imani.fill({ 'What is to be done': archive, Hours: '40' });
    await imani.press('Add a task');
    await says(imani, 'The task is added.');
    await runFrom(imani, 'Run the allocation');
    const row = imani.page
      .getByRole('table', { name: 'Rules that stand in the way' })
      .getByRole('row', { name: archive });
    await row.getByText(/would have to be shared out, in \d equal parts$/).waitFor();
    await says(imani, 'The least that would have to change for each, everything else staying as it is.');
    await imani.isSound();
  });

  test('chosen for one person by hand, it says which hours are missing and what can be given out after that', async () => {
    await opened(imani, archive);
    const byHand = imani.page.locator('#override');
    await byHand.getByRole('radio', { name: 'Callum Reid' }).check();
    await byHand.getByLabel('Why').fill('He kept it for years.');
    await imani.press('Assign it yourself');
    await says(imani, 'Assigned.');
    await runFrom(imani, 'Run the allocation again');
    const row = imani.page
      .getByRole('table', { name: 'Rules that stand in the way' })
      .getByRole('row', { name: archive });
    await row.getByText(/^Callum Reid has .* and needs [\d.]+ more$/).waitFor();
    const open = imani.page.getByRole('table', { name: 'Tasks that nobody can take' });
    const why = /^The instructions cannot be kept: Callum Reid was chosen for “.*”; Callum Reid has .* hours/;
    await open.getByRole('row', { name: archive }).getByText(why).waitFor();
    expect(await open.getByRole('row', { name: letters }).count()).toBe(0);
    await says(imani, '1 other task can then be given out.');
    await imani.isSound();
    const onPhone = await enter('Imani Clarke', phoneWithoutScript);
    await onPhone.go(new URL(imani.page.url()).pathname);
    await says(onPhone, 'What would make more possible');
    await fits(onPhone);
  });

  test('given for days on which somebody is away after all, the run says at its top whose hours are out of date, and mends them with one button', async () => {
    const run = new URL(imani.page.url()).pathname;
    await imani.go('/lead/people');
    await opened(imani, 'Callum Reid');
    await imani.go(`${new URL(imani.page.url()).pathname}/absences`);
    await day(imani, 'First day', daysAfter(today, 200));
    await day(imani, 'Last day', daysAfter(today, 213));
    await imani.press('Enter the absence');
    await says(imani, 'Leave');
    const note = imani.page.getByRole('note', { name: 'Callum Reid is at work for other hours than were counted' });
    for (const page of [`${plan}/allocation`, run]) {
      await imani.go(page);
      await note.getByText(/^Worked out anew: Callum Reid: [\d.]+ h instead of [\d.]+ h\.$/).waitFor();
      await imani.isSound();
    }
    await imani.press('Work out anew and run again');
    await says(imani, 'The hours are worked out anew, and this run counts on them.');
    await imani.page.getByRole('button', { name: 'Run it again' }).waitFor();
    expect(await note.count()).toBe(0);
    await imani.go(run);
    await says(imani, 'Run it again');
    expect(await note.count()).toBe(0);
  });
});
