// An assessor at a candidate's work with a phone: notes without network, signed out, with the tab closed and the server killed; and a talk recorded.
import { type Browser, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { silence } from '../recordings.ts';
import { sampleHome } from '../sample-home.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { day, fits, opened, phone, phoneWithoutScript, says } from './in-sample.ts';
import { isSound } from './sound.ts';
import { oneStory } from './story.ts';
import { smallTargets } from './targets.ts';
import { type Visitor, visitor } from './visitor.ts';

let home: Awaited<ReturnType<typeof sampleHome>>;
let server: ServerProcess;
let browser: Browser;
let geoff: Visitor;
let imani: Visitor;
let port: number;
let visits = '';
let here = '';

const start = () => startServer({ LEADWELL_DATA: home.path, LEADWELL_PORT: String(port) });
const sound = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

beforeAll(async () => {
  [home, port] = await Promise.all([sampleHome('visit'), freePort()]);
  const executablePath = process.env.LEADWELL_CHROMIUM || '/usr/bin/chromium';
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', ...sound];
  [server, browser] = await Promise.all([start(), chromium.launch({ executablePath, args })]);
  geoff = await enter('Geoff', phone);
  imani = await enter('Imani');
});
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  home.remove();
});

async function enter(person: string, options = {}) {
  const visit = await visitor(browser, server.origin, options);
  await signIn(visit.page, person);
  return visit;
}
async function signIn(page: Page, person: string) {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: new RegExp(`^Enter as ${person}`) }).click();
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in');
}

/** The same person, whose tab is gone, in a new one. */
const inAnotherTab = (visit: Visitor, page: Page): Visitor => ({
  ...{ ...visit, page, go: (path: string) => page.goto(path), isSound: () => isSound(page) },
  press: (name) => page.getByRole('button', { name, exact: true }).click(),
  fill: async (fields) => {
    for (const [label, value] of Object.entries(fields))
      await page
        .getByLabel(label, { exact: true })
        .or(page.getByLabel(`${label} (optional)`, { exact: true }))
        .fill(value);
  },
});

const isHere = ({ pathname }: URL) => pathname === here;
const keptNotes = (page: Page) => page.locator('[data-kept="notes"] li');
const waiting = (page: Page) => page.locator('[data-waiting-list] li');
async function note(page: Page, words: string) {
  await page.getByLabel('Note', { exact: true }).fill(words);
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await expect.poll(() => page.getByLabel('Note', { exact: true }).inputValue()).toBe('');
}
/** Ids that more than one element bears: a label of the second would tick the first. */
const sharedIds = (page: Page) =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  });
const thrown: string[] = [];
const marks = (page: Page) => page.locator('[data-kept="marks"] li');
/** As a thumb ticks it: on its words. */
async function tickByWords(page: Page, outcome: number, criterion: string) {
  await page.locator('summary', { hasText: new RegExp(`^${outcome} `) }).click();
  await page.locator('label', { hasText: criterion }).click();
}
const fitsPhone = async (page: Page) => {
  expect(await smallTargets(page), page.url()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
};

async function begin(kind: string, about: string) {
  await geoff.go(`${visits}/new`);
  await geoff.page.getByLabel(kind).check();
  await geoff.fill({ 'What it is about': about, Where: 'Marsh House' });
  await geoff.page.getByLabel('Arose by itself at work').check();
  await geoff.press('Begin now');
  await says(geoff, 'It has begun.');
  here = new URL(geoff.page.url()).pathname;
}

describe('R-103 R-092 an observation on a phone', () => {
  oneStory();

  test('is begun in a minute, and its notes stand there as they are kept', async () => {
    await imani.go('/prove');
    const portfolio = await imani.page
      .getByRole('main')
      .getByRole('link', { name: 'Imani Clarke' })
      .getAttribute('href');
    visits = `${portfolio}/visits`;
    await geoff.go(`${visits}/new`);
    await geoff.press('Begin now');
    for (const words of [
      'Choose what you plan',
      'Enter what it is about',
      'Choose whether it arises by itself or is set up',
    ])
      await says(geoff, words);
    await geoff.isSound();
    await begin('Observation', 'The evening with the tenants');
    await geoff.page.getByText(/^1 /).first().click();
    await geoff.page.getByLabel(/^1\.2/).check();
    await note(geoff.page, 'Imani asks what stands in the way');
    await expect.poll(() => keptNotes(geoff.page).allInnerTexts()).toEqual([expect.stringContaining('1.2')]);
    expect(await sharedIds(geoff.page)).toEqual([]);
    await fitsPhone(geoff.page);
    await geoff.isSound();
  });

  test('without a network the notes wait, are counted, and outlive the tab', async () => {
    const context = geoff.page.context();
    await context.setOffline(true);
    await note(geoff.page, 'She lets them finish');
    await note(geoff.page, 'She names the day');
    await says(geoff, '2 not sent yet.');
    await fitsPhone(geoff.page);
    await geoff.page.close({ runBeforeUnload: false });
    await context.setOffline(false);
    geoff = inAnotherTab(geoff, await context.newPage());
    await geoff.go(here);
    await expect.poll(() => keptNotes(geoff.page).count()).toBe(3);
    expect(await waiting(geoff.page).count()).toBe(0);
  });

  test('with the server killed in between they wait too, and none is kept twice', async () => {
    await server.end('SIGKILL');
    await note(geoff.page, 'Somebody shouts, she stays calm');
    await says(geoff, '1 not sent yet.');
    server = await start();
    await geoff.page.getByRole('button', { name: 'Send now' }).click();
    await expect.poll(() => keptNotes(geoff.page).count()).toBe(4);
  });

  test('an answer that was lost on its way makes no second note', async () => {
    let lost = 0;
    await geoff.page.route(isHere, async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch({ maxRedirects: 0 });
      return route.abort('connectionreset');
    });
    await note(geoff.page, 'They agree on Thursday');
    await says(geoff, '1 not sent yet.');
    await expect.poll(() => lost).toBe(1);
    await geoff.page.getByRole('button', { name: 'Send now' }).click();
    await expect.poll(() => keptNotes(geoff.page).count()).toBe(5);
    await geoff.page.unroute(isHere);
    await geoff.page.reload();
    expect(await keptNotes(geoff.page).count()).toBe(5);
  });

  test('signed out meanwhile, the note is there after signing in', async () => {
    await geoff.page.context().clearCookies();
    await note(geoff.page, 'Written after the session had ended');
    await says(geoff, 'You are signed out. Kept on this device');
    await signIn(geoff.page, 'Geoff');
    await geoff.page.goto(here);
    await expect.poll(() => keptNotes(geoff.page).count()).toBe(6);
  });

  test('is written up, signed, read by the candidate, and claimed from what the assessor proposes', async () => {
    await geoff.press('End it');
    await says(geoff, 'It has ended.');
    await geoff.isSound();
    const shows = geoff.page.locator('article', { hasText: /^1\.2 / });
    await shows.getByLabel('How it shows it').fill('She asked before she decided');
    await shows.getByRole('button', { name: 'Save' }).click();
    await says(geoff, 'What shows it is saved.');
    await geoff.press('Sign it, for Imani Clarke to read');
    for (const words of ['Enter your account', 'Tick the declaration']) await says(geoff, new RegExp(words));
    await geoff.page
      .getByLabel('What you saw the candidate do')
      .fill('She let the tenants speak first, then named what would be done.');
    await geoff.page.getByLabel(/^This is what I saw and heard/).check();
    await geoff.press('Sign it, for Imani Clarke to read');
    await says(geoff, 'It is signed.');
    await imani.go('/today?all');
    await says(imani, /Read what Geoff Ainsworth wrote/);
    await imani.go(here);
    await imani.isSound();
    await imani.page.getByLabel('What you say of it').fill('I would name the day sooner.');
    await imani.press('I have read it: make it my evidence');
    await says(imani, 'Now claim what it shows.');
    await imani.isSound();
    await opened(imani, 'Claim 1.2');
    await imani.page.waitForURL(/\/claims\?criterion=/);
  });
});

describe('R-092 a photo taken without a network', () => {
  test('waits with its words, outlives the tab, and is one piece of evidence', async () => {
    const path = visits.replace(/visits$/, 'file');
    await imani.go(path);
    const before = imani.page.url();
    await imani.page.context().setOffline(true);
    const drawn = sharp({ create: { width: 40, height: 30, channels: 3, background: '#4a6b8a' } });
    const photo = { name: 'board.jpg', mimeType: 'image/jpeg', buffer: await drawn.jpeg().toBuffer() };
    await imani.page.getByLabel('The file', { exact: true }).setInputFiles(photo);
    await imani.fill({ Title: 'The board after the handover', 'What it is, and your part in it': 'I wrote it.' });
    await day(imani, 'When it was made', '2026-03-02');
    await imani.press('Save the file');
    await says(imani, '1 not sent yet.');
    expect(imani.page.url()).toBe(before);
    const context = imani.page.context();
    await imani.page.close({ runBeforeUnload: false });
    await context.setOffline(false);
    imani = inAnotherTab(imani, await context.newPage());
    const isSent = ({ method, url }: { method: string; url: string }) =>
      method === 'POST' && new URL(url).pathname === path;
    await Promise.all([
      imani.page.waitForResponse((answer) => isSent({ method: answer.request().method(), url: answer.url() })),
      imani.go(path),
    ]);
    await expect.poll(() => waiting(imani.page).count()).toBe(0);
    await imani.go(visits.replace(/\/visits$/, ''));
    const pieces = imani.page.getByRole('table', { name: 'Evidence', exact: true });
    expect(await pieces.getByRole('link', { name: 'The board after the handover' }).count()).toBe(1);
  });
});

describe('R-092 a professional discussion', () => {
  oneStory();

  test('is recorded once all agree, in parts that outlive a closed tab, and marked while it runs', async () => {
    geoff.page.context().on('weberror', (one) => thrown.push(one.error().message));
    await begin('Professional discussion', 'Why the team knows its targets');
    expect(await geoff.page.getByRole('button', { name: 'Record', exact: true }).count()).toBe(0);
    await geoff.page.getByLabel('Who is there').fill('Geoff and Imani');
    await geoff.page.getByLabel(/^I asked all of them/).check();
    await geoff.press('All have agreed');
    await geoff.press('Record');
    await says(geoff, 'Recording.');
    await geoff.page.waitForResponse((answer) => answer.url().includes('number=0') && answer.status() === 204);
    await geoff.press('From now');
    await geoff.page.getByLabel('What is said there').fill('Targets were agreed with the team');
    await tickByWords(geoff.page, 4, '4.4');
    await geoff.press('Keep the mark');
    await expect.poll(() => marks(geoff.page).allInnerTexts()).toEqual([expect.stringContaining('4.4')]);
    const context = geoff.page.context();
    await geoff.page.close({ runBeforeUnload: false });
    geoff = inAnotherTab(geoff, await context.newPage());
    await geoff.go(here);
    expect(await geoff.page.locator('[data-kept="takes"] li').count()).toBe(1);
    await geoff.isSound();
  });

  test('goes on in a second recording, also while the network is away, and is heard by the candidate once it is signed', async () => {
    await geoff.press('Record');
    await geoff.page.waitForResponse((answer) => answer.url().includes('number=0') && answer.status() === 204);
    await geoff.page.context().setOffline(true);
    await says(geoff, /seconds not sent yet/);
    await geoff.page.context().setOffline(false);
    await Promise.all([geoff.page.waitForEvent('load'), geoff.press('Stop')]);
    const takes = geoff.page.locator('[data-kept="takes"] li');
    expect(await takes.count()).toBe(2);
    expect(await takes.last().textContent()).toMatch(/Recording 2, [1-9]\d* kB, about \d+ seconds/);
    await geoff.fill({ From: '0:01', 'What is said there': 'Each has their own' });
    await geoff.press('Keep the mark');
    await expect.poll(() => marks(geoff.page).count()).toBe(2);
    expect(await marks(geoff.page).last().textContent()).toContain('Recording 2, 0:01');
    await geoff.press('End it');
    await says(geoff, 'It has ended.');
    expect(thrown).toEqual([]);
    await geoff.page.getByLabel(/^This is what .* was asked/).check();
    await geoff.press('Sign it, for Imani Clarke to read');
    await says(geoff, 'It is signed.');
    await imani.go(here);
    const [length] = await Promise.all([
      imani.page
        .locator('audio')
        .first()
        .evaluate(
          (audio: HTMLAudioElement) =>
            new Promise<number>((heard, fail) => {
              audio.addEventListener('timeupdate', () => audio.currentTime > 0 && heard(audio.currentTime));
              audio.addEventListener('error', () => fail(new Error(audio.error?.message)));
              audio.muted = true;
              void audio.play();
            }),
        ),
    ]);
    expect(length).toBeGreaterThan(0);
    await imani.isSound();
  });
});

test('R-092 R-121 without script a recording is brought as a file, and its marks are typed', async () => {
  const plain = await enter('Geoff', phoneWithoutScript);
  await plain.go(`${visits}/new`);
  await plain.page.getByLabel('Professional discussion').check();
  await plain.fill({ 'What it is about': 'By telephone' });
  await plain.page.getByLabel('Arose by itself at work').check();
  await plain.press('Begin now');
  await says(plain, 'It has begun.');
  await plain.page.getByLabel('Who is there').fill('Geoff and Imani');
  await plain.page.getByLabel(/^I asked all of them/).check();
  await plain.press('All have agreed');
  await opened(plain, 'Bring a recording as a file');
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'audio/mpeg', buffer });
  await plain.page.getByLabel('The recording', { exact: true }).setInputFiles(file('notes.txt', Buffer.from('Words')));
  await plain.press('Keep the recording');
  await says(plain, /Choose a recording: MP3/);
  const head = Buffer.concat([Buffer.from('ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000'), Buffer.alloc(400)]);
  await plain.page.getByLabel('The recording', { exact: true }).setInputFiles(file('talk.mp3', head));
  await plain.press('Keep the recording');
  await says(plain, /^talk\.mp3 begins like an MP3 recording and nothing can be heard in it/);
  await plain.page.getByLabel('The recording', { exact: true }).setInputFiles(file('talk.wav', silence(2)));
  await plain.press('Keep the recording');
  await says(plain, 'The recording is kept.');
  await plain.fill({ From: 'soon', 'What is said there': 'Why the targets are what they are' });
  await plain.press('Keep the mark');
  await says(plain, 'Enter from when as minutes and seconds, like 12:05');
  await plain.fill({ From: '12:05', To: '13:10' });
  await plain.press('Keep the mark');
  await says(plain, '12:05 to 13:10');
  await fits(plain);
});
