// Everything in a data folder beside its database: stored files, keys, the secret, mail written to the outbox.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { addressFile } from './own-address.ts';
import { restoreNote } from './unfinished-restore.ts';
import { sampleNote } from './unfinished-sample.ts';

/** `path` from the data folder on, with `/`; `sha256` in hexadecimal; `mode` of the file, such as 0o600. */
export type KeptFile = { path: string; bytes: number; sha256: string; mode: number };

const notKept = new Set(['database', 'DATABASE-IS-IN', 'incoming', addressFile, restoreNote, sampleNote]);

/** The paths of all that is kept below a folder; what is still arriving (`incoming`, or begun with a dot) is not. */
export async function* keptPaths(home: string, below = '', without: string[] = []): AsyncGenerator<string> {
  if (!existsSync(join(home, below))) return;
  for (const entry of await readdir(join(home, below), { withFileTypes: true })) {
    if (notKept.has(entry.name) || without.includes(entry.name) || entry.name.startsWith('.')) continue;
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* keptPaths(home, path);
    else if (entry.isFile()) yield path;
  }
}

/** Copies one file, hashing it on the way and flushing it at the end. */
export async function copyHashed(from: string, to: string, path: string): Promise<KeptFile> {
  const source = join(from, path);
  await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
  const { hashing, result } = hasher();
  await pipeline(createReadStream(source), hashing, createWriteStream(join(to, path), { flush: true }));
  const mode = (await stat(source)).mode & 0o777;
  await chmod(join(to, path), mode);
  return { path, mode, ...result() };
}

/** Size and SHA-256 of a file. */
export async function hashFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const { hashing, result } = hasher();
  await pipeline(createReadStream(file), hashing.resume());
  return result();
}

/** A stage of a pipeline that counts and hashes what passes. */
export function hasher() {
  const hash = createHash('sha256');
  let bytes = 0;
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      hash.update(chunk);
      bytes += chunk.length;
      pass(null, chunk);
    },
  });
  return { hashing, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}
