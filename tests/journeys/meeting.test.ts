// A team meeting from the call to agreed minutes: the leader with script, a member on a phone without it.
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/server/day-words.ts';
import { beginBeforeItsTime, fits, inSample, phoneWithoutScript, says } from './in-sample.ts';
import { oneStory } from './story.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('meeting');
let imani: Visitor;
let callum: Visitor;
let meeting = '';

describe('R-011 a team meeting', () => {
  oneStory();

  test('is called by the leader for today; faults are told beside their fields and nothing typed is lost', async () => {
    imani = await enter('Imani Clarke');
    callum = await enter('Callum Reid', phoneWithoutScript);
    const [year, month, day] = dayOf(new Date(), 'Europe/London').split('-') as [string, string, string];
    await imani.go('/lead/meetings');
    await imani.isSound();
    await imani.page.getByRole('link', { name: 'Call a meeting' }).click();
    await imani.fill({ Title: 'Cold homes this week' });
    await imani.press('Call the meeting');
    await says(imani, 'Enter what the meeting is for');
    await imani.isSound();
    expect(await imani.page.getByLabel('Title').inputValue()).toBe('Cold homes this week');
    await imani.fill({ 'What it is for': 'Agree who rings whom first', Year: year, Time: '23:59' });
    await imani.fill({ Month: month });
    await imani.page.getByRole('textbox', { name: 'Day', exact: true }).fill(day);
    await imani.page.getByLabel('Round robin').check();
    await imani.press('Call the meeting');
    await imani.page.waitForURL(/\/lead\/meetings\/[0-9a-f-]{36}$/);
    meeting = new URL(imani.page.url()).pathname;
    await imani.isSound();
  });

  test('has an agenda to which a member on a phone adds without a name, and Today leads there', async () => {
    await callum.go('/today?all=1');
    await callum.page.getByRole('link', { name: 'Meeting: Cold homes this week' }).click();
    await callum.isAt(meeting);
    await fits(callum);
    await says(callum, /Only 10 people are asked to this meeting, so your words may give you away/);
    await callum.fill({ 'What it is about': 'The on-call phone is off at night' });
    await callum.page.getByLabel('To decide').check();
    await callum.page.getByLabel('Add it without my name').check();
    await callum.press('Put it on the agenda');
    await says(callum, 'It is on the agenda, without a name.');
    await imani.go(meeting);
    const item = imani.page.getByRole('listitem').filter({ hasText: 'The on-call phone is off at night' });
    expect(await item.textContent()).toContain('Without a name');
    expect(await imani.page.locator('main').textContent()).not.toContain('From Callum Reid');
  });

  test('is begun with who is there, item by item, with what is said, decided and promised', async () => {
    await imani.page.getByText('Change who is not here').click();
    const attendance = imani.page.locator('form').filter({ hasText: 'Begin the meeting' }).locator('select');
    for (const select of await attendance.all()) {
      const name = await imani.page.locator(`label[for="${await select.getAttribute('id')}"]`).textContent();
      if (!['Imani Clarke', 'Callum Reid'].includes(name?.trim() ?? '')) await select.selectOption('absent');
    }
    await beginBeforeItsTime(imani);
    await says(imani, 'The meeting has begun');
    await says(imani, 'Ask Callum Reid what they think.');
    await imani.page.getByRole('button', { name: /^Open it/ }).click();
    await imani.page.getByRole('heading', { name: 'The on-call phone is off at night' }).waitFor();
    await imani.isSound();
    await callum.go(meeting);
    await callum.fill({ 'What you say, in a line': 'I was rung at home instead' });
    await callum.press('Write it down');
    await says(callum, 'I was rung at home instead');
    await fits(callum);
    expect(await callum.page.locator('main').textContent()).not.toContain('Who has spoken');
    await imani.go(meeting);
    await says(imani, 'Everybody else here has spoken.'); // a line under a name counts, and nobody asks themselves
    await imani.page.getByRole('button', { name: 'Callum Reid: 1' }).click();
    await imani.page.getByRole('button', { name: 'Callum Reid: 2' }).waitFor();
    await imani.page.getByText('A decision', { exact: true }).click();
    await imani.fill({ 'What was decided': 'The phone stays on, and goes round by turns' });
    await imani.page.getByLabel('All agreed').check();
    await imani.press('Write the decision down');
    await says(imani, 'The decision is written down.');
    await imani.page.getByText('An action', { exact: true }).click();
    await imani.fill({ 'What will be done': 'Charge the phone at six', Month: '12', Year: '2099' });
    await imani.page.getByRole('textbox', { name: 'Day', exact: true }).fill('1');
    await imani.page.getByLabel('Who will do it').selectOption({ label: 'Callum Reid' });
    await imani.press('Write the action down');
    await says(imani, 'The action is written down.');
    await imani.isSound();
  });

  test('has minutes that a member corrects, which is read also while they are taken back, that are answered and then agreed by those who were there', async () => {
    await imani.press('Propose the minutes');
    await says(imani, 'The minutes are proposed.');
    await imani.press('Agree to the minutes');
    await callum.go('/today?all=1');
    await callum.page.getByRole('link', { name: /^Agree to the minutes of “Cold homes/ }).click();
    await callum.page.getByText('Something is wrong in them').click();
    await callum.fill({ 'What should be corrected': 'I was rung twice' });
    await callum.press('Say it');
    await says(callum, 'Your correction is not answered yet.');
    await imani.go(meeting);
    await imani.press('Take the minutes back');
    await says(imani, 'I was rung twice');
    await imani.page.getByLabel('Answer to Callum Reid').waitFor();
    await imani.isSound();
    await callum.go(meeting);
    await says(callum, 'I was rung twice');
    await imani.press('Propose the minutes');
    await imani.press('Agree to the minutes');
    await imani.fill({ 'Answer to Callum Reid': 'So it was' });
    await imani.isSound();
    await imani.page.getByRole('button', { name: 'Answer', exact: true }).click();
    await says(imani, 'So it was');
    await callum.go(meeting);
    await callum.press('Agree to the minutes');
    await says(callum, 'Everybody who was there agreed to these minutes.');
    await says(callum, 'Spoke: 1 of the 2 who were there');
    await fits(callum);
    const pdf = await callum.page.request.get(`${meeting}/minutes`);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('leaves its action in My work until it is done, and is closed and taken as evidence then', async () => {
    await callum.go('/lead/my-work');
    const action = callum.page.getByRole('listitem').filter({ hasText: 'Charge the phone at six' });
    await action.getByText('Mark as done', { exact: true }).click();
    await action.getByRole('button', { name: /^Mark as done/ }).click();
    await says(callum, 'The action is done.');
    await imani.go(meeting);
    await imani.press('Close the meeting');
    await says(imani, 'The meeting is closed');
    await imani.isSound();
    await imani.press('Use as evidence');
    await imani.page.waitForURL(/\/prove\/evidence\//);
    await says(imani, 'The phone stays on, and goes round by turns');
  });
});
