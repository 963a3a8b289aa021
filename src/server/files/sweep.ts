// Going through everything kept: listing it, and removing what no row knows.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Disk } from './disk.ts';

export async function* walk(root: string, disk: Disk): AsyncGenerator<string> {
  for (const first of await folders(root, disk))
    for (const second of await folders(join(root, first), disk))
      for (const hash of await disk.readdir(join(root, first, second))) yield hash;
}

export async function sweepDisk(
  root: string,
  disk: Disk,
  before: Date,
  isKept: (hash: string) => Promise<boolean>,
): Promise<string[]> {
  const incoming = join(root, 'incoming');
  const swept: string[] = [];
  for (const name of await disk.readdir(incoming).catch(() => []))
    if (await isOlder(disk, join(incoming, name), before)) await disk.rm(join(incoming, name), { force: true });
  for await (const hash of walk(root, disk)) {
    const path = join(root, hash.slice(0, 2), hash.slice(2, 4), hash);
    const isOrphan = async (at: string) => (await isOlder(disk, at, before)) && !(await isKept(hash));
    if ((await isOrphan(path)) && (await remove(disk, path, join(incoming, hash), isOrphan))) swept.push(hash);
  }
  return swept;
}

/** Takes the file out of the way first and looks again: one put anew in between goes back to its place. */
async function remove(disk: Disk, path: string, aside: string, isOrphan: (at: string) => Promise<boolean>) {
  await disk.rename(path, aside);
  const orphan = await isOrphan(aside);
  if (orphan) await disk.rm(aside, { force: true });
  else await disk.rename(aside, path);
  return orphan;
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export async function hashOf(disk: Pick<Disk, 'open'>, path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await disk.open(path, 'r');
  for await (const chunk of file.createReadStream()) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

const isOlder = async (disk: Disk, path: string, before: Date) => (await disk.stat(path)).mtime < before;

const folders = async (path: string, disk: Disk) =>
  (await disk.readdir(path).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name));
