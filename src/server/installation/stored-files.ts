// The stored files of an installation in a backup and out of it again: through the store alone, wherever it keeps them.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CannotStart } from '../database/cannot-start.ts';
import type { FileStore } from '../files/store.ts';
import { hasher, type KeptFile } from './home-files.ts';

/** The folder below a data folder where a disk keeps them; backups lay them out the same way. */
export const storedFolder = 'files';
const mode = 0o600;
const pathOf = (hash: string) => `${storedFolder}/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;

/** The hash of a stored file in a backup; null for anything else that was saved. */
export const storedHash = ({ path }: Pick<KeptFile, 'path'>): string | null =>
  new RegExp(`^${storedFolder}/.*/([0-9a-f]{64})$`).exec(path)?.[1] ?? null;

/** Copies each into `folder`. A file's name is its hash: one that has changed is found here, not at the restore. @throws CannotStart */
export async function* saveStored(store: FileStore, folder: string): AsyncGenerator<KeptFile> {
  for await (const hash of store.hashes()) {
    const path = pathOf(hash);
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    const { hashing, result } = hasher();
    await pipeline(await store.open(hash), hashing, createWriteStream(join(folder, path), { flush: true, mode }));
    const file = { path, mode, ...result() };
    if (file.sha256 !== hash)
      throw new CannotStart(`The stored file ${path} is no longer what it was. Run: npm run leadwell -- doctor`);
    yield file;
  }
}

/** Puts one of a backup back. @throws CannotStart when it changed while it was read */
export async function restoreStored(
  store: FileStore,
  folder: string,
  { path, bytes, sha256 }: KeptFile,
): Promise<void> {
  const expected = { name: path, most: bytes, type: 'application/octet-stream' };
  const kept = await store.put(createReadStream(join(folder, path)), expected);
  if (kept.hash !== sha256) throw new CannotStart(`${path} changed while it was restored. Restore again.`);
}
