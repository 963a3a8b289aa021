import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { packageBytes } from '#server/ledger/package.ts';
import { noteOver, sampleKey, sampleLedger, samplePackage } from '#server/ledger/package-sample.ts';
import { WrongUse } from './command.ts';
import { command } from './verify.ts';

let path: (name: string) => string;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leadwell-cli-'));
  path = (name) => join(folder, name);
  const bytes = await packageBytes(samplePackage(), sampleKey, { page: '', script: '' });
  await writeFile(path('sound.zip'), bytes);
  await writeFile(path('changed.zip'), bytes.with(700, bytes[700]! ^ 1));
  await writeFile(path('key.pem'), sampleKey.public.pem);
  await writeFile(path('checkpoint.txt'), noteOver(sampleLedger().entries, sampleKey, 5));
  return () => rm(folder, { recursive: true });
});

const run = (words: string[], options: Record<string, string> = {}) => command.run({ words, options });

test('R-102 a sound package is told in the form of the contract, with exit 0', async () => {
  const { json, exit, text } = await run([path('sound.zip')], {
    key: path('key.pem'),
    checkpoint: path('checkpoint.txt'),
  });
  expect(json).toMatchObject({
    ok: true,
    entries: 3,
    evidence: 1,
    checkpoint: { size: 6, time: '2026-11-22T10:00:00.000Z', key: sampleKey.public.id },
    problems: [],
    keyTrusted: true,
  });
  expect(exit).toBe(0);
  expect(text).toContain('Unaltered: every byte is as it was exported (1 piece of evidence, 3 ledger entries).');
});

test('R-102 a changed package is told with what and where, and exit 1', async () => {
  const { json, exit, text } = await run([path('changed.zip')]);
  expect(json).toMatchObject({ ok: false, problems: [{ kind: 'file-changed', where: { file: 'README.txt' } }] });
  expect(exit).toBe(1);
  expect(text).toContain('README.txt was changed');
});

test('of what is no package no key is spoken of', async () => {
  await writeFile(path('letter.zip'), 'Dear verifier');
  const { text, exit } = await run([path('letter.zip')]);
  expect(exit).toBe(1);
  expect(text).not.toContain('key');
  expect((await run([path('sound.zip')])).text).toContain('The key is the one that the package itself names.');
});

test('what cannot be read is refused in one sentence', async () => {
  await expect(run([path('none.zip')])).rejects.toThrow('none.zip is not there.');
  await expect(run([path('.')])).rejects.toThrow('is a folder');
  await expect(run([path('sound.zip')], { key: path('checkpoint.txt') })).rejects.toThrow('does not hold a public key');
  await expect(run([])).rejects.toThrow(WrongUse);
});
