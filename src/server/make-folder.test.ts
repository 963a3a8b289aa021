import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { saying } from './database/cannot-start.ts';
import { makeFolder } from './make-folder.ts';

const home = mkdtempSync(join(tmpdir(), 'leadwell-folders-'));
afterAll(() => rmSync(home, { recursive: true }));

test('a folder is made with those above it, again is no error, and a file in the way is told', () => {
  const deep = join(home, 'a/b/c');
  makeFolder(deep, 0o700);
  makeFolder(deep);
  expect(statSync(deep).mode & 0o777).toBe(0o700);
  writeFileSync(join(home, 'file'), '');
  expect(() => makeFolder(join(home, 'file'))).toThrow(/EEXIST/);
  expect(() => makeFolder(join(home, 'file/below'))).toThrow(/ENOTDIR|EEXIST/);
});

test.runIf(existsSync('/proc/self'))('where nothing can be made, that is told, not tried for ever', async () => {
  const words = /\/proc\/leadwell\/data cannot be made there\. Choose another folder/;
  await expect(saying('/proc/leadwell/data', () => makeFolder('/proc/leadwell/data'))).rejects.toThrow(words);
});
