// The file store on a disk: <root>/ab/cd/<hash>, and <root>/incoming for what is still arriving.
import { randomUUID } from 'node:crypto';
import * as node from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NotFound } from '../errors.ts';
import { asRefusal, receive } from './receive.ts';
import type { Expected, FileStore, KeptFile } from './store.ts';
import { hashOf, sweepDisk, walk } from './sweep.ts';

/** The few operations asked of a disk, so that a test may let any of them fail. */
export type Disk = Pick<typeof node, 'mkdir' | 'open' | 'readdir' | 'rename' | 'rm' | 'stat'>;

export function diskStore(root: string, disk: Disk = node): FileStore {
  const place = (hash: string) => join(root, hash.slice(0, 2), hash.slice(2, 4), hash);
  return {
    put: (content, expected) => put(root, disk, content, expected).catch(asRefusal(expected.name)),
    async open(hash, range) {
      const file = isHash(hash) ? await disk.open(place(hash), 'r').catch(ifMissing) : null;
      if (!file) throw new NotFound('This file is not here.');
      return file.createReadStream(range ? { start: range.from, end: range.to } : {});
    },
    has: async (hash) => isHash(hash) && (await disk.stat(place(hash)).catch(ifMissing)) !== null,
    async verify(hash) {
      const found = isHash(hash) ? await hashOf(disk, place(hash)).catch(ifMissing) : null;
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
async function put(
  root: string,
  disk: Disk,
  content: AsyncIterable<Uint8Array>,
  expected: Expected,
): Promise<KeptFile> {
  const arriving = join(root, 'incoming', randomUUID());
  await makeFolder(dirname(arriving), root, disk);
  try {
    const stored = await receive(disk, arriving, content, expected);
    const { hash } = stored;
    const folder = join(root, hash.slice(0, 2), hash.slice(2, 4));
    await makeFolder(folder, root, disk);
    await disk.rename(arriving, join(folder, hash));
    await flushFolder(folder, disk);
    return stored;
  } catch (error) {
    await disk.rm(arriving, { force: true }).catch(() => {}); // the first failure is the one to tell; a sweep removes the rest
    throw error;
  }
}

/** Makes a folder that is still there after a power cut: every folder that got a new name in it is flushed. */
async function makeFolder(folder: string, root: string, disk: Disk) {
  const first = await disk.mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length && made !== dirname(root); made = dirname(made))
    await flushFolder(dirname(made), disk);
}

async function flushFolder(folder: string, disk: Disk) {
  const handle = await disk.open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

function ifMissing(error: unknown) {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
