// A plan is presented at a briefing: the leader with script, two members on their phones, one of them without it.
import { describe, expect, test } from 'vitest';
import { dayInWords, daysAfter } from '../../src/server/day-words.ts';
import { pdfText } from '../pdf-text.ts';
import { day, fits, inSample, opened, phone, phoneWithoutScript, says } from './in-sample.ts';
import { agreeTo, openOwnPlan, today } from './own-plan.ts';
import { oneStory } from './story.ts';
import { smallTargets } from './targets.ts';
import type { Visitor } from './visitor.ts';

const enter = inSample('briefing');
const title = 'Letters people can read';
const [sort, ring] = ['Sort the letters that came back', 'Ring five tenants about the form'];
const question = 'Who reads the letters that bounce twice?';
const promise = 'I will ring the first two tenants on Monday';
const callums = { what: 'I find out why each letter came back', why: 'Nobody waits for news that never comes' };
const tomaszs = { what: 'I ring five tenants and write down where they stop', why: 'The form is for them, not for us' };
const fields = ({ page }: Visitor, name: string) => page.getByRole('textbox', { name, exact: true });
const soundOnPhone = async (visit: Visitor) => {
  await fits(visit);
  expect(await smallTargets(visit.page), visit.page.url()).toEqual([]);
};
let imani: Visitor;
let callum: Visitor;
let tomasz: Visitor;
let plan = '';
let briefing = '';

describe('R-010 R-006 a briefing with teach-back', () => {
  oneStory();

  test('a plan is agreed, and stands on one page that is presented', async () => {
    imani = await enter('Imani Clarke');
    callum = await enter('Callum Reid', phone);
    tomasz = await enter('Tomasz Nowak', phoneWithoutScript);
    plan = await openOwnPlan(imani, {
      ...{ title, objective: 'Nobody rings to ask what our letters mean', noMeasure: 'We count them from January.' },
      tasks: [
        [sort, '3', 'Callum Reid'],
        [ring, '2', 'Tomasz Nowak'],
      ],
    });
    await agreeTo(callum, title, [sort]);
    await agreeTo(tomasz, title, [ring]);
    await imani.go(plan);
    await imani.press('Agree the plan');
    await opened(imani, 'Present at a briefing');
    await imani.isAt(`${plan}/briefing`);
    for (const words of [sort, ring, 'Callum Reid', 'Tomasz Nowak', 'We count them from January.'])
      await says(imani, words);
    await imani.isSound();
    await imani.press('Begin a briefing');
    await says(imani, 'The briefing has begun.');
    briefing = new URL(imani.page.url()).pathname;
    await imani.isSound();
  });

  test('a question and what somebody will do are kept while it is presented; what is missing is told and nothing is lost', async () => {
    await imani.page.getByLabel('Tomasz Nowak').check();
    await imani.press('Save who is there');
    await says(imani, 'There: Tomasz Nowak.');
    await imani.page.getByLabel('Who asks').selectOption('Callum Reid');
    await fields(imani, 'The question').fill(question);
    await imani.press('Keep the question');
    await says(imani, 'The question is kept.');
    await imani.page.getByLabel('Who will').selectOption('Tomasz Nowak');
    await fields(imani, 'I will …').fill(promise);
    await imani.press('Keep it');
    await says(imani, 'Enter the day by which it is done');
    expect(await fields(imani, 'I will …').inputValue()).toBe(promise);
    await imani.isSound();
    await day(imani, 'By when', daysAfter(today, 3), '#commit');
    await imani.press('Keep it');
    await says(imani, 'Kept. It stands in My work until it is done.');
    await says(imani, /There: Callum Reid, Tomasz Nowak\./);
  });

  test('R-006 each says on their own phone what the work asks of them and why; Today leads there', async () => {
    for (const [visit, { what, why }] of [
      [callum, callums],
      [tomasz, tomaszs],
    ] as const) {
      await visit.go('/today?all=1');
      await opened(visit, `Briefing of “${title}”`);
      await visit.isAt(briefing);
      await fields(visit, 'What I will do').fill(what);
      await visit.press('Save my words');
      await says(visit, 'Enter why it matters to customers');
      expect(await fields(visit, 'What I will do').inputValue()).toBe(what);
      await soundOnPhone(visit);
      await fields(visit, 'Why it matters to customers').fill(why);
      await visit.press('Save my words');
      await says(visit, 'Saved in your words.');
      await says(visit, 'Said, to be confirmed');
      await soundOnPhone(visit);
    }
    await callum.go(briefing);
    await callum.isSound();
    const read = await callum.page.getByRole('main').textContent();
    expect(read).toContain('2 of 2 who are there have said it');
    expect(read).not.toContain(tomaszs.what);
  });

  test('R-006 the leader confirms one, makes something clear to the other, and leaves the question with somebody', async () => {
    await imani.go(briefing);
    for (const name of ['Callum Reid', 'Tomasz Nowak'])
      await imani.page.getByText(`What ${name} said`, { exact: true }).click();
    for (const words of [callums.what, callums.why, tomaszs.what, tomaszs.why]) await says(imani, words);
    await imani.page.getByRole('button', { name: 'Confirm what Callum Reid said' }).click();
    await says(imani, 'Confirmed.');
    await imani.page.getByText('Make something clear').click();
    await imani.press('Make it clear');
    await says(imani, 'Enter what you want to make clear');
    await imani.isSound();
    await fields(imani, 'What you want to make clear').fill('Begin with those on the north estate');
    await imani.press('Make it clear');
    await says(imani, 'Said, and made clear');
    await imani.page.getByText('Who answers it, and by when').click();
    await imani.page.getByLabel('Who answers it').selectOption('Tomasz Nowak');
    await day(imani, 'By when', daysAfter(today, 7), '[id^=pass-]');
    await imani.press('Leave it open');
    await says(imani, `Tomasz Nowak answers by ${dayInWords(daysAfter(today, 7))}`);
    await tomasz.go(briefing);
    await says(tomasz, 'Begin with those on the north estate');
    await soundOnPhone(tomasz);
  });

  test('R-010 it ends with a record: what was asked is answered from Today, and the PDF says all of it but what is theirs', async () => {
    await imani.press('End the briefing');
    await says(imani, 'The briefing has ended, and its record is kept.');
    await imani.isSound();
    await tomasz.go('/today?all=1');
    await opened(tomasz, `Answer Callum Reid: “${question}”`);
    await tomasz.page.getByText('Answer', { exact: true }).click();
    await fields(tomasz, 'The answer').fill('I do, every Friday');
    await tomasz.press('Save the answer');
    await says(tomasz, 'Tomasz Nowak answered: “I do, every Friday”');
    await soundOnPhone(tomasz);
    const pdf = await callum.page.request.get(`${briefing}/pdf`);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    const said = pdfText(await pdf.body());
    for (const words of [
      ...[`Briefing of ${title}`, 'Who was there: Callum Reid, Tomasz Nowak', question, 'I do, every Friday', promise],
      ...[sort, ring, '2 of 2 who were there have said what they will do and why', 'We count them from January.'],
    ])
      expect(said).toContain(words);
    for (const words of [callums.what, tomaszs.what, 'north estate']) expect(said).not.toContain(words);
    const sheet = pdfText(await (await callum.page.request.get(`${plan}/briefing/pdf`)).body());
    for (const words of [title, sort, ring, 'Callum Reid']) expect(sheet).toContain(words);
  });

  test('R-010 what was promised stands in My work until it is done, and the record becomes evidence of the leader', async () => {
    await tomasz.go('/lead/my-work');
    const item = tomasz.page.getByRole('listitem').filter({ hasText: promise });
    await item.getByText('Mark as done', { exact: true }).click();
    await item.getByRole('button', { name: /^Mark as done/ }).click();
    await says(tomasz, 'Done, as you said you would.');
    await imani.go(briefing);
    await imani.press('Use as evidence');
    await imani.page.waitForURL(/\/prove\/evidence\//);
    for (const words of [question, 'I do, every Friday', promise, sort]) await says(imani, words);
    await imani.isSound();
  });
});
