// The browser of the journeys: found, or installed where that can be done without asking.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

/** Chromium without windows comes first: the same engine and version, at half of the work for a page. */
const windowless = 'chromium-headless-shell';
const names = [windowless, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const apps = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** The program's path; null, with a sentence printed, where there is none and none can be installed. */
export async function chromium() {
  if (!process.env.LEADWELL_CHROMIUM && !find([windowless]) && mayInstall()) await install();
  const found = find(names) ?? apps.find((path) => existsSync(path)) ?? null;
  if (!found)
    console.error(
      'The journeys need Chromium. Install it (Debian: sudo apt-get install chromium; macOS: brew install --cask chromium) or name one in LEADWELL_CHROMIUM.',
    );
  return found;
}

/** The one without windows; where there is no such package and no other browser, the usual one. */
async function install() {
  console.log('Installing Chromium, for the journeys …');
  if (await installed(windowless)) return;
  await run('apt-get', ['update', '-qq']);
  if (!(await installed(windowless)) && !find(names)) await installed('chromium');
}

/** Removes nothing for it: a machine may hold back another version of Chromium. */
async function installed(name) {
  const words = ['install', '-y', '-qq', '--no-remove', '--no-install-recommends', name];
  return (await run('apt-get', words, { DEBIAN_FRONTEND: 'noninteractive' })) === 0;
}

function find(wanted) {
  const folders = (process.env.PATH ?? '').split(':');
  const places = wanted.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.LEADWELL_CHROMIUM, ...places].find((path) => path && existsSync(path)) ?? null;
}

const mayInstall = () => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
