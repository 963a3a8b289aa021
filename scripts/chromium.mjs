// The browser of the journeys: found, or installed where that can be done without asking.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const apps = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** The program's path; null, with a sentence printed, where there is none and none can be installed. */
export async function chromium() {
  if (!find() && mayInstall()) {
    console.log('Installing Chromium, for the journeys …');
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
  }
  const found = find();
  if (!found)
    console.error(
      'The journeys need Chromium. Install it (Debian: sudo apt-get install chromium; macOS: brew install --cask chromium) or name one in LEADWELL_CHROMIUM.',
    );
  return found;
}

function find() {
  const places = (process.env.PATH ?? '').split(':').flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.LEADWELL_CHROMIUM, ...places, ...apps].find((path) => path && existsSync(path)) ?? null;
}

const mayInstall = () => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
