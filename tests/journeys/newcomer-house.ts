// An installation of its own, with everybody who came inside, each in a browser of their own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { temporaryHome } from '../faults/newcomer.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { members, type Person } from './newcomer-files.ts';
import { launch, type Visitor, visitor } from './visitor.ts';

export const home = temporaryHome('newcomer');
const inside = new Map<Person, Visitor>();
let server: ServerProcess;
let browser: Browser;

export async function open() {
  [server, browser] = await Promise.all([startServer({ LEADWELL_DATA: home.path }), launch()]);
}

export async function close() {
  for (const who of inside.values()) await who.leave();
  await browser.close();
  await server.end('SIGTERM');
  home.remove();
}

/** A browser for this person; members fill in their forms without script. */
export async function comes(person: Person): Promise<Visitor> {
  const who = await visitor(browser, server.origin, { javaScriptEnabled: !members.includes(person) });
  inside.set(person, who);
  return who;
}

export const as = (person: Person): Visitor => inside.get(person)!;
export const passwordOf = ({ name }: Person) => `three words of ${name}`;

/** Follows a link of the page's own content. */
export const opened = ({ page }: Visitor, name: string | RegExp) =>
  page.getByRole('main').getByRole('link', { name }).first().click();

export const says = ({ page }: Visitor, words: string | RegExp) => page.getByText(words).first().waitFor();

/** Something is refused, and the page says so on top. */
export const isRefused = ({ page }: Visitor, words: string) =>
  page.getByRole('alert', { name: 'There is a problem' }).getByText(words).first().waitFor();

export const chosen = ({ page }: Visitor, label: string) => page.getByLabel(label).locator(':checked').textContent();

export async function upload(who: Visitor, label: string, name: string, csv: string) {
  await who.page.getByLabel(label).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await who.press('Show how it will be read');
  await who.page.getByRole('heading', { level: 1, name }).waitFor();
}

/** A day as YYYY-MM-DD where the organisation is. */
export const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });

/** A date in its three boxes. */
export async function day({ page }: Visitor, legend: string, date: string) {
  const parts = date.split('-');
  const boxes = page.getByRole('group', { name: legend });
  for (const [at, label] of ['Year', 'Month', 'Day'].entries()) await boxes.getByLabel(label).fill(parts[at]!);
}

export async function answer({ page, press }: Visitor, words: string) {
  await page.getByRole('radio', { name: words }).check();
  await press('Answer');
}

/** The command as anybody runs it: its exit code, and what it printed. */
export async function leadwell(...words: string[]) {
  const child = spawn('bin/leadwell', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said, [exit]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { exit: exit as number, said };
}

/** Somebody's words are on no page that they opened. */
export const isHidden = async ({ page }: Visitor, words: string) => expect(await page.content()).not.toContain(words);
