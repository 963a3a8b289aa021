// A witness without an account: asked by mail, on a phone, once without script and once by keyboard alone; and a colleague on Today.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sink } from '../mail-sink.ts';
import { sampleHome } from '../sample-home.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { day, opened, phone, phoneWithoutScript, says } from './in-sample.ts';
import { oneStory } from './story.ts';
import { smallTargets } from './targets.ts';
import { launch, type Visitor, visitor } from './visitor.ts';

let home: Awaited<ReturnType<typeof sampleHome>>;
let mail: Awaited<ReturnType<typeof sink>>;
let server: ServerProcess;
let browser: Browser;
let imani: Visitor;
let tess: Visitor;
let portfolio = '';
let link = '';
const secrets: string[] = [];

const tessAt = 'tess@tenants.example';
const own =
  'Imani rang me herself the same day.\n\nShe let me finish, then said when the engineer would come. He came.';

beforeAll(async () => {
  [home, mail, browser] = await Promise.all([sampleHome('witness'), sink(), launch()]);
  server = await startServer({ LEADWELL_DATA: home.path, SMTP_URL: mail.url });
  imani = await enter('Imani Clarke');
});
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  await mail?.close();
  home.remove();
});

async function enter(person: string, options = {}) {
  const visit = await visitor(browser, server.origin, options);
  await visit.go('/sign-in');
  await visit.press(`Enter as ${person}`);
  await visit.isAt('/today');
  return visit;
}

/** The newest mail to an address that says this, once it has arrived; as it is read. */
async function mailTo(address: string, words: RegExp): Promise<RegExpExecArray> {
  const read = (text: string) => text.replace(/=\r\n/g, '').replace(/=3D/g, '=');
  const find = () => mail.arrived.map(read).findLast((text) => text.includes(`To: ${address}`) && words.test(text));
  await expect.poll(find).toBeTruthy();
  return words.exec(find()!)!;
}
const linkIn = async (address: string) => (await mailTo(address, /http:\S+\/testimony\/[\w-]{43}/))[0];
async function newCode(page: Page, address: string): Promise<string> {
  const before = mail.arrived.length;
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect.poll(() => mail.arrived.length).toBeGreaterThan(before);
  const [, first, last] = await mailTo(address, /Your code: (\d{4}) (\d{4})/);
  secrets.push(`${first}${last}`);
  return `${first} ${last}`;
}
async function askFor(name: string, email: string) {
  await imani.go(`${portfolio}/witnesses/new`);
  await imani.fill({ 'Or their name': name, 'Their e-mail address': email });
  await imani.page.getByLabel('Customer or service user').check();
  await imani.fill({ 'Which events it is about': 'The complaint about the lift in Marsh House' });
  await imani.press('Ask');
  await says(imani, `${name} is asked.`);
}
const fitsPhone = async ({ page }: Visitor) => {
  expect(await smallTargets(page), page.url()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
};

describe('R-099 a witness from outside, on a phone without script', () => {
  oneStory();

  test('is asked by the candidate, whose mistakes are all told at once', async () => {
    await imani.go('/prove');
    portfolio = (await imani.page.getByRole('main').getByRole('link', { name: 'Imani Clarke' }).getAttribute('href'))!;
    await imani.go(portfolio);
    await opened(imani, 'Witnesses');
    await imani.isSound();
    await imani.page.getByRole('link', { name: 'Ask a witness' }).click();
    await imani.fill({ 'Their phone number': '12' });
    await imani.press('Ask');
    for (const words of ['Enter the name of the witness', 'Enter their e-mail address', 'Enter a phone number of'])
      await says(imani, words);
    await imani.isSound();
    await askFor('Tess Tenant', tessAt);
    await imani.isSound();
    link = await linkIn(tessAt);
    secrets.push(link.split('/').at(-1)!);
  });

  test('finds that opening the link changes nothing, and leads to a page whose address holds no secret', async () => {
    for (let scan = 0; scan < 3; scan++) {
      const answer = await fetch(link, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('referrer-policy'), answer.headers.get('cache-control')]).toEqual([
        ...[303, 'no-referrer', 'no-store'],
      ]);
      expect(answer.headers.get('location')).toMatch(/^\/testimony\/[0-9a-f-]{36}$/);
      expect(answer.headers.get('set-cookie')).toMatch(/Path=\/testimony\/[0-9a-f-]{36}; HttpOnly; SameSite=Lax/i);
    }
    const wrong = await fetch(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`, { redirect: 'manual' });
    expect([wrong.headers.get('location'), wrong.headers.get('set-cookie')]).toEqual(['/testimony', null]);
    await imani.go(`${portfolio}/witnesses`);
    await says(imani, 'Asked, not opened yet');
    tess = await visitor(browser, server.origin, phoneWithoutScript);
    await tess.go(link);
    await says(tess, 'You are asked for a testimony');
    expect(tess.page.url()).not.toContain(secrets[0]!);
    expect(await tess.page.content()).not.toContain('Imani');
    await fitsPhone(tess);
  });

  test('enters by a code from the mailbox, and no other', async () => {
    const code = await newCode(tess.page, tessAt);
    await tess.fill({ 'Code from the e-mail': code === '1234 5678' ? '8765 4321' : '1234 5678' });
    await tess.press('Go on');
    await says(tess, 'This is not the code of the newest e-mail');
    await tess.fill({ 'Code from the e-mail': code });
    await tess.press('Go on');
    await says(tess, 'Your testimony about the work of Imani Clarke');
    await says(tess, 'Your line manager is told nothing');
    await fitsPhone(tess);
  });

  test('loses no word where their time has run out, nor when they come back another day', async () => {
    await tess.page.getByLabel('In your own words', { exact: true }).fill(own);
    const cookies = await tess.page.context().cookies();
    await tess.page.context().clearCookies();
    await tess.press('Save and go on');
    await says(tess, 'Your time here has run out');
    expect(await tess.page.getByRole('textbox', { name: 'In your own words' }).inputValue()).toBe(own);
    await tess.page.context().addCookies(cookies);
    await tess.go(link);
    await tess.page.getByLabel('In your own words', { exact: true }).fill(own);
    await tess.press('Save for later');
    await says(tess, 'You can come back with the same link');
    await tess.page.context().clearCookies();
    await tess.go(link);
    await tess.fill({ 'Code from the e-mail': await newCode(tess.page, tessAt) });
    await tess.press('Go on');
    expect(await tess.page.getByLabel('In your own words', { exact: true }).inputValue()).toBe(own);
    await tess.press('Save and go on');
    await says(tess, 'What you saw, and who you are');
    await fitsPhone(tess);
  });

  test('is told all that is missing, and signs', async () => {
    await tess.press('Sign');
    await says(tess, 'Tick the declaration: without it nobody can rely on what you say');
    await fitsPhone(tess);
    await tess.fill({
      'What you saw or heard yourself': 'I took her call, and was there when the engineer came.',
      'Your job or role': 'Chair of the tenants',
      'What you know of this work': 'Ten years of complaints, on the other side of the desk',
      'Your full name, as your signature': 'Tess Tenant',
    });
    await day(tess, 'The day you saw it, or the first', '2026-03-03');
    await tess.page.getByLabel('Customer or service user').check();
    await tess.page.getByRole('radio', { name: 'No', exact: true }).check();
    await tess.page.getByLabel('Neither').check();
    await tess.page.getByLabel(/What I have written here is true/).check();
    await tess.press('Sign');
    await says(tess, 'Thank you. This is what you signed');
    await fitsPhone(tess);
    await tess.go(link);
    await says(tess, 'Thank you. This is what you signed');
  });

  test('leads to nothing else from there: every other page asks to sign in', async () => {
    for (const path of ['/today', portfolio, `${portfolio}/witnesses`, '/find?q=Imani', '/lead/people']) {
      await tess.go(path);
      expect(new URL(tess.page.url()).pathname, path).toBe('/sign-in');
    }
    await tess.leave();
  });

  test('is checked by the assessor, and stands on the printed list; no log holds link or code', async () => {
    const geoff = await enter('Geoff Ainsworth');
    await opened(geoff, 'Check who Tess Tenant is');
    await geoff.isSound();
    await geoff.page.getByLabel('Spoke to them by phone').check();
    await day(geoff, 'Day of the contact', '2026-03-04');
    await geoff.fill({
      'How you know that it is them, and that they wrote it': 'Rang the association and was put through',
      'What shows that they can judge this work': 'Their chair for ten years',
    });
    await geoff.page.getByLabel('Yes', { exact: true }).check();
    await geoff.press('Record the check');
    await says(geoff, 'Given, witness checked');
    await geoff.go(`${portfolio}/witnesses`);
    await geoff.isSound();
    const list = geoff.page.waitForEvent('download');
    await geoff.page.getByRole('link', { name: 'Print the list' }).click();
    expect((await list).suggestedFilename()).toBe('Witness status list of Imani Clarke, unit 39.pdf');
    await geoff.leave();
    expect(secrets.length).toBeGreaterThan(2);
    for (const secret of secrets) expect(server.said()).not.toContain(secret);
    const joan = await enter('Joan Whitlock');
    await joan.go(`/administration/mail?find=${encodeURIComponent(tessAt)}`);
    await opened(joan, 'The code for your testimony');
    await says(joan, 'For the witness alone, so it is not shown here.');
    for (const secret of secrets) expect(await joan.page.content()).not.toContain(secret);
    await joan.leave();
  });
});

test('R-099 R-121 a witness answers by keyboard alone, and every page is sound', async () => {
  await askFor('Toby Tenant', 'toby@tenants.example');
  const toby = await visitor(browser, server.origin, phone);
  const { page } = toby;
  await toby.go(await linkIn('toby@tenants.example'));
  await toby.isSound();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const before = mail.arrived.length;
  await page.getByRole('button', { name: 'Send me a code' }).focus();
  await press('Enter');
  await expect.poll(() => mail.arrived.length).toBeGreaterThan(before);
  const [, first, last] = await mailTo('toby@tenants.example', /Your code: (\d{4}) (\d{4})/);
  await toby.isSound();
  await page.getByLabel('Code from the e-mail').focus();
  await page.keyboard.type(`${first}${last}`);
  await press('Enter');
  await says(toby, 'Your testimony about the work of Imani Clarke');
  await toby.isSound();
  await page.getByLabel('In your own words', { exact: true }).focus();
  await page.keyboard.type('She kept her word.');
  await press('Tab', 'Enter');
  await says(toby, 'What you saw, and who you are');
  await toby.isSound();
  await page.getByLabel('What you saw or heard yourself').focus();
  await page.keyboard.type('I was in the hall.');
  await press('Tab');
  for (const part of ['3', '3', '2026']) {
    await page.keyboard.type(part);
    await press('Tab');
  }
  await press('Tab', 'Tab', 'Tab'); // the last day, left empty
  await page.keyboard.type('Tenant');
  await press('Tab', 'Tab', 'Space', 'Tab', 'ArrowRight', 'Tab');
  await page.keyboard.type('I live there.');
  await press('Tab', 'Space', 'Tab', 'Tab');
  await page.keyboard.type('Toby Tenant');
  await press('Tab', 'Space', 'Tab', 'Enter');
  await says(toby, 'Thank you. This is what you signed');
  await says(toby, 'Holds an assessing qualification');
  await toby.isSound();
  await toby.leave();
});

test('R-099 a colleague with an account is asked on Today, gets the same form without mail, and may decline', async () => {
  const mails = mail.arrived.length;
  await imani.go(`${portfolio}/witnesses/new`);
  await imani.page.getByLabel('A colleague here').selectOption({ label: 'Moira Telfer, Head of customer contact' });
  await imani.page.getByLabel('Manages me').check();
  await imani.fill({ 'Which events it is about': 'The board meeting on missed visits' });
  await imani.press('Ask');
  const moira = await enter('Moira Telfer', phone);
  await opened(moira, 'Say what you saw of the work of Imani Clarke');
  await says(moira, 'The board meeting on missed visits');
  await moira.isSound();
  await moira.page.getByText('I would rather not').click();
  await moira.press('Decline');
  await says(moira, 'You have declined. Nothing of what you wrote is kept.');
  await imani.page.reload();
  await says(imani, 'Declined');
  expect(mail.arrived.length).toBe(mails);
  await moira.leave();
});
