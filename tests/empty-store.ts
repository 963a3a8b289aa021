// A folder for a store of files, gone when the test ends; what is put there, and what lies there.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export async function emptyRoot() {
  const root = await mkdtemp(join(tmpdir(), 'leadwell-files-'));
  onTestFinished(() => rm(root, { recursive: true }));
  return join(root, 'files');
}

export async function* inPieces(bytes: Uint8Array, size = 65_536) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function everyFile(root: string) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
