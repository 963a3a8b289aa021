// The file store on a disk: <root>/ab/cd/<hash>, and <root>/incoming for what is still arriving.
import { randomUUID } from 'node:crypto';
import * as node from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { NotFound } from '../errors.ts';
import { asRefusal, receive } from './receive.ts';
import type { Expected, FileStore, KeptFile } from './store.ts';
import { hashOf, sweepDisk, walk } from './sweep.ts';

/** The few operations asked of a disk, so that a test may let any of them fail. */
export type Disk = Pick<typeof node, 'mkdir' | 'open' | 'readdir' | 'rename' | 'rm' | 'stat'>;

type Place = { root: string; disk: Disk; lasting: Set<string> };

export function diskStore(root: string, disk: Disk = node): FileStore {
  const place: Place = { root: resolve(root), disk, lasting: new Set() };
  const pathOf = (hash: string) => join(root, hash.slice(0, 2), hash.slice(2, 4), hash);
  return {
    put: (content, expected) => put(place, content, expected).catch(asRefusal(expected.name)),
    async open(hash, range) {
      const file = isHash(hash) ? await disk.open(pathOf(hash), 'r').catch(ifMissing) : null;
      if (!file) throw new NotFound('This file is not here.');
      return file.createReadStream(range ? { start: range.from, end: range.to } : {});
    },
    has: async (hash) => isHash(hash) && (await disk.stat(pathOf(hash)).catch(ifMissing)) !== null,
    async verify(hash) {
      const found = isHash(hash) ? await hashOf(disk, pathOf(hash)).catch(ifMissing) : null;
      if (found === null) return 'missing';
      return found === hash ? 'sound' : 'changed';
    },
    hashes: () => walk(root, disk),
    sweep: (before, isKept) => sweepDisk(root, disk, before, isKept),
  };
}

/**
 * The order that loses nothing at a power cut: write beside, flush, check, rename, flush the folder. A file of the same
 * content is replaced by this one, which heals it had it rotted.
 */
async function put(place: Place, content: AsyncIterable<Uint8Array>, expected: Expected): Promise<KeptFile> {
  const { root, disk } = place;
  const arriving = join(root, 'incoming', randomUUID());
  await makeFolder(dirname(arriving), place);
  try {
    const stored = await receive(disk, arriving, content, expected);
    const { hash } = stored;
    const folder = join(root, hash.slice(0, 2), hash.slice(2, 4));
    await makeFolder(folder, place);
    await disk.rename(arriving, join(folder, hash));
    await flushFolder(folder, disk);
    return stored;
  } catch (error) {
    await disk.rm(arriving, { force: true }).catch(() => {}); // the first failure is the one to tell; a sweep removes the rest
    throw error;
  }
}

/**
 * Makes a folder that is still there after a power cut: every folder above it is flushed, also where another upload has just
 * made it and has not come to flushing yet. Once done, this store knows it as `lasting`.
 */
async function makeFolder(folder: string, { root, disk, lasting }: Place) {
  if (lasting.has(folder)) return;
  await disk.mkdir(folder, { recursive: true, mode: 0o700 });
  for (let made = folder; made !== dirname(root); made = dirname(made)) await flushFolder(dirname(made), disk);
  lasting.add(folder);
}

async function flushFolder(folder: string, disk: Disk) {
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

function ifMissing(error: unknown) {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
