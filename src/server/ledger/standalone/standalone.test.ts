import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { packageBytes } from '../package.ts';
import { noteOver, sampleKey, sampleLedger, samplePackage } from '../package-sample.ts';
import { assemble } from './assemble.ts';
import { readVerifier } from './verifier.ts';

const browser = process.env.LEADWELL_CHROMIUM || '/usr/bin/chromium';
const verifier = await readVerifier();
const sound = await packageBytes(samplePackage(), sampleKey, verifier);
const changed = Uint8Array.from(sound, (byte, at) => (at === 5000 ? byte ^ 1 : byte));

async function unpacked() {
  const folder = await mkdtemp(join(tmpdir(), 'leadwell-verify-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  await writeFile(path('sound.zip'), sound);
  await writeFile(path('changed.zip'), changed);
  await writeFile(path('verify.mjs'), verifier.script);
  await writeFile(path('verify.html'), verifier.page);
  await writeFile(path('checkpoint.txt'), noteOver(sampleLedger('x.y').entries, sampleKey, 5));
  return path;
}

test('the stand-alone verifier is made from the sources as they are: node src/server/ledger/standalone/assemble.ts', () => {
  expect(verifier).toEqual(assemble());
});

test('R-102 verify.mjs tells a sound package from a changed one with nothing but Node', async () => {
  const path = await unpacked();
  const run = async (...args: string[]) => {
    const words = [path('verify.mjs'), ...args, '--json'];
    const ended = await promisify(execFile)(process.execPath, words, { env: {} }).catch(
      (error: { stdout: string; code: number }) => error,
    );
    return {
      code: 'code' in ended ? ended.code : 0,
      ...(JSON.parse(ended.stdout) as { ok: boolean; problems: { kind: string }[] }),
    };
  };
  expect(await run(path('sound.zip'), '--key', sampleKey.public.id)).toMatchObject({
    code: 0,
    ok: true,
    keyTrusted: true,
  });
  expect(await run(path('changed.zip'))).toMatchObject({ code: 1, ok: false });
  expect(await run(path('sound.zip'), '--checkpoint', path('checkpoint.txt'))).toMatchObject({
    code: 1,
    problems: [{ kind: 'other-history' }],
  });
});

const inBrowser = existsSync(browser) ? test : test.skip;
const title = 'R-102 verify.html tells the same in a browser without a network';

inBrowser(existsSync(browser) ? title : `${title} (skipped: no Chromium)`, async () => {
  const path = await unpacked();
  const open = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] });
  onTestFinished(() => open.close());
  const context = await open.newContext({ offline: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(path('verify.html')).href);
  const verdict = async (name: string) => {
    await page.getByLabel('Drop the portfolio').setInputFiles(path(name));
    return page.locator('#answer:is(.ok, .problem) h2').textContent();
  };
  expect(await verdict('sound.zip')).toContain('Unaltered: every byte is as it was exported');
  await page.reload();
  expect(await verdict('changed.zip')).toContain('Altered or incomplete');
  expect(complaints).toEqual([]);
});
