import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotFound } from '../errors.ts';
import type { FileStore } from '../files/store.ts';
import { restoreStored, saveStored, storedHash } from './stored-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-stored-'));
});
afterAll(() => rm(folder, { recursive: true }));

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A store that has no folder at all, as an object store has none. */
function memoryStore(kept = new Map<string, Uint8Array>()): FileStore & { kept: Map<string, Uint8Array> } {
  return {
    kept,
    async put(content, { type = '' }) {
      const bytes = Buffer.concat(await Array.fromAsync(content));
      kept.set(hashOf(bytes), bytes);
      return { hash: hashOf(bytes), size: bytes.length, type };
    },
    async open(hash) {
      const found = kept.get(hash);
      if (!found) throw new NotFound();
      return Readable.from([found]);
    },
    has: async (hash) => kept.has(hash),
    verify: async (hash) => (kept.has(hash) ? 'sound' : 'missing'),
    async *hashes() {
      yield* kept.keys();
    },
    sweep: async () => [],
  };
}

test('stored files travel by the store’s own verbs, so that another kind of store could follow', async () => {
  const contents = ['What the customer wrote.', 'A rota'].map((text) => Buffer.from(text));
  const saved = await Array.fromAsync(
    saveStored(memoryStore(new Map(contents.map((bytes) => [hashOf(bytes), bytes]))), folder),
  );
  expect(saved.map(({ sha256 }) => sha256)).toEqual(contents.map(hashOf));
  expect(saved.map(storedHash)).toEqual(contents.map(hashOf));
  expect(storedHash({ path: 'keys/key.pem' })).toBe(null);
  expect(await readFile(join(folder, saved[0]!.path))).toEqual(contents[0]);
  const there = memoryStore();
  for (const file of saved) await restoreStored(there, folder, file);
  expect([...there.kept.keys()]).toEqual(contents.map(hashOf));
  await writeFile(join(folder, saved[1]!.path), 'A list');
  await expect(restoreStored(there, folder, saved[1]!)).rejects.toThrow('changed while it was restored');
});

test('a file that is no longer what its name says is not saved', async () => {
  const rotten = memoryStore(new Map([[hashOf(Buffer.from('before')), Buffer.from('after')]]));
  await expect(Array.fromAsync(saveStored(rotten, folder))).rejects.toThrow('no longer what it was');
});
